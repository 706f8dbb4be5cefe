/**
 * Which of the latest events a person is told of on the overview. Who reads the whole record hears of all of them. Everybody
 * else hears of those whose outcome stands in views they may read anyway, without the words that were written about it (R15).
 */
import type { Recorded } from '../record/kernel.ts'
import type { TenderEventType } from '../record/tender/events.ts'
import type { TenderState } from '../record/tender/state.ts'
import { isBuyingSide, mayReadRecord, takesPart } from './viewer.ts'

/** Stages, dates and members: on the overview and the consortium’s page of everybody who takes part. */
const forEverybody: ReadonlySet<string> = new Set<TenderEventType>([
  'tenderStarted', 'lotAdded', 'lotChanged', 'lotRemoved', 'roundAdded', 'roundDeadlineChanged', 'datesPlanned', 'stageMoved', 'trustJoined', 'modelPublished',
])

/** The drafted model and who takes part: on pages of the whole buying side. */
const forBuyers: ReadonlySet<string> = new Set<TenderEventType>([
  'trustsMerged', 'trustLeft', 'requirementAdded', 'requirementChanged', 'requirementRemoved', 'scaleAdded', 'scaleChanged', 'criterionAdded', 'criterionChanged', 'criterionMoved', 'criterionRemoved', 'criteriaWeighed',
  'thresholdSet', 'thresholdRemoved', 'askedInRound', 'priceModelSet', 'rulesSet', 'modelTestSigned', 'publicationProposed', 'bidReceived',
])

export type LatestTold = 'whole' | 'bare' | 'not'

/** `bare`: without a text, and without anything else that a text stands behind. */
export const latestTold = (state: TenderState, person: string, event: Pick<Recorded, 'type'>): LatestTold =>
  mayReadRecord(state, person) ? 'whole'
    : takesPart(state, person) && (forEverybody.has(event.type) || (forBuyers.has(event.type) && isBuyingSide(state, person))) ? 'bare' : 'not'
