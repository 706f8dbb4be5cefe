/** What each revisioned command of a tender would overwrite, as it stands. Complete by type: a new one has to say it here. */
import type { RevisionedOf } from '../../contract/command.ts'
import type { TenderBody, TenderCommands, TenderCommandType } from '../../contract/tender/commands.ts'
import { standing, type Standing } from '../written.ts'
import { complianceKey } from './compliance/state.ts'
import { positionKey } from './decision/state.ts'
import { childrenOf } from './guards.ts'
import { partKey, viewKey, type CriterionNode } from './model/state.ts'
import { cellKey } from './moderation/state.ts'
import { individualScore } from './scoring/state.ts'
import type { Lot } from './setup/state.ts'
import type { TenderState } from './state.ts'
import {
  abandonmentKey, awardKey, criterionKey, drawKey, interestsKey, lateKey, lotKey, nextRoundKey, placeKey, planKey, positionWrittenKey, priceKey, profileKey, proposalKey, requirementKey, revoteKey,
  roundKey, roundPartKey, rulesKey, scaleKey, selectionKey, tenderKey, thresholdKey, viewWeightsKey, weightsKey,
} from './writes.ts'

/** Undefined where the thing itself is unknown: its decider says so. */
type Find<N extends TenderCommandType> = (state: TenderState, body: TenderBody<N>, actor: string) => Standing | undefined
type Finds = { readonly [N in RevisionedOf<TenderCommands>]: Find<N> }

const at = ({ written }: TenderState, key: string, what: string, current: Standing['current']): Standing => standing(what, written.get(key), current)

const requirement = (state: TenderState, id: string): Standing | undefined => {
  const found = state.model.requirements.get(id)
  if (!found) return undefined
  const { id: _id, revision: _revision, seq: _seq, ...current } = found
  return at(state, requirementKey(id), `Requirement ${found.ref}`, current)
}

const criterion = (state: TenderState, id: string): Standing | undefined => {
  const found = state.model.criteria.get(id)
  if (!found) return undefined
  const { ref, title, scale, requirements, subCriteria, guidance, descriptors, lawChecks }: CriterionNode = found
  return at(state, criterionKey(id), `Criterion ${ref}`, { ref, title, scale, requirements, subCriteria, guidance, descriptors, lawChecks })
}

const lot = (state: TenderState, id: string): Standing | undefined => {
  const found = state.setup.lots.get(id)
  if (!found) return undefined
  const { ref, title, places, value, variants }: Lot = found
  return at(state, lotKey(id), `Lot ${ref}`, { ref, title, places, value, variants })
}

const nextRound = (state: TenderState, id: string): Standing | undefined => {
  const found = state.setup.lots.get(id)
  if (!found) return undefined
  const { round, further, out, reason } = found.proposed ?? {}
  return at(state, nextRoundKey(id), 'The proposed round', found.proposed ? { round, further, out, reason } : null)
}

const threshold = (state: TenderState, id: string): Standing => at(state, thresholdKey(id), 'The threshold', { threshold: state.model.thresholds.get(id) ?? null })

const proposal = (state: TenderState): Standing => {
  const found = state.model.proposal
  return at(state, proposalKey, 'The proposal to publish', found ? { modelHash: found.modelHash, reason: found.reason, notice: found.notice, round: found.round, deadline: found.deadline } : null)
}

const award = (state: TenderState, id: string): Standing => {
  const found = state.decision.awards.get(id)
  return at(state, awardKey(id), 'The proposed award', found ? { reason: found.reason, approvedBy: found.approved?.by } : null)
}

const abandonment = (state: TenderState, id: string): Standing | undefined => {
  const found = state.setup.lots.get(id)
  return found && at(state, abandonmentKey(id), 'The proposed abandonment', found.abandoning ? { ground: found.abandoning.ground, notice: found.abandoning.notice } : null)
}

const drawStanding = (state: TenderState, lot: string): Standing => {
  const found = state.decision.draws.get(lot)
  return at(state, drawKey(lot), 'The lot drawn', found ? { order: found.order, witnesses: found.witnesses } : null)
}

const interests = (state: TenderState, person: string): Standing => {
  const found = state.panel.people.get(person)?.interests
  return at(state, interestsKey(person), 'The declaration of interests', found ? { interests: found.items, outcome: found.decision?.outcome, measures: found.decision?.measures } : null)
}

/** The proposal in a cell of moderation: proposed anew it counts up and begins without approvals. */
export const consensusStanding = (state: TenderState, question: string, bid: string): Standing => {
  const cell = state.moderation.cells.get(cellKey(question, bid))
  const found = cell?.proposal
  return { what: 'The proposed consensus', revision: cell?.revision ?? 0, ...(found ? { by: found.by, at: found.at } : {}), current: found ? { score: found.score, reason: found.reason, decided: found.decided, dissent: found.dissent } : null }
}

