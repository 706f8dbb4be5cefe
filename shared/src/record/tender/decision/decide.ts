import { standstillEnd } from '../../../law/standstill.ts'
import { dayOfInstant, formatDay, formatInstant } from '../../../numeric/format.ts'
import { accept, refuse, unknown, type DecideContext, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import { currentVersion, isRefusal, lotOf, refuseChangesWaiting, refuseProposer, refuseUnlessStage } from '../guards.ts'
import { hasOpenedBids } from '../bids/running.ts'
import { currentTrusts, type Lot } from '../setup/state.ts'
import type { Deciders, TenderState } from '../state.ts'
import { deriveOfficialResult } from './lot-input.ts'
import { outcomeOf, sameOutcome } from './outcome.ts'
import { analysesUnlocked } from './state.ts'
import { hasOpenPrices, refuseNothingToUnlock, viewSetsOf } from './variations.ts'

export const unlockDeciders: Deciders<'proposeUnlock' | 'approveUnlock' | 'recordAnalysis'> = {
  proposeUnlock: (state, { kept }, context) => refuseNothingToUnlock(state) ?? accept(event('unlockProposed', { id: context.newId(), purpose: kept.purpose })),
  approveUnlock: (state, { body }, context) => {
    const unlock = state.decision.unlocks.get(body.unlock)
    if (!unlock) return unknown('proposed unlocking', body.unlock, '/unlock')
    if (unlock.approved) return refuse('stage', 'already-approved', 'This unlocking is already approved.', {})
    if (unlock.by === context.actor) return refuse('forbidden', 'same-person', 'Another person than the proposer has to approve.', { proposedBy: unlock.by })
    return refuseNothingToUnlock(state) ?? accept(event('analysesUnlocked', body))
  },
  recordAnalysis: (state, { body, kept }) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    if (body.trust !== undefined && !state.setup.trusts.has(body.trust)) return unknown('trust', body.trust, '/trust')
    if (!hasOpenPrices(lot)) return refuse('stage', 'prices-are-sealed', `The prices of ${lot.title} are not open; nothing can be run on them.`, { lot: lot.id, stage: lot.stage })
    return analysesUnlocked(state.decision)
      ? accept(event('analysisRun', body.kind === 'viewWeights' ? { ...kept, sets: viewSetsOf(state, lot.id) } : kept))
      : refuse('stage', 'analyses-locked', 'On opened bids, analyses that vary the model stay off until two people unlock them for a written purpose.', {})
  },
}

const refuseUnlessPricesOpen = (state: TenderState, lot: string, act: string): Refusal | undefined => {
  const found = lotOf(state, lot)
  return isRefusal(found) ? found : refuseUnlessStage(found, ['pricesOpened', 'review'], act)
}

/** The bids that stay level after every other rule of the published tie-break; lots are drawn for them and for no others. */
const bidsToDraw = (state: TenderState, lot: string, context: DecideContext): readonly string[] | Refusal => {
  const refusal = refuseUnlessPricesOpen(state, lot, 'Drawing lots')
  if (refusal) return refusal
  if (!currentVersion(state)!.frozen.model.tieBreak.some((rule) => rule.by === 'lotDraw')) return refuse('stage', 'no-draw-published', 'The published tie-break knows no drawing of lots.', {})
  const result = deriveOfficialResult(state, lot, context.read)
  if ('cannot' in result) return refuse('stage', 'no-result', result.because)
  const level = result.ties.flatMap((tie) => tie.unbroken.flat())
  return level.length > 0
    ? level
    : refuse('stage', 'no-tie', state.decision.draws.get(lot)?.confirmed ? 'The draw in the record has broken the tie; lots are drawn once.' : 'No bids are level; there is nothing to draw.', {})
}

const refuseOtherBids = (level: readonly string[], order: readonly string[]): Refusal | undefined =>
  order.length === level.length && new Set(order).size === order.length && order.every((bid) => level.includes(bid))
    ? undefined
    : refuse('content', 'not-the-level-bids', `Lots are drawn among the ${level.length} bids that are level, each once, and no others.`, { level }, '/order')

