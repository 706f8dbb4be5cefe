import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'

export type Overview = Plain<ReplyOf<'overview'>>
export type LotRounds = Plain<ReplyOf<'rounds'>>

/** Neighbours in a list that say the same are shown once. */
export const together = <T>(items: readonly T[], sameOf: (item: T) => unknown): readonly (readonly [T, ...T[]])[] => {
  const groups = new Map<string, [T, ...T[]]>()
  for (const item of items) {
    const key = JSON.stringify(sameOf(item))
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}

/** Lots that walked the same stages on the same days share one line. */
export const lotsOfOneLine = (overview: Overview) => together(overview.lots, ({ stage, steps }) => [stage, steps.map((step) => [step.stage, step.at.slice(0, 10)])])

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
