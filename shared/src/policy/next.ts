/** What happens next in each lot: the act, who does it, what is in the way. The same words on the overview and in lists. */
import type { Role, Stage } from '../contract/tender/words.ts'
import { problemsOfModel } from '../record/tender/model/check-rounds.ts'
import { deriveFrozenModel } from '../record/tender/model/frozen.ts'
import { scoredBidsOf } from '../record/tender/bids/opening.ts'
import { bidsOfRound, liveBidsOf } from '../record/tender/bids/running.ts'
import { openingKey, type Bid } from '../record/tender/bids/state.ts'
import { complianceKey } from '../record/tender/compliance/state.ts'
import { currentVersion, refuseChangesWaiting, refuseUnlessDrafting } from '../record/tender/guards.ts'
import { cellKey } from '../record/tender/moderation/state.ts'
import { scorersOf } from '../record/tender/panel/state.ts'
import { submissionOf } from '../record/tender/scoring/state.ts'
import { formatDay, formatInstant } from '../numeric/format.ts'
import type { LotResult } from '../method/ranking/official.ts'
import type { NoResult } from '../record/tender/decision/lot-input.ts'
import { nextRoundOf, roundOf } from '../record/tender/setup/rounds.ts'
import type { Lot } from '../record/tender/setup/state.ts'
import type { TenderState } from '../record/tender/state.ts'
import type { Blocker, NextAct } from './next-act.ts'
import { deriveStaffingActs, smallPanels } from './staffing.ts'
import { askedOf } from '../record/tender/model/asked.ts'

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

const publication = (state: TenderState): NextAct => {
  const base = { lot: null, page: 'model' }
  const frozen = deriveFrozenModel(state)
  if (!frozen) return { ...base, act: 'Finish the evaluation model', roles: ['lead'], blockers: [{ sentence: 'Rounding, tie-break and the rules of moderation are not chosen yet.', page: 'model' }] }
  const problems = problemsOfModel(state, frozen)
  if (problems.length > 0) return { ...base, act: 'Finish the evaluation model', roles: ['lead'], blockers: problems.slice(0, 5).map(({ sentence }) => ({ sentence, page: 'model' })) }
  if (state.model.proposal) return { ...base, act: 'Publish the proposed model', roles: ['lead', 'secondPerson'], blockers: [] }
  return state.model.tests.length === 0
    ? { ...base, act: 'Sign the test of the model', roles: ['secondPerson', 'assuranceReviewer'], blockers: [] }
    : { ...base, act: 'Propose to publish the model', roles: ['lead'], blockers: [] }
}

/**
 * A version after the first, from its first signature on: what is drafted before that may still be looked at and dropped. By
 * the time of the last event: lists are written by events, and a passed deadline refuses the act itself.
 */
const laterVersion = (state: TenderState): NextAct[] => {
  const last = currentVersion(state)
  if (!last || refuseUnlessDrafting(state, state.lastAt)) return []
  const base = { lot: null, page: 'model/publication', blockers: [] }
  if (state.model.proposal) return [{ ...base, act: `Publish the proposed version ${last.version + 1} of the model`, roles: ['lead', 'secondPerson'] }]
  return (state.model.tests.at(-1)?.seq ?? -1) > last.seq ? [{ ...base, act: `Propose to publish version ${last.version + 1} of the model`, roles: ['lead'] }] : []
}

/** Late bids of the round of now on which nobody has decided: nothing is opened over them. */
export const undecidedLateOf = (state: TenderState, lot: string): Bid[] => bidsOfRound(state, lot).filter((bid) => bid.late && !bid.lateOutcome && !bid.withdrawn && !bid.technical.opened)

const deadlineOf = (state: TenderState, lot: string): string | undefined => roundOf(state.setup, lot)?.deadline

const opening = (state: TenderState, lot: Lot, envelope: 'technical' | 'commercial', now: string): NextAct => {
  const what = envelope === 'technical' ? 'all but the commercial envelopes' : 'the commercial envelopes'
  const proposed = state.bids.openings.has(openingKey(lot.id, envelope))
  const deadline = deadlineOf(state, lot.id)
  const blockers: Blocker[] = []
  if (envelope === 'technical' && deadline !== undefined && deadline > now) blockers.push({ sentence: `The deadline for bids is ${formatInstant(deadline)}.`, page: 'bids' })
  const late = undecidedLateOf(state, lot.id).length
  if (late > 0) blockers.push({ sentence: `${counted(late, 'late bid waits', 'late bids wait')} for a decision by another person than the one who entered ${late === 1 ? 'it' : 'them'}.`, page: 'bids' })
  else if (envelope === 'technical' && liveBidsOf(state, lot.id).length === 0) blockers.push({ sentence: bidsOfRound(state, lot.id).length === 0 ? 'No bid has been received for this lot.' : 'No bid is in the running for this lot.', page: 'bids' })
  return { lot: lot.id, act: proposed ? `Open ${what}: the second of two people` : `Propose to open ${what}`, roles: ['lead', 'secondPerson'], page: `bids/opening/${lot.id}`, blockers }
}

