import { dayOfInstant, formatDay, formatInstant } from '../../../numeric/format.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import { isRefusal, lotOf, refuseUnlessStage, stageReached } from '../guards.ts'
import { refuseWhenOver } from '../over.ts'
import type { Deciders, TenderState } from '../state.ts'
import { refuseRoundOrder } from './rounds.ts'
import { currentTrusts } from './state.ts'

const isPublished = ({ setup }: TenderState, lot: string): boolean => setup.lots.get(lot)?.steps.some(({ stage }) => stage === 'published') === true

/** Set-up of the tender itself, its lots, its rounds and planned dates. */
export const setupDeciders: Deciders<
  'startTender' | 'describeTender' | 'addLot' | 'changeLot' | 'removeLot' | 'addRound' | 'changeRoundDeadline' | 'planDates'
> = {
  startTender: (state, { kept }, context) =>
    state.seq >= 0
      ? refuse('stage', 'already-started', 'This record already holds a tender.')
      : accept(
          event('tenderStarted', { ...kept, illustrative: context.playing }),
          event('roleGranted', { person: context.actor, role: 'lead' }),
        ),

  describeTender: (state, { kept }) =>
    state.model.published.length > 0 && kept.ruleSet !== state.setup.ruleSet
      ? refuse('stage', 'rule-set-is-published', 'The rule set was published with the model and can no longer change.', { ruleSet: state.setup.ruleSet }, '/ruleSet')
      : (refuseWhenOver(state, 'Describing the tender anew') ?? accept(event('tenderDescribed', kept))),

  addLot: (state, { body }, context) => {
    if (state.model.published.length > 0) return refuse('stage', 'lots-are-published', 'The lots are published; a new lot needs a new tender.')
    const id = body.id ?? context.newId()
    if (state.setup.lots.has(id)) return refuse('content', 'id-in-use', `There is already a lot “${id}”.`, { id }, '/id')
    if (body.value && body.value.low > body.value.high) return refuse('content', 'value-range', 'The low value is above the high value.', body.value, '/value')
    return accept(event('lotAdded', { ...body, id }))
  },

  changeLot: (state, { body }) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    if (body.value && body.value.low > body.value.high) return refuse('content', 'value-range', 'The low value is above the high value.', body.value, '/value')
    return refuseUnlessStage(lot, ['setUp'], 'Changing a lot') ?? accept(event('lotChanged', body))
  },

  removeLot: (state, { body }) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const refusal = refuseUnlessStage(lot, ['setUp'], 'Removing a lot')
    if (refusal) return refusal
    const used = [...state.model.criteria.values()].some((node) => node.lot === body.lot)
      || [...state.model.requirements.values()].some((requirement) => requirement.lots.includes(body.lot))
      || [...state.setup.rounds.values()].some((round) => round.lots.includes(body.lot))
    return used
      ? refuse('content', 'lot-in-use', `${lot.title} still has criteria, requirements or rounds; remove or move them first.`, { lot: lot.id }, '/lot')
      : accept(event('lotRemoved', { lot: lot.id }))
  },

  addRound: (state, { body }, context) => {
    const id = body.id ?? context.newId()
    if (state.setup.rounds.has(id)) return refuse('content', 'id-in-use', `There is already a round “${id}”.`, { id }, '/id')
    const missing = body.lots.findIndex((lot) => !state.setup.lots.has(lot))
    if (missing >= 0) return unknown('lot', body.lots[missing]!, `/lots/${missing}`)
    const over = body.lots.findIndex((lot) => ['decided', 'standstill', 'closed', 'abandoned'].includes(stageReached(state.setup.lots.get(lot)!)))
    if (over >= 0) return refuse('stage', 'lot-is-over', `${state.setup.lots.get(body.lots[over]!)!.title} is decided or given up; no further round can follow.`, { lot: body.lots[over] }, `/lots/${over}`)
    if (body.deadline <= context.now && body.lots.some((lot) => isPublished(state, lot))) return refuse('content', 'deadline-in-the-past', 'The deadline of a round that is added after publication must lie ahead.', { deadline: body.deadline, now: context.now }, '/deadline')
    return refuseRoundOrder(state.setup, { ...body, id }, body.deadline) ?? accept(event('roundAdded', { ...body, id }))
  },

  changeRoundDeadline: (state, { body, kept }, context) => {
    const round = state.setup.rounds.get(body.round)
    if (!round) return unknown('round', body.round, '/round')
    const over = refuseWhenOver(state, 'A later deadline', ...round.lots)
    if (over) return over
    // Before publication nobody was told of it: a slip of the pen is put right.
    if (round.deadline <= context.now && round.lots.some((lot) => isPublished(state, lot))) return refuse('stage', 'deadline-has-passed', `The deadline of ${round.title} has passed and can no longer move.${round.lots.some((lot) => state.decision.suspensions.some((suspension) => suspension.lot === lot)) ? ' A suspension does not move a deadline by itself; it has to be moved before it passes.' : ''}`, { deadline: round.deadline })
    if (body.deadline <= context.now) return refuse('content', 'deadline-in-the-past', 'A new deadline must lie ahead.', { deadline: body.deadline, now: context.now }, '/deadline')
    if (body.deadline < round.deadline && round.lots.some((lot) => isPublished(state, lot)))
      return refuse('content', 'deadline-earlier', `Bidders were told that ${round.title} ends on ${formatInstant(round.deadline)}; after publication a deadline can only move back.`, { round: round.id, deadline: round.deadline }, '/deadline')
    return refuseRoundOrder(state.setup, round, body.deadline) ?? accept(event('roundDeadlineChanged', kept))
  },

  planDates: (state, { body }) => {
    const over = refuseWhenOver(state, 'Planning dates')
    if (over) return over
    const twice = body.dates.findIndex((date, index) => body.dates.findIndex((other) => other.stage === date.stage) !== index)
    return twice >= 0
      ? refuse('content', 'stage-twice', `${body.dates[twice]!.stage} is planned twice.`, {}, `/dates/${twice}/stage`)
      : accept(event('datesPlanned', body))
  },
}

