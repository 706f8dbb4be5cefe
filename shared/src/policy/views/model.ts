import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { endedRounds, problemsOfModel } from '../../record/tender/model/check-rounds.ts'
import { deriveModelChanges } from '../../record/tender/model/changes.ts'
import { deriveFrozenModel } from '../../record/tender/model/frozen.ts'
import { leftOutOf } from '../../record/tender/model/asked.ts'
import { bidRoundsOf } from '../../record/tender/setup/rounds.ts'
import { partKey, type CriterionNode, type FrozenModel } from '../../record/tender/model/state.ts'
import { currentVersion, isRefusal, lotOf, refuseUnlessDrafting } from '../../record/tender/guards.ts'
import { analysesUnlocked } from '../../record/tender/decision/state.ts'
import { refuseOnceKnown } from '../../record/tender/decision/variations.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { criterionKey, placeKey, priceKey, proposalKey, requirementKey, roundPartKey, rulesKey, scaleKey, thresholdKey, viewWeightsKey, weightsKey } from '../../record/tender/writes.ts'
import { refuse, unknown } from '../../record/kernel.ts'
import { tooFewToApprove } from '../staffing.ts'
import { hasUnfinishedScoring, holds, isBuyingSide, trustsOf } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'
import { standsAt, unchangeable, type Stands } from '../written.ts'

type Reply = Committed<ReplyOf<'model'>>

/** The buying side reads the draft; a bidder reads what was published, and nothing before. */
export const model: TenderViewOf<'model'> = (state, person, _params, context) => {
  const buying = isBuyingSide(state, person)
  const version = currentVersion(state)
  if (!buying && !version) return refuse('stage', 'not-published', 'The requirements and criteria are not published yet. You will see them here once they are.')
  const draft = deriveFrozenModel(state)
  const modelHash = draft ? context.hash(draft) : null
  const versions = state.model.published.map(({ version: number, hash, at, by, proposedBy, reason, notice }) => ({ version: number, hash, at, by, proposedBy, reason, ...(notice ? { notice } : {}) }))
  const closed = refuseUnlessDrafting(state, context.now)
  const drafting = closed === undefined
  // What was drafted and cannot be published any more is not shown as the model: bids are judged by the version that is.
  const frozen = version && (!buying || (!drafting && version.hash !== modelHash)) ? version : undefined
  return {
    ...(frozen ? fromFrozen(state, frozen.frozen) : fromDraft(state)),
    standing: !version ? 'draft' : version.hash === modelHash || frozen ? 'published' : 'changed',
    lots: [...state.setup.lots.values()].map(({ id, ref, title }) => ({ id, ref, title })),
    problems: buying && drafting ? [...problemsOf(state, draft), ...endedRounds(state, context.now)] : [],
    warnings: buying ? [...[tooFewToApprove(state) ?? []].flat().map((sentence) => ({ sentence, page: 'people' })), ...withoutExclusion(draft)] : [],
    modelHash: frozen ? frozen.hash : modelHash,
    tests: buying ? state.model.tests.map(({ modelHash: hash, by, at, note }) => ({ modelHash: hash, by, at, note })) : [],
    proposal: buying && state.model.proposal ? proposalReply(state.model.proposal) : null,
    proposalRevision: buying ? standsAt(state, proposalKey).revision : 0,
    versions,
    closedBecause: buying ? (closed?.sentence ?? null) : null,
    mayChange: drafting && holds(state, person, 'lead'),
    maySign: drafting && holds(state, person, 'secondPerson', 'assuranceReviewer'),
    mayPublish: drafting && holds(state, person, 'lead', 'secondPerson'),
  } as Reply
}

/** Whether failing a mandatory requirement excludes is for the model to say; where it does not, a bid that fails could win. */
const withoutExclusion = (draft: FrozenModel | undefined): { sentence: string; page: string }[] =>
  (draft?.model.lots ?? []).filter(({ id }) =>
    draft!.requirements.some(({ kind, lots }) => kind === 'mandatory' && lots.includes(id)) && !draft!.model.thresholds.some((threshold) => threshold.on === 'mandatory' && threshold.lot === id))
    .map(({ id, title }) => ({ page: `model/price/${id}`, sentence: `${title} has mandatory requirements, and nothing says that failing one excludes: a bid that fails could be awarded. Set the threshold on every mandatory requirement under Price and thresholds, or leave it so on purpose.` }))

const problemsOf = (state: TenderState, draft: FrozenModel | undefined) =>
  draft ? problemsOfModel(state, draft) : [{ code: 'rules-not-set', sentence: 'Choose rounding, tie-break and the rules of moderation.' }]

const proposalReply = ({ modelHash, by, at, reason, notice, round, deadline }: NonNullable<TenderState['model']['proposal']>) =>
  ({ modelHash, by, at, reason, ...(notice ? { notice } : {}), ...(round === undefined ? {} : { round }), ...(deadline === undefined ? {} : { deadline }) })

