/** The matrix of compliance: which cell says what, and what the page finds. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatCount } from '@workbench/shared/numeric/format.ts'

export type Compliance = Plain<ReplyOf<'compliance'>>
export type Outcome = Compliance['outcomes'][number]
export type Change = Compliance['changes'][number]

export interface CellPlace {
  readonly bid: string
  readonly requirement: string
}

export const cellKey = ({ bid, requirement }: CellPlace): string => `${bid}/${requirement}`

const changing: readonly string[] = ['opened', 'compliance', 'scoring', 'moderation', 'pricesOpened', 'review']

/** Until the award; what is proposed later could not be approved. */
export const stillChanges = ({ stage }: Pick<Compliance, 'stage'>): boolean => changing.includes(stage)

export const outcomesByCell = ({ outcomes }: Compliance): ReadonlyMap<string, Outcome> => new Map(outcomes.map((outcome) => [cellKey(outcome), outcome]))

export const waitingByCell = ({ changes }: Compliance): ReadonlyMap<string, Change> => new Map(changes.flatMap((change) => (change.status === 'waiting' && change.requirement !== null ? [[cellKey({ bid: change.bid, requirement: change.requirement }), change]] : [])))

/** Cells in the order in which one works through them: a requirement across all bids, then the next. */
export const cellsInOrder = ({ requirements, bids }: Compliance): CellPlace[] => requirements.flatMap((requirement) => bids.map(({ bid }) => ({ bid, requirement: requirement.id })))

/** The next undecided cell after this one, from the start again at the end. */
export const nextOpen = (compliance: Compliance, after: CellPlace | null): CellPlace | undefined => {
  const cells = cellsInOrder(compliance)
  const decided = outcomesByCell(compliance)
  const from = after ? cells.findIndex((cell) => cellKey(cell) === cellKey(after)) + 1 : 0
  return [...cells.slice(from), ...cells.slice(0, from)].find((cell) => !decided.has(cellKey(cell)) && (!after || cellKey(cell) !== cellKey(after)))
}

/** Where a key leads from a cell; the edge stays the edge. */
export const moved = ({ requirements, bids }: Compliance, from: CellPlace, key: string): CellPlace | undefined => {
  const row = requirements.findIndex(({ id }) => id === from.requirement)
  const column = bids.findIndex(({ bid }) => bid === from.bid)
  const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[key] ?? [0, 0]
  if (down === 0 && right === 0) return undefined
  const requirement = requirements[row + down!]
  const bid = bids[column + right!]
  return requirement && bid ? { requirement: requirement.id, bid: bid.bid } : from
}

export const findingOf = (compliance: Compliance, name: (bidder: string) => string): string => {
  const { bids, requirements, outcomes } = compliance
  if (bids.length === 0) return 'No opened bid to check'
  const open = bids.length * requirements.length - outcomes.length
  const failing = bids.filter(({ bid }) => outcomes.some((outcome) => outcome.bid === bid && outcome.outcome === 'fail'))
  if (open > 0) return `${formatCount(open, 'decision is', 'decisions are')} still open, of ${bids.length * requirements.length}`
  return failing.length === 0 ? `Every bid meets every mandatory requirement` : `${failing.map(({ bidder }) => name(bidder)).join(', ')} ${failing.length === 1 ? 'fails' : 'fail'} at least one mandatory requirement`
}
