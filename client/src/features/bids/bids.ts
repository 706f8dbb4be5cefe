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

/** The finding of the page. */
export const findingOf = ({ bids, lots }: Bids): string => {
  if (bids.length === 0) return 'No bid has come in yet'
  const undecided = bids.filter((bid) => standingOf(bid).tone === 'warn' && !bid.lateOutcome).length
  const inRunning = bids.filter((bid) => !isOut(bid))
  const sealed = inRunning.filter((bid) => !bid.technical).length
  const prices = inRunning.filter((bid) => !bid.commercial).length
  const seal = sealed === inRunning.length ? 'all sealed' : sealed > 0 ? `${sealed} of them sealed` : prices === inRunning.length ? 'open but for their prices' : prices > 0 ? `prices of ${prices} sealed` : 'open with their prices'
  const late = undecided > 0 ? `; ${formatCount(undecided, 'late bid')} to decide on` : ''
  return `${formatCount(bids.length, 'bid')} for ${formatCount(lots.length, 'lot')}, ${seal}${late}`
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

/** All envelopes of a kind are opened in one act: when, and by which two people. */
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
