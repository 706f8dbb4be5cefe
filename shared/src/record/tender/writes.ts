/**
 * Which events write what: each thing that can be overwritten has a key, and each writing of it counts its revision up.
 * Scores, compliance and consensus count in their own areas; where a criterion stands is counted where siblings are numbered.
 */
import { mark } from '../written.ts'
import type { TenderEvent, TenderEvents, TenderEventType } from './events.ts'
import type { TenderState } from './state.ts'

export const tenderKey = 'tender'
export const planKey = 'plan'
export const rulesKey = 'rules'
export const proposalKey = 'proposal'
export const lotKey = (lot: string) => `lot/${lot}`
export const roundKey = (round: string) => `round/${round}`
export const nextRoundKey = (lot: string) => `next-round/${lot}`
export const profileKey = (trust: string) => `profile/${trust}`
export const requirementKey = (requirement: string) => `requirement/${requirement}`
export const scaleKey = (scale: string) => `scale/${scale}`
export const criterionKey = (criterion: string) => `criterion/${criterion}`
/** Under which parent, and at which place among its siblings, a criterion stands. */
export const placeKey = (criterion: string) => `place/${criterion}`
export const weightsKey = (parent: string) => `weights/${parent}`
export const viewWeightsKey = (trust: string, lot: string) => `view/${trust}/${lot}`
export const thresholdKey = (threshold: string) => `threshold/${threshold}`
export const roundPartKey = (round: string, lot: string) => `round-part/${round}/${lot}`
export const priceKey = (lot: string) => `price/${lot}`
export const interestsKey = (person: string) => `interests/${person}`
export const selectionKey = (bidder: string, lot: string) => `selection/${bidder}/${lot}`
export const lateKey = (bid: string) => `late/${bid}`
export const revoteKey = (question: string, bid: string, person: string) => `revote/${question}/${bid}/${person}`
export const positionWrittenKey = (lot: string, trust: string) => `position/${lot}/${trust}`
export const drawKey = (lot: string) => `draw/${lot}`
export const abandonmentKey = (lot: string) => `abandonment/${lot}`
export const awardKey = (lot: string) => `award/${lot}`

type Keys = { readonly [N in TenderEventType]?: (body: TenderEvents[N], actor: string) => string }

const keys: Keys = {
  tenderStarted: () => tenderKey,
  tenderDescribed: () => tenderKey,
  lotAdded: ({ id }) => lotKey(id),
  lotChanged: ({ lot }) => lotKey(lot),
  lotRemoved: ({ lot }) => lotKey(lot),
  roundAdded: ({ id }) => roundKey(id),
  roundDeadlineChanged: ({ round }) => roundKey(round),
  roundProposed: ({ lot }) => nextRoundKey(lot),
  roundBegun: ({ lot }) => nextRoundKey(lot),
  datesPlanned: () => planKey,
  trustDescribed: ({ trust }) => profileKey(trust),
  requirementAdded: ({ id }) => requirementKey(id),
  requirementChanged: ({ requirement }) => requirementKey(requirement),
  requirementRemoved: ({ requirement }) => requirementKey(requirement),
  scaleAdded: ({ id }) => scaleKey(id),
  scaleChanged: ({ scale }) => scaleKey(scale),
  criterionAdded: ({ id }) => criterionKey(id),
  criterionChanged: ({ criterion }) => criterionKey(criterion),
  criterionRemoved: ({ criterion }) => criterionKey(criterion),
  criteriaWeighed: ({ parent }) => weightsKey(parent),
  viewWeighed: ({ trust, lot }) => viewWeightsKey(trust, lot),
  thresholdSet: ({ threshold }) => thresholdKey(threshold.id),
  thresholdRemoved: ({ threshold }) => thresholdKey(threshold),
  askedInRound: ({ round, lot }) => roundPartKey(round, lot),
  priceModelSet: ({ price }) => priceKey(price.lot),
  rulesSet: () => rulesKey,
  publicationProposed: () => proposalKey,
  modelPublished: () => proposalKey,
  interestsDeclared: (_body, actor) => interestsKey(actor),
  interestsDecided: ({ person }) => interestsKey(person),
  selectionDecided: ({ bidder, lot }) => selectionKey(bidder, lot),
  lateBidDecided: ({ bid }) => lateKey(bid),
  revoteCast: ({ question, bid }, actor) => revoteKey(question, bid, actor),
  positionRecorded: ({ lot, trust }) => positionWrittenKey(lot, trust),
  drawRecorded: ({ lot }) => drawKey(lot),
  awardProposed: ({ lot }) => awardKey(lot),
  awardApproved: ({ lot }) => awardKey(lot),
  abandonmentProposed: ({ lot }) => abandonmentKey(lot),
  lotAbandoned: ({ lot }) => abandonmentKey(lot),
}

export const markWritten = (draft: TenderState, event: TenderEvent): void => {
  const keyOf = keys[event.type] as ((body: unknown, actor: string) => string) | undefined
  if (keyOf) mark(draft.written, keyOf(event.body, event.actor), event, (event.body as { revision?: number }).revision)
}
