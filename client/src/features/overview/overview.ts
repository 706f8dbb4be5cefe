import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'

export type Overview = Plain<ReplyOf<'overview'>>
export type LotRounds = Plain<ReplyOf<'rounds'>>

export const roundStanding = { over: 'over', now: 'the round of now', ahead: 'ahead' } as const

/** By bidder: whether it is taken further, and if not, on what ground. */
export type RoundDraft = Readonly<Record<string, { readonly goes: boolean | null; readonly ground: string }>>

/** Who goes and who does not, with what is still missing before it can be proposed. */
export const selectionOf = (running: LotRounds['running'], draft: RoundDraft, nameOf: (bidder: string) => string) => {
  const of = (bidder: string) => draft[bidder] ?? { goes: null, ground: '' }
  const ids = running.map(({ bidder }) => bidder)
  const further = ids.filter((id) => of(id).goes === true)
  const problems: ErrorItem[] = ids.flatMap((id) => {
    const { goes, ground } = of(id)
    if (goes === null) return [{ message: `Choose whether ${nameOf(id)} is taken further.`, field: `further-${id}` }]
    return !goes && ground.trim() === '' ? [{ message: `Say on what ground ${nameOf(id)} is not taken further; it stands in the record.`, field: `ground-${id}` }] : []
  })
  const none = problems.length === 0 && further.length === 0 ? [{ message: 'A round needs at least one bidder.', field: `further-${ids[0] ?? ''}` }] : []
  return { further, out: ids.filter((id) => of(id).goes === false).map((id) => ({ bidder: id, ground: of(id).ground.trim() })), problems: [...problems, ...none] }
}
