/** The line of stages a lot walks, and what must be true before it takes a step by hand. */
import type { Stage } from '../../../contract/tender/words.ts'
import { accept, refuse, type Refusal } from '../../kernel.ts'
import { liveBidsOf } from '../bids/running.ts'
import { complianceKey } from '../compliance/state.ts'
import { event } from '../events.ts'
import { currentVersion, isRefusal, lotOf, refuseChangesWaiting } from '../guards.ts'
import { scorersOf } from '../panel/state.ts'
import { submissionOf } from '../scoring/state.ts'
import type { Deciders, TenderState } from '../state.ts'
import { isCallOff } from './rounds.ts'
import type { Lot } from './state.ts'
import { askedOf } from '../model/asked.ts'
import { dayOfInstant, formatDay } from '../../../numeric/format.ts'

/** Steps that a person takes by `moveStage`; the others come with their own act (publishing, opening, awarding …). */
const stepsByHand: readonly (readonly [Stage, Stage])[] = [
  ['published', 'selection'],
  ['published', 'sealed'],
  ['selection', 'sealed'],
  ['opened', 'compliance'],
  ['compliance', 'scoring'],
  ['scoring', 'moderation'],
  ['pricesOpened', 'review'],
  ['decided', 'closed'],
  ['standstill', 'closed'],
]

export const stageDeciders: Deciders<'moveStage'> = {
  moveStage: (state, { body, kept }, context) => {
    const events = []
    for (const [index, id] of body.lots.entries()) {
      const lot = lotOf(state, id, `/lots/${index}`)
      if (isRefusal(lot)) return lot
      const refusal = refuseStep(state, lot, body.to, context.now) ?? refuseUnexplainedClosing(state, lot, body)
      if (refusal) return refusal
      events.push(event('stageMoved', { lot: id, from: lot.stage, to: body.to, ...(kept.reason ? { reason: kept.reason } : {}) }))
    }
    return accept(...events)
  },
}

const refuseStep = (state: TenderState, lot: Lot, to: Stage, now: string): Refusal | undefined => {
  if (!stepsByHand.some(([from, next]) => from === lot.stage && next === to))
    return refuse('stage', 'no-such-step', `${lot.title} cannot go from ${lot.stage} to ${to} by hand.${lot.stage === 'review' && to === 'sealed' ? ' A further round is proposed by one person and begun by another.' : ''}`, {
      lot: lot.id, stage: lot.stage, next: stepsByHand.filter(([from]) => from === lot.stage).map(([, next]) => next),
    }, '/to')
  if (to === 'scoring') return refuseUndecidedCompliance(state, lot)
  if (to === 'moderation') return refuseUnsubmitted(state, lot)
  const waiting = to === 'closed' ? refuseChangesWaiting(state, lot.id) : undefined
  if (waiting) return waiting
  if (to === 'closed' && lot.stage === 'standstill') {
    const ends = state.decision.standstills.get(lot.id)?.ends
    if (ends && dayOfInstant(now) <= ends) return refuse('stage', 'standstill-runs', `The standstill of ${lot.title} runs to the end of ${formatDay(ends)}.`, { ends })
  }
  return undefined
}

/** A contract follows a standstill. A call-off needs none, and whoever closes another lot without one says on what ground. */
const refuseUnexplainedClosing = (state: TenderState, lot: Lot, { to, reason }: { to: Stage; reason?: unknown }): Refusal | undefined =>
  to === 'closed' && lot.stage === 'decided' && reason === undefined && !isCallOff(state.setup, lot.id)
    ? refuse('content', 'standstill-missing', `${lot.title} was decided and no standstill was kept. Start the standstill, or say on what ground none is needed.`, { lot: lot.id }, '/reason')
    : undefined

const refuseUndecidedCompliance = (state: TenderState, lot: Lot): Refusal | undefined => {
  const mandatory = currentVersion(state)?.frozen.requirements.filter((requirement) => requirement.kind === 'mandatory' && requirement.lots.includes(lot.id)) ?? []
  const open = liveBidsOf(state, lot.id).flatMap((bid) =>
    mandatory.filter((requirement) => !state.compliance.outcomes.has(complianceKey(bid.id, requirement.id))).map((requirement) => ({ bid: bid.id, requirement: requirement.id })),
  )
  return open.length > 0
    ? refuse('stage', 'compliance-undecided', `${open.length} mandatory requirements are not yet decided for ${lot.title}.`, { open })
    : undefined
}

const refuseUnsubmitted = (state: TenderState, lot: Lot): Refusal | undefined => {
  const questions = askedOf(state, lot.id)
  const open = questions.flatMap((question) =>
    scorersOf(state.panel, question.id).filter((evaluator) => !submissionOf(state.scoring, question.id, evaluator)).map((evaluator) => ({ question: question.id, evaluator })),
  )
  return open.length > 0
    ? refuse('stage', 'not-all-submitted', `${open.length} submissions are still open for ${lot.title}.`, { open })
    : undefined
}