/** The consortium: joining, what a trust runs, merging, leaving; before and after are written down (R18). */
/** What is planned is entered when it happens: a merger or a leaving takes effect with its event. */
const refuseAhead = (on: string, now: string): Refusal | undefined =>
  on > dayOfInstant(now)
    ? refuse('content', 'day-ahead', `${formatDay(on)} is still ahead. A merger or a leaving takes effect when it is recorded; record it on that day or after.`, { on, today: dayOfInstant(now) }, '/on')
    : undefined

export const consortiumDeciders: Deciders<'addTrust' | 'describeTrust' | 'mergeTrusts' | 'recordTrustLeaving'> = {
  addTrust: (state, { body }, context) => {
    const id = body.id ?? context.newId()
    if (state.setup.trusts.has(id)) return refuse('content', 'id-in-use', `There is already a trust “${id}”.`, { id }, '/id')
    if (state.model.published.length > 0 && !body.namedInNotice)
      return refuse('content', 'not-named-in-notice', 'A trust that joins after publication must be named, or be in a class named, in the notice.', { trust: body.name }, '/namedInNotice')
    return accept(event('trustJoined', { ...body, id }))
  },

  describeTrust: (state, { body, kept }) =>
    state.setup.trusts.has(body.trust) ? accept(event('trustDescribed', kept)) : unknown('trust', body.trust, '/trust'),

  mergeTrusts: (state, { body, kept }, context) => {
    const id = body.id ?? context.newId()
    if (state.setup.trusts.has(id)) return refuse('content', 'id-in-use', `There is already a trust “${id}”.`, { id }, '/id')
    const current = currentTrusts(state.setup).map((trust) => trust.id)
    const missing = body.from.findIndex((trust) => !current.includes(trust))
    if (missing >= 0) return refuse('content', 'not-a-member', `“${body.from[missing]}” is not a member of the consortium today.`, { trust: body.from[missing] }, `/from/${missing}`)
    if (new Set(body.from).size !== body.from.length) return refuse('content', 'trust-twice', 'A trust stands twice in the merger.', {}, '/from')
    return refuseAhead(body.on, context.now) ?? accept(event('trustsMerged', { ...kept, id, before: current, after: [...current.filter((trust) => !body.from.includes(trust)), id] }))
  },

  recordTrustLeaving: (state, { body, kept }, context) => {
    const current = currentTrusts(state.setup).map((trust) => trust.id)
    return current.includes(body.trust)
      ? refuseAhead(body.on, context.now) ?? accept(event('trustLeft', { ...kept, before: current, after: current.filter((trust) => trust !== body.trust) }))
      : refuse('content', 'not-a-member', `“${body.trust}” is not a member of the consortium today.`, { trust: body.trust }, '/trust')
  },
}
