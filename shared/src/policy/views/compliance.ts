import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { refuse, unknown } from '../../record/kernel.ts'
import { scoredBidsOf } from '../../record/tender/bids/opening.ts'
import { complianceKey, type Change } from '../../record/tender/compliance/state.ts'
import { currentVersion, isRefusal, lotOf } from '../../record/tender/guards.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { effectOfChange } from '../change-effect.ts'
import { hasAccess, hasUnfinishedScoring, holds, mayReadAnswers, mayReadWordsOn } from '../viewer.ts'
import type { TenderViewOf, ViewContext } from '../view.ts'
import { questionsOf } from '../../record/tender/model/asked.ts'

export const mandatoryOf = (state: TenderState, lot: string) =>
  currentVersion(state)?.frozen.requirements.filter((requirement) => requirement.kind === 'mandatory' && requirement.lots.includes(lot)) ?? []

const refuseAnswers = () => refuse('forbidden', 'answers-hidden', 'Compliance is read by those who run the tender and its panel, once their interests are declared and cleared.')

export const compliance: TenderViewOf<'compliance'> = (state, person, { lot: id }, context) => {
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  if (!mayReadAnswers(state, person)) return refuseAnswers()
  const requirements = mandatoryOf(state, id)
  const lotBids = scoredBidsOf(state, id)
  const runs = holds(state, person, 'lead', 'secondPerson')
  const settles = holds(state, person, 'secondPerson', 'assuranceReviewer') && !hasUnfinishedScoring(state, person)
  return {
    lot: id, stage: lot.stage,
    bids: lotBids.map((bid) => ({ bid: bid.id, bidder: bid.bidder, letter: state.bids.bidders.get(bid.bidder)!.letter })),
    requirements: requirements.map(({ id: requirement, ref, heading, text }) => ({ id: requirement, ref, heading, text })),
    outcomes: lotBids.flatMap((bid) => requirements.flatMap((requirement) => {
      const outcome = state.compliance.outcomes.get(complianceKey(bid.id, requirement.id))
      return outcome ? [{ ...outcome }] : []
    })),
    changes: runs || settles
      ? [...state.compliance.changes.values()].flatMap((change) => {
          const { subject } = change
          return subject.kind !== 'consensus' && state.bids.bids.get(subject.bid)?.lot === id ? [changeReply(state, person, change, subject, context)] : []
        })
      : [],
    closedBecause: closedBecause(lot.stage, requirements.length),
    mayDecide: runs && hasAccess(state, person),
    maySettle: settles,
  } as Committed<ReplyOf<'compliance'>>
}

type ComplianceSubject = Exclude<Change['subject'], { kind: 'consensus' }>

const valuesOf = (subject: ComplianceSubject) =>
  subject.kind === 'compliance'
    ? { requirement: subject.requirement, before: subject.outcome === 'pass' ? 'fail' : 'pass', outcome: subject.outcome }
    : { requirement: null, before: 'in the running', outcome: subject.kind === 'withdrawal' ? 'withdrawn' : 'disqualified' }

const changeReply = (state: TenderState, person: string, change: Change, subject: ComplianceSubject, context: ViewContext) => ({
  id: change.id, kind: subject.kind, bid: subject.bid, bidder: state.bids.bids.get(subject.bid)!.bidder, ...valuesOf(subject), reason: change.reason, by: change.by, at: change.at, status: change.status,
  settled: change.settled ? { by: change.settled.by, at: change.settled.at, ...(change.settled.reason ? { reason: change.settled.reason } : {}) } : null,
  effect: change.status === 'waiting' ? effectOfChange(state, person, change, context.read) : [],
})

const closedBecause = (stage: string, requirements: number): string | null => {
  if (requirements === 0) return 'No mandatory requirement is published for this lot.'
  if (['setUp', 'published', 'selection', 'sealed'].includes(stage)) return 'The bids are sealed. Compliance is decided once all envelopes but the commercial ones are open.'
  return ['opened', 'compliance'].includes(stage) ? null : 'The compliance check is over. What was decided changes only by a proposal that a second person settles.'
}

/** What one decision is made from: the answers to the questions that trace to the requirement, and what was asked about the bid. */
export const complianceCell: TenderViewOf<'complianceCell'> = (state, person, { lot, bid: id, requirement }) => {
  const found = lotOf(state, lot)
  if (isRefusal(found)) return found
  if (!mayReadAnswers(state, person)) return refuseAnswers()
  const bid = scoredBidsOf(state, lot).find((candidate) => candidate.id === id)
  if (!bid) return unknown('opened bid of this lot', id)
  if (!mandatoryOf(state, lot).some((candidate) => candidate.id === requirement)) return unknown('mandatory requirement of this lot', requirement)
  const questions = questionsOf(state, lot).filter((node) => node.requirements.includes(requirement))
  return {
    bid: id, requirement,
    answers: questions.map((node) => {
      const answer = bid.answers.get(node.id)
      return { question: node.id, ref: node.ref, title: node.title, text: answer?.text ?? null, evidence: answer?.evidence ?? [] }
    }),
    // A clarification tied to a question stands beside the requirements that question traces to; one about the bid stands everywhere.
    clarifications: [...state.clarifications.items.values()]
      .filter((item) => item.bid === id && (item.question === undefined || questions.some((node) => node.id === item.question)) && mayReadWordsOn(state, person, bid, item.at))
      .map((item) => ({ id: item.id, text: item.text, at: item.at, ...(item.answer && mayReadWordsOn(state, person, bid, item.answer.at) ? { answer: item.answer.text, answeredAt: item.answer.at } : {}) })),
    corrections: bid.corrections.filter(({ at }) => mayReadWordsOn(state, person, bid, at)).map(({ subject, original, correction, at }) => ({ subject, original, correction, at })),
  } as Committed<ReplyOf<'complianceCell'>>
}