const finds: Finds = {
  describeTender: (state) => at(state, tenderKey, 'The description of the tender', { title: state.setup.title, ruleSet: state.setup.ruleSet, purpose: state.setup.purpose }),
  changeLot: (state, body) => lot(state, body.lot),
  removeLot: (state, body) => lot(state, body.lot),
  changeRoundDeadline: (state, body) => {
    const round = state.setup.rounds.get(body.round)
    return round && at(state, roundKey(round.id), `The deadline of ${round.title}`, { deadline: round.deadline })
  },
  proposeRound: (state, body) => nextRound(state, body.lot),
  beginRound: (state, body) => nextRound(state, body.lot),
  planDates: (state) => at(state, planKey, 'The plan of dates', { dates: [...state.setup.planned].map(([stage, planned]) => ({ stage, planned })) }),
  describeTrust: (state, body) => {
    const trust = state.setup.trusts.get(body.trust)
    if (!trust) return undefined
    const { seq: _seq, ...profile } = trust.profile ?? { seq: 0 }
    return at(state, profileKey(trust.id), `What ${trust.name} runs`, trust.profile ? profile : null)
  },

  changeRequirement: (state, body) => requirement(state, body.requirement),
  removeRequirement: (state, body) => requirement(state, body.requirement),
  changeScale: (state, body) => {
    const scale = state.model.scales.get(body.scale)
    return scale && at(state, scaleKey(scale.id), `Scale ${scale.name}`, { name: scale.name, values: scale.values })
  },
  changeCriterion: (state, body) => criterion(state, body.criterion),
  removeCriterion: (state, body) => criterion(state, body.criterion),
  moveCriterion: (state, body) => {
    const node = state.model.criteria.get(body.criterion)
    return node && at(state, placeKey(node.id), `The place of ${node.ref}`, { parent: node.parent, order: node.order })
  },
  weighCriteria: (state, body) => {
    const parent = state.model.criteria.get(body.parent)
    return parent && at(state, weightsKey(parent.id), `The weights under ${parent.ref}`, { weights: childrenOf(state, parent.id).map(({ id }) => ({ criterion: id, weight: state.model.awardWeights.get(id) ?? null })) })
  },
  weighView: (state, body) => {
    const found = state.model.views.get(viewKey(body.trust, body.lot))
    return at(state, viewWeightsKey(body.trust, body.lot), 'The trust’s own weights', found ? { weights: found.weights, reason: found.reason } : null)
  },
  setThreshold: (state, body) => threshold(state, body.threshold.id),
  removeThreshold: (state, body) => (state.model.thresholds.has(body.threshold) ? threshold(state, body.threshold) : undefined),
  askInRound: (state, body) => at(state, roundPartKey(body.round, body.lot), 'What the round asks', { leftOut: state.model.parts.get(partKey(body.round, body.lot))?.leftOut ?? [] }),
  setPriceModel: (state, body) => at(state, priceKey(body.price.lot), 'The price model', { price: state.model.price.get(body.price.lot) ?? null }),
  setRules: (state) => at(state, rulesKey, 'The rules', state.model.rules && { ...state.model.rules }),
  proposePublication: proposal,
  publishModel: proposal,

  declareInterests: (state, _body, actor) => interests(state, actor),
  decideInterests: (state, body) => interests(state, body.person),

  decideSelection: (state, body) => {
    const found = state.bids.bidders.get(body.bidder)?.selection.get(body.lot)
    return at(state, selectionKey(body.bidder, body.lot), 'The decision at selection', found ? { ...found } : null)
  },
  decideLateBid: (state, body) => {
    const found = state.bids.bids.get(body.bid)?.lateOutcome
    return at(state, lateKey(body.bid), 'The decision on the late bid', found ? { ...found } : null)
  },
  decideCompliance: (state, body) => {
    const found = state.compliance.outcomes.get(complianceKey(body.bid, body.requirement))
    return { what: 'This decision', revision: found?.revision ?? 0, ...(found ? { by: found.by, at: found.at } : {}), current: found ? { outcome: found.outcome, reason: found.reason } : null }
  },

  recordScore: (state, body, actor) => {
    const found = individualScore(state.scoring, body.question, body.bid, actor)
    return { what: 'Your score', revision: found?.revision ?? 0, ...(found ? { by: actor } : {}), current: found ? { score: found.score, ...found.words } : null }
  },
  castRevote: (state, body, actor) => {
    const found = state.moderation.cells.get(cellKey(body.question, body.bid))?.revotes.get(actor)
    return at(state, revoteKey(body.question, body.bid, actor), 'Your vote', found ? { score: found.score } : null)
  },
  proposeConsensus: (state, body) => consensusStanding(state, body.question, body.bid),
  confirmDissent: (state, body) => consensusStanding(state, body.question, body.bid),
  approveConsensus: (state, body) => consensusStanding(state, body.question, body.bid),
  closeConsensus: (state, body) => consensusStanding(state, body.question, body.bid),

  recordPosition: (state, body) => {
    const found = state.decision.positions.get(positionKey(body.lot, body.trust))
    return at(state, positionWrittenKey(body.lot, body.trust), 'The trust’s position', found ? { position: found.position, reason: found.reason, boardDate: found.boardDate } : null)
  },
  confirmDraw: (state, body) => drawStanding(state, body.lot),
  recordDraw: (state, body) => drawStanding(state, body.lot),
  proposeAward: (state, body) => award(state, body.lot),
  approveAward: (state, body) => award(state, body.lot),
  proposeAbandonment: (state, body) => abandonment(state, body.lot),
  approveAbandonment: (state, body) => abandonment(state, body.lot),
}

const findOf = (type: string) => (finds as Readonly<Record<string, Find<never> | undefined>>)[type] as ((state: TenderState, body: unknown, actor: string) => Standing | undefined) | undefined

/** What this command would overwrite; undefined for a command that overwrites nothing, or where its thing is unknown. */
export const standingInTender = (state: TenderState, type: string, body: unknown, actor: string): Standing | undefined => findOf(type)?.(state, body, actor)