export const awardDeciders: Deciders<'recordPosition' | 'recordDraw' | 'confirmDraw' | 'proposeAward' | 'approveAward'> = {
  recordPosition: (state, { body, kept }) => {
    const member = currentTrusts(state.setup).some((trust) => trust.id === body.trust)
    if (!member) return refuse('content', 'not-a-member', `“${body.trust}” is not a member of the consortium today.`, {}, '/trust')
    return refuseUnlessPricesOpen(state, body.lot, 'Recording a position') ?? accept(event('positionRecorded', kept))
  },

  recordDraw: (state, { body, kept }, context) => {
    const level = bidsToDraw(state, body.lot, context)
    if (isRefusal(level)) return level
    return refuseOtherBids(level, body.order) ?? accept(event('drawRecorded', kept))
  },

  confirmDraw: (state, { body }, context) => {
    const draw = state.decision.draws.get(body.lot)
    if (!draw || draw.confirmed) return refuse('stage', 'nothing-drawn', 'No draw of this lot waits to be confirmed.', {})
    if (draw.by === context.actor) return refuse('forbidden', 'same-person', 'Another person than the one who recorded the draw confirms it.', { recordedBy: draw.by })
    const level = bidsToDraw(state, body.lot, context)
    if (isRefusal(level)) return level
    return refuseProposer(state, draw.by) ?? refuseChangesWaiting(state, body.lot) ?? refuseOtherBids(level, draw.order) ?? accept(event('drawConfirmed', body))
  },

  proposeAward: (state, { body, kept }, context) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const refusal = refuseUnlessStage(lot, ['review'], 'Proposing an award')
    if (refusal) return refusal
    const result = deriveOfficialResult(state, body.lot, context.read)
    if ('cannot' in result) return refuse('stage', 'no-result', result.because)
    if (result.problems.length > 0) return refuse('stage', 'result-incomplete', result.problems[0]!.sentence, { problems: result.problems })
    const version = currentVersion(state)!
    const waiting = refuseChangesWaiting(state, body.lot)
    if (waiting) return waiting
    return accept(event('awardProposed', {
      lot: body.lot, modelVersion: version.version, modelHash: version.hash, resultSeq: state.seq,
      ...outcomeOf(result),
      reason: kept.reason,
    }))
  },

  approveAward: (state, { body }, context) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const award = state.decision.awards.get(body.lot)
    if (!award || award.approved) return refuse('stage', 'nothing-proposed', 'There is no award to approve for this lot.', {})
    if (award.proposedBy === context.actor) return refuse('forbidden', 'same-person', 'Another person than the proposer has to approve the award.', { proposedBy: award.proposedBy })
    const refusal = refuseProposer(state, award.proposedBy) ?? refuseUnlessStage(lot, ['review'], 'Approving an award') ?? refuseChangesWaiting(state, body.lot)
    if (refusal) return refusal
    const result = deriveOfficialResult(state, body.lot, context.read)
    if ('cannot' in result || !sameOutcome(outcomeOf(result), award) || currentVersion(state)?.hash !== award.modelHash)
      return refuse('stale', 'result-changed', 'The result changed after the award was proposed. Propose it again.', { proposedAt: award.proposedAt })
    return accept(
      event('awardApproved', { lot: body.lot, awarded: award.awarded, reserve: award.reserve }),
      event('stageMoved', { lot: body.lot, from: lot.stage, to: 'decided' }),
    )
  },
}

const refuseOver = (lot: Lot): Refusal | undefined =>
  lot.stage === 'abandoned' || lot.stage === 'closed' ? refuse('stage', 'wrong-stage', `${lot.title} is ${lot.stage}.`, { stage: lot.stage }) : undefined

/** Notices tell of an award that is approved, and they are recorded once they are out: no day before the one, none that is still ahead. */
const refuseDayOfNotices = (state: TenderState, { lot, sent, lastReceived }: { readonly lot: string; readonly sent: string; readonly lastReceived?: string }, now: string): Refusal | undefined => {
  const approved = state.decision.awards.get(lot)?.approved
  const today = dayOfInstant(now)
  if (approved && sent < dayOfInstant(approved.at))
    return refuse('content', 'sent-before-the-award', `The award was approved on ${formatInstant(approved.at)}; notices of it cannot have been sent on ${formatDay(sent)}. Enter the day they were sent.`, { sent, approvedAt: approved.at }, '/sent')
  if (sent > today) return refuse('content', 'sent-in-the-future', `${formatDay(sent)} is still ahead. Record the notices once they are sent.`, { sent, today }, '/sent')
  return lastReceived !== undefined && lastReceived > today
    ? refuse('content', 'received-in-the-future', `${formatDay(lastReceived)} is still ahead. Leave the day of the last receipt out until it is known; the longer period then stands.`, { lastReceived, today }, '/lastReceived')
    : undefined
}