const fromDraft = (state: TenderState) => {
  const { model: area } = state
  return {
    requirements: [...area.requirements.values()].map(({ seq: _seq, ...requirement }) => ({ ...requirement, ...standsAt(state, requirementKey(requirement.id)) })),
    scales: [...area.scales.values()].map((scale) => ({ ...scale, ...standsAt(state, scaleKey(scale.id)) })),
    criteria: [...area.criteria.values()].sort((a, b) => a.order - b.order).map((node) => criterionReply(node, area.awardWeights.get(node.id), {
      own: standsAt(state, criterionKey(node.id)), place: standsAt(state, placeKey(node.id)), weights: standsAt(state, weightsKey(node.id)),
    })),
    thresholds: [...area.thresholds.values()],
    thresholdRevisions: [...area.thresholds.keys()].map((threshold) => ({ threshold, ...standsAt(state, thresholdKey(threshold)) })),
    rounds: roundsAsked(state, (round, lot) => ({ leftOut: area.parts.get(partKey(round, lot))?.leftOut ?? [], ...standsAt(state, roundPartKey(round, lot)) })),
    price: [...area.price.values()].map((price) => ({ ...price, ...standsAt(state, priceKey(price.lot)) })),
    rules: area.rules && { ...area.rules, ...standsAt(state, rulesKey) },
  }
}

const roundsAsked = <T>(state: TenderState, asked: (round: string, lot: string) => T) =>
  [...state.setup.lots.keys()].flatMap((lot) => bidRoundsOf(state.setup, lot).map(({ id, title }) => ({ round: id, title, lot, ...asked(id, lot) })))

const fromFrozen = (state: TenderState, frozen: FrozenModel) => ({
  requirements: frozen.requirements.map((requirement) => ({ ...requirement, ...unchangeable })),
  scales: frozen.model.scales.map((scale) => ({ ...scale, ...unchangeable })),
  criteria: frozen.model.criteria.map((node) => {
    const texts = frozen.texts.find((text) => text.criterion === node.id)
    return criterionReply({ ...node, ...(texts?.guidance ? { guidance: texts.guidance } : {}), descriptors: texts?.descriptors ?? [] }, frozen.model.awardWeights.find((weight) => weight.criterion === node.id)?.weight, { own: unchangeable, place: unchangeable, weights: unchangeable })
  }),
  thresholds: frozen.model.thresholds,
  thresholdRevisions: [],
  rounds: roundsAsked(state, (round, lot) => ({ leftOut: leftOutOf(frozen, lot, round), ...unchangeable })),
  price: frozen.model.price.map((price) => ({ ...price, ...unchangeable })),
  rules: { rounding: frozen.model.rounding, tieBreak: frozen.model.tieBreak, moderation: frozen.moderation, ...unchangeable },
})

const criterionReply = (node: Omit<CriterionNode, 'revision' | 'seq'>, weight: string | undefined, { own, place, weights }: { readonly own: Stands; readonly place: Stands; readonly weights: Stands }) => ({
  id: node.id, lot: node.lot, parent: node.parent, order: node.order, ref: node.ref, title: node.title, kind: node.kind, weight: weight ?? null,
  ...(node.scale === undefined ? {} : { scale: node.scale }), requirements: node.requirements, subCriteria: node.subCriteria,
  ...(node.guidance ? { guidance: node.guidance } : {}), descriptors: node.descriptors, ...(node.lawChecks ? { lawChecks: node.lawChecks } : {}), ...own, place, weightsRevision: weights.revision, weightsWritten: weights.written,
})

/** Published versions are for everybody who takes part; the draft is the buying side's. */
export const modelChanges: TenderViewOf<'modelChanges'> = (state, person, { from, to }) => {
  const modelNamed = (text: string): FrozenModel | undefined =>
    text === 'draft' ? (isBuyingSide(state, person) ? deriveFrozenModel(state) : undefined) : state.model.published.find(({ version }) => String(version) === text)?.frozen
  const [before, after] = [modelNamed(from), modelNamed(to)]
  if (!before) return unknown('version of the model', from)
  if (!after) return unknown('version of the model', to)
  return { changes: deriveModelChanges(before, after) } as Committed<ReplyOf<'modelChanges'>>
}

/** A trust’s own set is its own; the others’ show once two people unlocked the views and the viewer can change no score (R8, R19). */
export const viewWeights: TenderViewOf<'viewWeights'> = (state, person, { lot }) => {
  const found = lotOf(state, lot)
  if (isRefusal(found)) return found
  const own = trustsOf(state, person)
  const reads = holds(state, person, 'lead', 'secondPerson', 'assuranceReviewer', 'auditor', 'trustLead')
  const open = reads && analysesUnlocked(state.decision) && !hasUnfinishedScoring(state, person)
  return {
    sets: [...state.model.views.values()].filter((set) => set.lot === lot && (open || own.includes(set.trust))).map(({ trust, weights, reason }) => ({ trust, weights, reason, ...standsAt(state, viewWeightsKey(trust, lot)), mine: own.includes(trust) })),
    hidden: open ? null : reads ? 'Other trusts’ view weights are shown once two people have unlocked them for a written purpose, after every consensus is closed.' : 'View weights belong to the trusts.',
    fixed: own.length > 0 ? (refuseOnceKnown(state, found)?.sentence ?? null) : null,
  } as Committed<ReplyOf<'viewWeights'>>
}