const compliance = (state: TenderState, lot: Lot): NextAct => {
  const mandatory = currentVersion(state)?.frozen.requirements.filter((requirement) => requirement.kind === 'mandatory' && requirement.lots.includes(lot.id)) ?? []
  const open = liveBidsOf(state, lot.id).reduce((count, bid) => count + mandatory.filter((requirement) => !state.compliance.outcomes.has(complianceKey(bid.id, requirement.id))).length, 0)
  return open > 0
    ? { lot: lot.id, act: 'Decide the mandatory requirements', roles: ['lead', 'secondPerson'], page: `compliance/${lot.id}`, blockers: [{ sentence: `${counted(open, 'decision is', 'decisions are')} still open.`, page: `compliance/${lot.id}` }] }
    : { lot: lot.id, act: 'Start scoring', roles: ['lead'], page: 'overview', blockers: [] }
}

const scoring = (state: TenderState, lot: Lot): NextAct => {
  const questions = askedOf(state, lot.id)
  const bare = questions.filter((question) => scorersOf(state.panel, question.id).length === 0)
  const open = questions.reduce((count, question) => count + scorersOf(state.panel, question.id).filter((evaluator) => !submissionOf(state.scoring, question.id, evaluator)).length, 0)
  const blockers: Blocker[] = []
  if (bare.length > 0) blockers.push({ sentence: `${counted(bare.length, 'question has', 'questions have')} no evaluator assigned.`, page: 'panel' })
  const small = smallPanels(state, questions)
  if (small > 0) blockers.push({ sentence: `${counted(small, 'question is', 'questions are')} scored by fewer people than the model asks approvals of.`, page: 'panel' })
  if (open > 0) blockers.push({ sentence: `${counted(open, 'submission is', 'submissions are')} still open.`, page: 'scoring' })
  return blockers.length > 0
    ? { lot: lot.id, act: 'Score every bid on every question', roles: ['evaluator'], page: 'scoring', blockers }
    : { lot: lot.id, act: 'Start moderation', roles: ['lead'], page: 'overview', blockers: [] }
}

const moderation = (state: TenderState, lot: Lot): NextAct => {
  const bids = scoredBidsOf(state, lot.id)
  const open = askedOf(state, lot.id).reduce((count, question) => count + bids.filter((bid) => !state.moderation.cells.get(cellKey(question.id, bid.id))?.consensus).length, 0)
  return open > 0
    ? { lot: lot.id, act: 'Agree and close every consensus', roles: ['moderator'], page: 'moderation', blockers: [{ sentence: `${counted(open, 'consensus is', 'consensus scores are')} still open.`, page: 'moderation' }] }
    : opening(state, lot, 'commercial', '')
}

/** What is proposed to be changed, a bid to be taken out among it, is answered before the award and before the close. */
const unanswered = (state: TenderState, lot: Lot): Blocker[] => {
  const waiting = refuseChangesWaiting(state, lot.id)
  return waiting ? [{ sentence: waiting.sentence, page: `compliance/${lot.id}` }] : []
}

/** A draw that was recorded and waits for another person; it breaks no tie until then. */
export const drawWaits = (state: TenderState, lot: Lot): boolean =>
  (lot.stage === 'pricesOpened' || lot.stage === 'review') && !state.decision.awards.has(lot.id) && state.decision.draws.get(lot.id)?.confirmed === undefined && state.decision.draws.has(lot.id)

/** What the result of now leaves to do instead of an award, where it leaves none; told to nobody who may not read it. */
const withoutAward = (state: TenderState, lot: Lot, result: LotResult | NoResult): NextAct | undefined => {
  const base = { lot: lot.id, roles: ['lead', 'secondPerson'] satisfies Role[], page: 'decision' }
  if ('cannot' in result) return { ...base, act: 'Propose the award that follows from the signed model', blockers: [{ sentence: result.because, page: 'results' }] }
  const [problem] = result.problems
  if (!problem) return undefined
  const next = nextRoundOf(state.setup, lot.id)
  const blockers = [{ sentence: problem.sentence, page: `results/${lot.id}` }]
  if (problem.code !== 'tie-unbroken') return { ...base, act: next ? `Go on to the next round, ${next.title}; no award follows as the result stands` : 'Complete the result, or abandon the lot; no award follows as it stands', blockers }
  if (drawWaits(state, lot)) return { ...base, act: 'Confirm the draw: another person than the one who recorded it', roles: ['lead', 'secondPerson', 'assuranceReviewer'], blockers: [] }
  if (currentVersion(state)!.frozen.model.tieBreak.some(({ by }) => by === 'lotDraw')) return { ...base, act: 'Draw lots in public among the bids that are level, and record the draw', blockers: [] }
  return { ...base, act: next ? `Go on to the next round, ${next.title}, or abandon the lot: no award follows from a tie` : 'Add a further round, or abandon the lot: no award follows from a tie', blockers: [{ ...blockers[0]!, sentence: `${problem.sentence} It knows no drawing of lots.` }] }
}