export const afterwardsDeciders: Deciders<'startStandstill' | 'suspendLot' | 'liftSuspension' | 'abandonLot' | 'proposeAbandonment' | 'approveAbandonment' | 'linkCallOff'> = {
  startStandstill: (state, { body }, context) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const refusal = refuseUnlessStage(lot, ['decided'], 'Starting the standstill') ?? refuseChangesWaiting(state, lot.id)
    if (refusal) return refusal
    const period = standstillEnd({ ruleSet: state.setup.ruleSet, means: body.means, sent: body.sent, ...(body.lastReceived === undefined ? {} : { lastReceived: body.lastReceived }) })
    if ('cannot' in period) return refuse('content', 'standstill-unknown', period.because, {}, `/${period.of}`)
    const untimely = refuseDayOfNotices(state, body, context.now)
    if (untimely) return untimely
    return accept(
      event('standstillStarted', { lot: body.lot, sent: body.sent, means: body.means, ...(body.lastReceived === undefined ? {} : { lastReceived: body.lastReceived }), ends: period.ends, voluntary: body.voluntary === 'yes', working: period.working }),
      event('stageMoved', { lot: body.lot, from: lot.stage, to: 'standstill' }),
    )
  },
  suspendLot: (state, { body, kept }, context) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    if (body.claimReceived > context.now)
      return refuse('content', 'received-in-the-future', `${formatInstant(body.claimReceived)} is still ahead; a claim suspends the lot once it is received.`, { claimReceived: body.claimReceived, now: context.now }, '/claimReceived')
    if (lot.stage === 'closed') return refuse('stage', 'wrong-stage', `${lot.title} is closed; a claim suspends it no more.`, { stage: lot.stage })
    return lot.stage === 'suspended' || lot.stage === 'abandoned'
      ? refuse('stage', 'wrong-stage', `${lot.title} is ${lot.stage} already.`, { stage: lot.stage })
      : accept(event('lotSuspended', kept), event('stageMoved', { lot: lot.id, from: lot.stage, to: 'suspended' }))
  },
  liftSuspension: (state, { body, kept }) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    return lot.stage === 'suspended' && lot.suspendedFrom
      ? accept(event('suspensionLifted', kept), event('stageMoved', { lot: lot.id, from: 'suspended', to: lot.suspendedFrom }))
      : refuse('stage', 'not-suspended', `${lot.title} is not suspended.`, { stage: lot.stage })
  },
  abandonLot: (state, { body, kept }) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    if (hasOpenedBids(state, lot.id) && lot.stage !== 'abandoned' && lot.stage !== 'closed')
      return refuse('stage', 'needs-two-people', `Bids for ${lot.title} were opened, so two people abandon it: propose it, and another person approves.`, { lot: lot.id })
    return refuseOver(lot) ?? accept(event('lotAbandoned', kept), event('stageMoved', { lot: lot.id, from: lot.stage, to: 'abandoned' }))
  },
  proposeAbandonment: (state, { body, kept }) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    return refuseOver(lot) ?? (hasOpenedBids(state, lot.id)
      ? accept(event('abandonmentProposed', kept))
      : refuse('stage', 'nothing-opened', `No bid for ${lot.title} was opened; one person abandons it with a reason and a notice.`, { lot: lot.id }))
  },
  approveAbandonment: (state, { body }, context) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const over = refuseOver(lot)
    if (over) return over
    if (!lot.abandoning) return refuse('stage', 'nothing-proposed', 'Nobody has proposed to abandon this lot; propose it first.')
    const { by, ground, notice } = lot.abandoning
    if (by === context.actor) return refuse('forbidden', 'same-person', 'Another person than the proposer has to approve the abandonment.', { proposedBy: by })
    const barred = refuseProposer(state, by)
    if (barred) return barred
    return accept(event('lotAbandoned', { lot: lot.id, ground, notice, proposedBy: by }), event('stageMoved', { lot: lot.id, from: lot.stage, to: 'abandoned' }))
  },
  linkCallOff: (state, { body }) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    if (!state.setup.trusts.has(body.trust)) return unknown('trust', body.trust, '/trust')
    // Whether there is such a tender, and the caller takes part in it, is asked before the record decides: it knows of itself alone.
    if (body.record === state.record) return refuse('content', 'links-to-itself', 'A tender is not its own call-off. Name the tender that draws on this one.', { record: body.record }, '/record')
    if (state.decision.callOffs.some((other) => other.record === body.record && other.lot === body.lot && other.trust === body.trust))
      return refuse('content', 'already-linked', `This call-off is already linked to ${lot.title} for this trust.`, { record: body.record, trust: body.trust }, '/record')
    return refuseUnlessStage(lot, ['decided', 'standstill', 'closed'], 'Linking a call-off') ?? accept(event('callOffLinked', body))
  },
}
