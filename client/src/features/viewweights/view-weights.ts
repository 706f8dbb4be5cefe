/** One trust's own weights beside the award's: what it names, what stays, and what it comes to in the whole. Never the award. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { exact, one, type Exact } from '@workbench/shared/numeric/exact.ts'
import { readWeight, sumWeights, weightText, type WeightSum } from '../../parts/weights.ts'

export type Criterion = Plain<ReplyOf<'model'>>['criteria'][number]
export type ViewSet = Plain<ReplyOf<'viewWeights'>>['sets'][number]

/** Own weights as typed, by criterion; an empty one stays with the award. `base` is the revision they started from. */
export interface Draft {
  readonly base: number
  readonly texts: Readonly<Record<string, string>>
  readonly reason: string
}

export const draftFrom = (set: ViewSet | undefined): Draft => ({
  base: set?.revision ?? 0, texts: Object.fromEntries((set?.weights ?? []).map(({ criterion, weight }) => [criterion, weightText(weight)])), reason: '',
})

export const typed = (draft: Draft, criterion: string, text: string): Draft => ({ ...draft, texts: { ...draft.texts, [criterion]: text } })

export const isChanged = (draft: Draft, set: ViewSet | undefined): boolean => {
  const recorded = draftFrom(set).texts
  return [...new Set([...Object.keys(draft.texts), ...Object.keys(recorded)])].some((id) => (draft.texts[id] ?? '').trim() !== (recorded[id] ?? ''))
}

export interface NodeRow {
  readonly kind: 'node'
  readonly node: Criterion
  readonly depth: number
  readonly text: string
  /** In the whole under the award, and under the own weights; null while a weight on the way up is missing. */
  readonly award: Exact | null
  readonly own: Exact | null
  readonly because: string | null
}
export interface SumRow {
  readonly kind: 'sum'
  readonly parent: Criterion
  readonly depth: number
  /** Null where the trust names none of these siblings: the award's stand. */
  readonly sum: WeightSum | null
}
export type Row = NodeRow | SumRow

export const childrenOf = (criteria: readonly Criterion[], parent: string): readonly Criterion[] => criteria.filter((node) => node.parent === parent).sort((a, b) => a.order - b.order)

const textOf = (draft: Draft, node: Criterion): string => (draft.texts[node.id] ?? '').trim()
/** The own weight where there is one, otherwise the award's. */
const standing = (draft: Draft, node: Criterion): string => textOf(draft, node) || (node.weight === null ? '' : weightText(node.weight))
const isNamed = (draft: Draft, children: readonly Criterion[]): boolean => children.some((child) => textOf(draft, child) !== '')

const times = (above: Exact | null, text: string): Exact | null => {
  const read = readWeight(text)
  return above && 'weight' in read ? above.mul(exact(read.weight)) : null
}

/** The tree from the root's children down, each set of siblings followed by its sum. */
export const rowsOf = (criteria: readonly Criterion[], lot: string, draft: Draft): readonly Row[] => {
  const own = criteria.filter((node) => node.lot === lot)
  const beneath = (parent: Criterion, depth: number, award: Exact | null, mine: Exact | null): readonly Row[] => {
    const children = childrenOf(own, parent.id)
    if (children.length === 0) return []
    const rows = children.flatMap((node): readonly Row[] => {
      const text = draft.texts[node.id] ?? ''
      const read = readWeight(text)
      const row: NodeRow = { kind: 'node', node, depth, text, award: times(award, node.weight ?? ''), own: times(mine, standing(draft, node)), because: text.trim() !== '' && 'because' in read ? read.because : null }
      return [row, ...beneath(node, depth + 1, row.award, row.own)]
    })
    return [...rows, { kind: 'sum', parent, depth, sum: isNamed(draft, children) ? sumWeights(children.map((child) => standing(draft, child))) : null }]
  }
  const root = own.find((node) => node.parent === null)
  return root ? beneath(root, 1, one, one) : []
}

export type ReadSet = { readonly weights: readonly { readonly criterion: string; readonly weight: string }[] } | { readonly wrong: readonly { readonly criterion: string; readonly message: string }[] }

/** Siblings are named completely or not at all, so that each named set sums by itself to exactly 100%. */
export const readSet = (criteria: readonly Criterion[], lot: string, draft: Draft): ReadSet => {
  const rows = rowsOf(criteria, lot, draft)
  const wrong = rows.flatMap((row) => {
    if (row.kind === 'node') return row.because === null ? [] : [{ criterion: row.node.id, message: `${row.node.ref} ${row.node.title}: ${row.because}.` }]
    return row.sum === null || row.sum.complete ? [] : [{ criterion: childrenOf(criteria, row.parent.id)[0]!.id, message: `The weights under ${row.parent.ref} ${row.parent.title} come to ${row.sum.sentence}; they have to come to exactly 100%.` }]
  })
  if (wrong.length > 0) return { wrong }
  const weights = rows.flatMap((row) => (row.kind === 'sum' && row.sum ? childrenOf(criteria, row.parent.id) : [])).flatMap((node) => {
    const read = readWeight(standing(draft, node))
    return 'weight' in read ? [{ criterion: node.id, weight: read.weight }] : []
  })
  return weights.length > 0 ? { weights } : { wrong: [{ criterion: rows.find((row) => row.kind === 'node')?.node.id ?? '', message: 'Enter at least one own weight; an empty field stays with the award.' }] }
}

/** Where a set differs from the award, in tree order. */
export const differencesOf = (criteria: readonly Criterion[], set: ViewSet): readonly { readonly node: Criterion; readonly award: string; readonly own: string }[] =>
  criteria.flatMap((node) => {
    const own = set.weights.find(({ criterion }) => criterion === node.id)
    return own && (node.weight === null || !exact(own.weight).equals(exact(node.weight))) ? [{ node, award: node.weight === null ? 'none' : weightText(node.weight), own: weightText(own.weight) }] : []
  })
