/** Whom a tender lacks before its next steps can be taken: people who approve, and somebody who speaks for each trust. */
import { formatCount, formatList } from '../numeric/format.ts'
import { currentVersion } from '../record/tender/guards.ts'
import { scorersOf } from '../record/tender/panel/state.ts'
import { currentTrusts, type Trust } from '../record/tender/setup/state.ts'
import type { TenderState } from '../record/tender/state.ts'
import { askedOf } from '../record/tender/model/asked.ts'
import type { NextAct } from './next-act.ts'

/** How many of a question's panel approve a score, by the published model, or by the draft before that; undefined where it is not chosen yet. */
const approvalsNeeded = (state: TenderState): number | undefined => (currentVersion(state)?.frozen ?? state.model.rules)?.moderation.approvalsNeeded

const evaluatorsOf = (state: TenderState): number => [...state.panel.people.values()].filter(({ roles }) => roles.some(({ role }) => role === 'evaluator')).length

/** An agreed score is approved by evaluators alone: with fewer of them than the model asks for, no moderation opens. */
export const tooFewToApprove = (state: TenderState): string | undefined => {
  const needed = approvalsNeeded(state)
  const able = evaluatorsOf(state)
  return needed !== undefined && able < needed
    ? `The model asks for ${formatCount(needed, 'approval')} of each agreed score, and ${able === 0 ? 'nobody is an evaluator' : formatCount(able, 'person is an evaluator', 'people are evaluators')} of this tender: no moderation opens until as many score a question. Give more people that role, or ask for fewer approvals while the model can change.`
    : undefined
}

/** Questions with a panel, but a smaller one than approves a score. */
export const smallPanels = (state: TenderState, questions: readonly { readonly id: string }[]): number => {
  const needed = approvalsNeeded(state) ?? 0
  return questions.filter(({ id }) => scorersOf(state.panel, id).length > 0 && scorersOf(state.panel, id).length < needed).length
}

/** Somebody speaks for the trust. */
export const isLed = (state: TenderState, { id }: Pick<Trust, 'id'>): boolean => [...state.panel.people.values()].some(({ roles }) => roles.some((held) => held.role === 'trustLead' && held.trust === id))

/** The rights of those who led a trust end with it, so that a merger leaves the new trust with nobody until somebody is named. */
const mergedWithoutLead = (state: TenderState): NextAct[] =>
  currentTrusts(state.setup).filter((trust) => trust.mergedFrom.length > 0 && !isLed(state, trust)).map((trust) => ({
    lot: null, act: `Name who leads for ${trust.name}`, roles: ['lead', 'administrator'], page: 'people',
    blockers: [{ sentence: `The rights of those who led ${formatList(trust.mergedFrom.map((id) => state.setup.trusts.get(id)?.name ?? id))} ended with the merger; the procurement lead or an administrator gives the role of trust lead for ${trust.name}.`, page: 'people' }],
  }))

/** From publication on: what nobody scores holds up the moderation of its lot. */
const withoutScorer = (state: TenderState): NextAct[] => {
  const bare = [...state.setup.lots.values()]
    .filter(({ stage }) => ['published', 'selection', 'sealed', 'opened', 'compliance', 'scoring'].includes(stage))
    .flatMap(({ id }) => askedOf(state, id)).filter(({ id }) => scorersOf(state.panel, id).length === 0).length
  return bare === 0 ? [] : [{ lot: null, act: 'Assign evaluators to the questions', roles: ['lead'], page: 'panel', blockers: [{ sentence: `${formatCount(bare, 'question has', 'questions have')} no evaluator assigned.`, page: 'panel' }] }]
}

/** Beside what each lot does next: gone as soon as there is somebody. */
export const deriveStaffingActs = (state: TenderState): NextAct[] => {
  const lots = [...state.setup.lots.values()]
  if (lots.every(({ stage }) => stage === 'closed' || stage === 'abandoned')) return []
  const short = lots.some(({ stage }) => !['pricesOpened', 'review', 'decided', 'standstill', 'closed', 'abandoned'].includes(stage)) ? tooFewToApprove(state) : undefined
  return [
    ...(short === undefined ? [] : [{ lot: null, act: 'Name more evaluators', roles: ['lead' as const], page: 'people', blockers: [{ sentence: short, page: 'people' }] }]),
    ...withoutScorer(state),
    ...mergedWithoutLead(state),
  ]
}
