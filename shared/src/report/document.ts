/**
 * A document as a tree: what it says and in which order, not how it looks. Texts are made of pieces, so that a commitment
 * may stand where the server puts the text behind it; once redeemed every piece is a string.
 */
import type { ContributionBar } from '../chart/contributions.ts'
import type { Commitment } from '../contract/primitives.ts'

/** What texts are made of before and after commitments are redeemed. */
export type Unredeemed = string | Commitment
export type Text<P> = readonly P[]

export interface Head {
  readonly text: string
  readonly unit?: string
  readonly numeric?: boolean
}

export interface TableRow<P> {
  /** The first cell names the row. */
  readonly cells: readonly Text<P>[]
}

export type Block<P> =
  | { readonly kind: 'paragraph'; readonly text: Text<P>; readonly tone?: 'note' | 'small' }
  | { readonly kind: 'list'; readonly items: readonly Text<P>[] }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Text<P> }[] }
  | { readonly kind: 'table'; readonly caption: string; readonly heads: readonly Head[]; readonly rows: readonly TableRow<P>[] }
  /** Weighted contributions; the same numbers stand in a table beside it. */
  | { readonly kind: 'contributions'; readonly title: string; readonly subtitle: string; readonly bars: readonly ContributionBar[] }
  | Section<P>

export interface Section<P> {
  readonly kind: 'section'
  readonly id: string
  readonly heading: string
  readonly blocks: readonly Block<P>[]
}

export interface ReportDocument<P> {
  readonly title: string
  readonly subtitle: string
  /** Stands on the cover and in every page's margin: illustrative data is never taken for real. */
  readonly mark: string | null
  /** The last event of the record that the document rests on. */
  readonly seq: number
  readonly cover: readonly { readonly label: string; readonly value: Text<P> }[]
  readonly sections: readonly Section<P>[]
}

type Pieces = Unredeemed | readonly Unredeemed[]
type Made = Block<Unredeemed>
const textOf = (pieces: Pieces): Text<Unredeemed> => (Array.isArray(pieces) ? (pieces as readonly Unredeemed[]) : [pieces as Unredeemed])

export const paragraph = (text: Pieces, tone?: 'note' | 'small'): Made => ({ kind: 'paragraph', text: textOf(text), ...(tone ? { tone } : {}) })
export const list = (items: readonly Pieces[]): Made => ({ kind: 'list', items: items.map(textOf) })
export const facts = (...entries: readonly (readonly [string, Pieces] | undefined)[]): Made =>
  ({ kind: 'facts', facts: entries.flatMap((entry) => (entry ? [{ label: entry[0], value: textOf(entry[1]) }] : [])) })
export const section = (id: string, heading: string, ...blocks: readonly (Made | undefined)[]): Section<Unredeemed> =>
  ({ kind: 'section', id, heading, blocks: blocks.filter((block) => block !== undefined) })

/** A head written "Price|£" is numeric with its unit; "Rank|" is numeric without one. */
export const table = (caption: string, heads: readonly string[], rows: readonly (readonly Pieces[])[]): Made => ({
  kind: 'table', caption,
  heads: heads.map((head) => {
    const [text, unit] = head.split('|')
    return { text: text!, ...(unit === undefined ? {} : { numeric: true, ...(unit === '' ? {} : { unit }) }) }
  }),
  rows: rows.map((cells) => ({ cells: cells.map(textOf) })),
})