const review = (state: TenderState, lot: Lot, _now: string, resultOf: ResultOf): NextAct => {
  const award = state.decision.awards.get(lot.id)
  const next = nextRoundOf(state.setup, lot.id)
  if (!award && lot.proposed) return { lot: lot.id, act: `Begin the proposed round, ${state.setup.rounds.get(lot.proposed.round)?.title ?? lot.proposed.round}: another person than its proposer`, roles: ['lead', 'secondPerson'], page: 'overview', blockers: [] }
  const result = award ? undefined : resultOf(lot.id)
  const instead = result && withoutAward(state, lot, result)
  if (instead) return { ...instead, blockers: [...instead.blockers, ...unanswered(state, lot)] }
  if (!award) return { lot: lot.id, act: next ? `Go on to the next round, ${next.title}, or propose the award` : 'Propose the award that follows from the signed model', roles: ['lead', 'secondPerson'], page: 'decision', blockers: unanswered(state, lot) }
  return { lot: lot.id, act: 'Approve the proposed award: another person than its proposer', roles: ['lead', 'secondPerson'], page: 'decision', blockers: unanswered(state, lot) }
}

const standstill = (state: TenderState, lot: Lot, now: string): NextAct => {
  const ends = state.decision.standstills.get(lot.id)?.ends
  const runs = ends !== undefined && now.slice(0, 10) <= ends
  return { lot: lot.id, act: 'Close after the standstill', roles: ['lead'], page: 'decision', blockers: [...unanswered(state, lot), ...(runs ? [{ sentence: `The standstill runs to the end of ${formatDay(ends)}.`, page: 'decision' }] : [])] }
}

/** The official result of a lot, where the one who is told of the next acts may read it. */
type ResultOf = (lot: string) => LotResult | NoResult | undefined

const byStage: Partial<Record<Stage, (state: TenderState, lot: Lot, now: string, resultOf: ResultOf) => NextAct>> = {
  published: (_state, lot) => ({ lot: lot.id, act: 'Start selection, or seal the round for bids', roles: ['lead'], page: 'overview', blockers: [] }),
  selection: (_state, lot) => ({ lot: lot.id, act: 'Decide the responses at selection and invite bids', roles: ['lead', 'secondPerson'], page: 'bids', blockers: [] }),
  sealed: (state, lot, now) => opening(state, lot, 'technical', now),
  opened: (_state, lot) => ({ lot: lot.id, act: 'Start the compliance check', roles: ['lead'], page: 'overview', blockers: [] }),
  compliance,
  scoring,
  moderation,
  pricesOpened: (state, lot) => {
    const next = nextRoundOf(state.setup, lot.id)
    return { lot: lot.id, act: next ? `Hand the result to the review group, which goes on to ${next.title} or proposes the award` : 'Hand the result to the review group', roles: ['lead'], page: 'overview', blockers: [] }
  },
  review,
  decided: (_state, lot) => ({ lot: lot.id, act: 'Send the notices and start the standstill, or close', roles: ['lead', 'secondPerson'], page: 'decision', blockers: [] }),
  standstill,
  suspended: (_state, lot) => ({ lot: lot.id, act: 'Answer the claim; lift the suspension when it may be lifted', roles: ['lead', 'secondPerson'], page: 'decision', blockers: [] }),
}

export const deriveNextActs = (state: TenderState, now: string, resultOf: ResultOf = () => undefined): NextAct[] => {
  const lots = [...state.setup.lots.values()]
  if (lots.length === 0) return [{ lot: null, act: 'Add the lots', roles: ['lead'], page: 'setup', blockers: [] }]
  const acts: NextAct[] = lots.some((lot) => lot.stage === 'setUp') ? [publication(state)] : laterVersion(state)
  return [...acts, ...deriveStaffingActs(state), ...lots.flatMap((lot) => byStage[lot.stage]?.(state, lot, now, resultOf) ?? [])]
}
