/** What happens next in each lot: the act, who does it, what is in the way. The same words on the overview and in lists. */
import type { Stage } from '../contract/tender/words.ts'
import { problemsOfModel } from '../record/tender/model/check-rounds.ts'
import { deriveFrozenModel } from '../record/tender/model/frozen.ts'
import { scoredBidsOf } from '../record/tender/bids/opening.ts'
import { liveBidsOf } from '../record/tender/bids/running.ts'
import { openingKey } from '../record/tender/bids/state.ts'
import { complianceKey } from '../record/tender/compliance/state.ts'
import { currentVersion, refuseChangesWaiting, refuseUnlessDrafting } from '../record/tender/guards.ts'
import { cellKey } from '../record/tender/moderation/state.ts'
import { scorersOf } from '../record/tender/panel/state.ts'
import { submissionOf } from '../record/tender/scoring/state.ts'
import { formatDay } from '../numeric/format.ts'
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

const deadlineOf = (state: TenderState, lot: string): string | undefined => roundOf(state.setup, lot)?.deadline

const opening = (state: TenderState, lot: Lot, envelope: 'technical' | 'commercial', now: string): NextAct => {
  const what = envelope === 'technical' ? 'all but the commercial envelopes' : 'the commercial envelopes'
  const proposed = state.bids.openings.has(openingKey(lot.id, envelope))
  const deadline = deadlineOf(state, lot.id)
  const blockers: Blocker[] = []
  if (envelope === 'technical' && deadline !== undefined && deadline > now) blockers.push({ sentence: `The deadline for bids is ${formatDay(deadline.slice(0, 10))}.`, page: 'bids' })
  if (envelope === 'technical' && liveBidsOf(state, lot.id).length === 0) blockers.push({ sentence: 'No bid has been received for this lot.', page: 'bids' })
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

const review = (state: TenderState, lot: Lot): NextAct => {
  const award = state.decision.awards.get(lot.id)
  const next = nextRoundOf(state.setup, lot.id)
  if (!award && lot.proposed) return { lot: lot.id, act: `Begin the proposed round, ${state.setup.rounds.get(lot.proposed.round)?.title ?? lot.proposed.round}: another person than its proposer`, roles: ['lead', 'secondPerson'], page: 'overview', blockers: [] }
  if (!award) return { lot: lot.id, act: next ? `Go on to the next round, ${next.title}, or propose the award` : 'Propose the award that follows from the signed model', roles: ['lead', 'secondPerson'], page: 'decision', blockers: unanswered(state, lot) }
  return { lot: lot.id, act: 'Approve the proposed award: another person than its proposer', roles: ['lead', 'secondPerson'], page: 'decision', blockers: unanswered(state, lot) }
}

const standstill = (state: TenderState, lot: Lot, now: string): NextAct => {
  const ends = state.decision.standstills.get(lot.id)?.ends
  const runs = ends !== undefined && now.slice(0, 10) <= ends
  return { lot: lot.id, act: 'Close after the standstill', roles: ['lead'], page: 'decision', blockers: [...unanswered(state, lot), ...(runs ? [{ sentence: `The standstill runs to the end of ${formatDay(ends)}.`, page: 'decision' }] : [])] }
}

const byStage: Partial<Record<Stage, (state: TenderState, lot: Lot, now: string) => NextAct>> = {
  published: (_state, lot) => ({ lot: lot.id, act: 'Start selection, or seal the round for bids', roles: ['lead'], page: 'overview', blockers: [] }),
  selection: (_state, lot) => ({ lot: lot.id, act: 'Decide the responses at selection and invite bids', roles: ['lead', 'secondPerson'], page: 'bids', blockers: [] }),
  sealed: (state, lot, now) => opening(state, lot, 'technical', now),
  opened: (_state, lot) => ({ lot: lot.id, act: 'Start the compliance check', roles: ['lead'], page: 'overview', blockers: [] }),
  compliance,
  scoring,
  moderation,
  pricesOpened: (_state, lot) => ({ lot: lot.id, act: 'Hand the result to the review group', roles: ['lead'], page: 'overview', blockers: [] }),
  review,
  decided: (_state, lot) => ({ lot: lot.id, act: 'Send the notices and start the standstill, or close', roles: ['lead', 'secondPerson'], page: 'decision', blockers: [] }),
  standstill,
  suspended: (_state, lot) => ({ lot: lot.id, act: 'Answer the claim; lift the suspension when it may be lifted', roles: ['lead', 'secondPerson'], page: 'decision', blockers: [] }),
}

export const deriveNextActs = (state: TenderState, now: string): NextAct[] => {
  const lots = [...state.setup.lots.values()]
  if (lots.length === 0) return [{ lot: null, act: 'Add the lots', roles: ['lead'], page: 'setup', blockers: [] }]
  const acts: NextAct[] = lots.some((lot) => lot.stage === 'setUp') ? [publication(state)] : laterVersion(state)
  return [...acts, ...deriveStaffingActs(state), ...lots.flatMap((lot) => byStage[lot.stage]?.(state, lot, now) ?? [])]
}
