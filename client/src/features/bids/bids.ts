/** What the page of bids says, from what came in; no arithmetic in the components. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatCount } from '@workbench/shared/numeric/format.ts'

export type Bids = Plain<ReplyOf<'bids'>>
export type Bid = Bids['bids'][number]
export type BidderRow = Bids['bidders'][number]
export type Lot = Bids['lots'][number]
export type Opening = Plain<ReplyOf<'opening'>>

export interface Standing {
  readonly words: string
  readonly tone: 'good' | 'warn' | 'bad' | 'plain'
}

export const isOut = (bid: Bid): boolean => bid.withdrawn !== null || bid.disqualified !== null || (bid.late && bid.lateOutcome?.outcome !== 'accepted')

export const standingOf = (bid: Bid): Standing => {
  if (bid.withdrawn) return { words: 'withdrawn', tone: 'bad' }
  if (bid.disqualified) return { words: 'disqualified', tone: 'bad' }
  if (!bid.late) return { words: 'in time', tone: 'good' }
  if (!bid.lateOutcome) return { words: 'late, to be decided', tone: 'warn' }
  return bid.lateOutcome.outcome === 'accepted' ? { words: 'late, accepted', tone: 'warn' } : { words: 'late, refused', tone: 'bad' }
}

export const complianceWords = (bid: Bid): string => {
  if (!bid.compliance) return ''
  const { passed, failed, open } = bid.compliance
  return [...(passed > 0 ? [`${passed} passed`] : []), ...(failed > 0 ? [`${failed} failed`] : []), ...(open > 0 ? [`${open} open`] : [])].join(', ') || 'none asked'
}

/** Late, and nobody has said yet whether it counts. */
export const isUndecided = (bid: Bid): boolean => bid.late && !bid.lateOutcome && !bid.withdrawn && !bid.disqualified

/** What is proposed for an opened bid and waits for a second person; it stays in the running until then. */
export const proposedWords = ({ leaving }: Bid): string | null => (leaving === null ? null : leaving === 'withdrawal' ? 'withdrawal proposed' : 'disqualification proposed')

/** A bid is judged among those of its round; the round a lot is in stands apart from those that are over. */
export const isOfNow = ({ lots }: Pick<Bids, 'lots'>, bid: Bid): boolean => lots.find(({ id }) => id === bid.lot)?.round === bid.round

export interface RoundOfBids {
  readonly round: string
  readonly bids: readonly Bid[]
}

/** The rounds of a lot that are over, the latest first, each with its own bids. */
export const earlierRounds = (lot: Pick<Lot, 'id' | 'round'>, bids: readonly Bid[]): readonly RoundOfBids[] => {
  const earlier = bids.filter((bid) => bid.lot === lot.id && bid.round !== lot.round)
  return [...new Set(earlier.map(({ round }) => round))].toReversed().map((round) => ({ round, bids: earlier.filter((bid) => bid.round === round) }))
}

/** The finding of the page: of the rounds the lots are in now. */
export const findingOf = ({ bids: all, lots }: Bids): string => {
  if (all.length === 0) return 'No bid has come in yet'
  const bids = all.filter((bid) => isOfNow({ lots }, bid))
  if (bids.length === 0) return 'No bid has come in for the round of now yet'
  const undecided = bids.filter(isUndecided).length
  const inRunning = bids.filter((bid) => !isOut(bid))
  const sealed = inRunning.filter((bid) => !bid.technical).length
  const prices = inRunning.filter((bid) => !bid.commercial).length
  const one = inRunning.length === 1
  const seal = inRunning.length === 0 ? 'none in the running' : sealed === inRunning.length ? (one ? 'sealed' : 'all sealed') : sealed > 0 ? `${sealed} of them sealed` : prices === inRunning.length ? `open but for ${one ? 'its price' : 'their prices'}` : prices > 0 ? `prices of ${prices} sealed` : `open with ${one ? 'its price' : 'their prices'}`
  const late = undecided > 0 ? `; ${formatCount(undecided, 'late bid')} to decide on` : ''
  return `${formatCount(bids.length, 'bid')} for ${formatCount(new Set(bids.map(({ lot }) => lot)).size, 'lot')}, ${seal}${late}`
}

/** A lot whose envelopes could be opened next. */
export const lotsToOpen = ({ lots }: Bids): readonly Lot[] => lots.filter((lot) => lot.stage === 'sealed' || lot.stage === 'moderation')

export const lotsReceiving = ({ lots }: Bids): readonly Lot[] => lots.filter((lot) => ['published', 'selection', 'sealed'].includes(lot.stage))

/** By bidder, lot: the outcome of selection. */
export const outcomeOf = (bidder: BidderRow, lot: string) => bidder.selection.find((entry) => entry.lot === lot)

export const mayDisqualify: readonly string[] = ['sealed', 'opened', 'compliance', 'scoring', 'moderation', 'pricesOpened', 'review']

/** What of an opened bid can still change the result is corrected; after the award it stands as it was judged. */
export const mayCorrect = mayDisqualify.filter((stage) => stage !== 'sealed')

export const isOver = ({ stage }: Pick<Lot, 'stage'>): boolean => stage === 'closed' || stage === 'abandoned'

/** All envelopes of a kind of one round are opened in one act: when, and by which two people. */
export const openingsOf = (bids: readonly Bid[]): { readonly kind: 'technical' | 'commercial'; readonly opened: NonNullable<Bid['technical']> }[] =>
  (['technical', 'commercial'] as const).flatMap((kind) => {
    const opened = bids.find((bid) => bid[kind])?.[kind]
    return opened ? [{ kind, opened }] : []
  })

interface Node {
  readonly id: string
  readonly parent: string | null
  readonly order: number
  readonly kind: string
  readonly lot: string
}

/** The questions of a lot as the tree reads from top to bottom. */
export const questionsInOrder = <N extends Node>(criteria: readonly N[], lot: string): N[] => {
  const beneath = (parent: string | null): N[] =>
    criteria.filter((node) => node.lot === lot && node.parent === parent).toSorted((a, b) => a.order - b.order).flatMap((node) => (node.kind === 'question' ? [node] : beneath(node.id)))
  return beneath(null)
}
