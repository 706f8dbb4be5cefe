import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { refuse } from '../../record/kernel.ts'
import { withdrawnSinceAward } from '../../record/tender/bids/since-award.ts'
import { hasOpenedBids } from '../../record/tender/bids/running.ts'
import { positionKey } from '../../record/tender/decision/state.ts'
import { hasOpenPrices } from '../../record/tender/decision/variations.ts'
import { currentVersion, isRefusal, lotOf } from '../../record/tender/guards.ts'
import { departureOf, trustsWithStanding } from '../../record/tender/setup/membership.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { abandonmentKey, awardKey, drawKey, positionWrittenKey } from '../../record/tender/writes.ts'
import { formerTrustsOf, hasAccess, holds, isOfThePanels, mayReadRecord, mayReadResults, trustsOf } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'
import { standsAt } from '../written.ts'

/**
 * Hidden with the results: an award tells the order of bids. A lot can be suspended or abandoned before there are any, so
 * those who read the whole record see that part at every stage.
 */
export const decision: TenderViewOf<'decision'> = (state, person, { lot: id }) => {
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  // Of an abandoned lot nothing is left to decide; what was decided before stays readable in the record.
  const shown = mayReadResults(state, person, id) || (lot.stage === 'abandoned' && mayReadRecord(state, person))
  const refusal = refuseResults(state, person)
  const former = formerTrustsOf(state, person).filter((trust) => state.decision.positions.has(positionKey(id, trust)))
  const whole = shown || mayReadRecord(state, person)
  if (!whole && former.length === 0) return refusal
  const area = state.decision
  const award = area.awards.get(id)
  const draw = area.draws.get(id)
  const revisionOf = (key: string) => standsAt(state, key).revision
  const own = trustsOf(state, person)
  const runs = holds(state, person, 'lead', 'secondPerson') && hasAccess(state, person)
  const abandoned = area.abandoned.get(id)
  return {
    lot: id, stage: lot.stage, places: lot.places, hidden: shown ? null : whole ? refusal.sentence : 'Your trust is no member any more. You read the position that was recorded for it, and nothing else of the decision.',
    trusts: trustsWithStanding(state.setup, area.positions, id).filter((trust) => shown || former.includes(trust.id)).map((trust) => {
      const found = area.positions.get(positionKey(id, trust.id))
      return {
        id: trust.id, name: trust.name, mine: own.includes(trust.id) || former.includes(trust.id), gone: departureOf(state.setup, trust) ?? null,
        position: found ? { position: found.position, reason: found.reason, ...(found.boardDate === undefined ? {} : { boardDate: found.boardDate }), by: found.by, at: found.at, revision: revisionOf(positionWrittenKey(id, trust.id)) } : null,
      }
    }),
    award: award && shown
      ? {
          modelVersion: award.modelVersion, modelHash: award.modelHash, awarded: award.awarded, reserve: award.reserve,
          totals: award.totals.map(({ bid, total, rank }) => ({ bid, bidder: state.bids.bids.get(bid)!.bidder, letter: letterOf(state, bid), total, rank })),
          reason: award.reason, proposedBy: award.proposedBy, proposedAt: award.proposedAt, revision: revisionOf(awardKey(id)), approved: award.approved ? { by: award.approved.by, at: award.approved.at } : null,
        }
      : null,
    withdrawnSince: shown ? withdrawnSinceAward(state, id) : [],
    draw: draw && shown ? { order: draw.order, witnesses: draw.witnesses, at: draw.at, by: draw.by, revision: revisionOf(drawKey(id)), confirmed: draw.confirmed ?? null } : null,
    mayConfirmDraw: draw !== undefined && !draw.confirmed && draw.by !== person && holds(state, person, 'lead', 'secondPerson', 'assuranceReviewer') && hasAccess(state, person),
    drawPublished: currentVersion(state)?.frozen.model.tieBreak.some(({ by }) => by === 'lotDraw') ?? false,
    standstill: shown ? standstillReply(state, id) : null,
    suspensions: area.suspensions.filter((suspension) => whole && suspension.lot === id).map(({ ground, claimReceived, from, until }) => ({ ground, claimReceived, from, until: until ?? null })),
    abandoning: whole && lot.abandoning ? { ground: lot.abandoning.ground, notice: lot.abandoning.notice, by: lot.abandoning.by, at: lot.abandoning.at } : null,
    abandonment: { byTwo: hasOpenedBids(state, id), revision: revisionOf(abandonmentKey(id)) },
    abandoned: whole ? abandoned ?? null : null,
    callOffs: !shown ? [] : area.callOffs.filter((callOff) => callOff.lot === id).map(({ record, trust, at }) => ({ record, trust, at })),
    unlocks: (whole ? [...area.unlocks.values()] : []).map(({ id: unlock, purpose, by, at, approved }) => ({ id: unlock, purpose, by, at, approved: approved ? { by: approved.by, at: approved.at } : null })),
    analyses: !shown ? [] : area.analyses.filter((run) => run.lot === id).map((run) => ({
      kind: run.kind, lot: run.lot, ...(run.trust === undefined ? {} : { trust: run.trust }), by: run.by, at: run.at, beforeDecision: !award?.approved || run.at < award.approved.at,
    })),
    documents: !shown ? [] : state.documents.issued.filter((document) => document.lot === undefined || document.lot === id).map(({ id: document, kind, title, content, by, at, made }) => ({ id: document, kind, title, sha256: content.sha256, by, at, uploaded: made === undefined })),
    mayRun: runs, mayUnlock: holds(state, person, 'lead', 'secondPerson', 'assuranceReviewer') && hasAccess(state, person) && hasOpenPrices(lot), mayRecordPosition: own.filter((trust) => departureOf(state.setup, state.setup.trusts.get(trust)!) === undefined),
  } as Committed<ReplyOf<'decision'>>
}

const letterOf = (state: TenderState, bid: string) => state.bids.bidders.get(state.bids.bids.get(bid)!.bidder)!.letter

const standstillReply = (state: TenderState, lot: string) => {
  const found = state.decision.standstills.get(lot)
  return found ? { sent: found.sent, means: found.means, ends: found.ends, voluntary: found.voluntary, working: found.working } : null
}

/** Why results are hidden from this person, and until when. */
export const refuseResults = (state: TenderState, person: string) =>
  hasAccess(state, person)
    ? isOfThePanels(state, person)
      ? refuse('stage', 'results-hidden', 'Results and prices show to whoever scores or moderates in this tender once the award is decided, so that no score can follow from them.')
      : refuse('stage', 'results-hidden', 'Results show once every quality consensus of this lot is closed and the prices are opened, and never to anyone who can still change a score of it.')
    : refuse('forbidden', 'interests-not-cleared', 'Declare your interests first; results show once they are cleared.')
