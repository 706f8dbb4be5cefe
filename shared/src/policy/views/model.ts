import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { checkModel } from '../../record/tender/model/check.ts'
import { deriveModelChanges } from '../../record/tender/model/changes.ts'
import { deriveFrozenModel } from '../../record/tender/model/frozen.ts'
import type { CriterionNode, FrozenModel } from '../../record/tender/model/state.ts'
import { currentVersion, isRefusal, lotOf, refuseUnlessDrafting } from '../../record/tender/guards.ts'
import { analysesUnlocked } from '../../record/tender/decision/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { refuse, unknown } from '../../record/kernel.ts'
import { hasUnfinishedScoring, holds, isBuyingSide, trustsOf } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'

type Reply = Committed<ReplyOf<'model'>>

/** The buying side reads the draft; a bidder reads what was published, and nothing before. */
export const model: TenderViewOf<'model'> = (state, person, _params, context) => {
  const buying = isBuyingSide(state, person)
  const version = currentVersion(state)
  if (!buying && !version) return refuse('stage', 'not-published', 'The requirements and criteria are not published yet. You will see them here once they are.')
  const draft = deriveFrozenModel(state)
  const modelHash = draft ? context.hash(draft) : null
  const versions = state.model.published.map(({ version: number, hash, at, by, proposedBy, reason, notice }) => ({ version: number, hash, at, by, proposedBy, reason, ...(notice ? { notice } : {}) }))
  const drafting = refuseUnlessDrafting(state) === undefined
  return {
    ...(buying ? fromDraft(state) : fromFrozen(version!.frozen)),
    standing: !version ? 'draft' : version.hash === modelHash || !buying ? 'published' : 'changed',
    lots: [...state.setup.lots.values()].map(({ id, ref, title }) => ({ id, ref, title })),
    problems: buying && drafting ? problemsOf(draft) : [],
    modelHash: buying ? modelHash : version!.hash,
    tests: buying ? state.model.tests.map(({ modelHash: hash, by, at, note }) => ({ modelHash: hash, by, at, note })) : [],
    proposal: buying && state.model.proposal ? { modelHash: state.model.proposal.modelHash, by: state.model.proposal.by, at: state.model.proposal.at, reason: state.model.proposal.reason } : null,
    versions,
    mayChange: drafting && holds(state, person, 'lead'),
    maySign: drafting && holds(state, person, 'secondPerson', 'assuranceReviewer'),
    mayPublish: drafting && holds(state, person, 'lead', 'secondPerson'),
  } as Reply
}

const problemsOf = (draft: FrozenModel | undefined) =>
  draft ? checkModel(draft.model) : [{ code: 'rules-not-set', sentence: 'Choose rounding, tie-break and the rules of moderation.' }]

const fromDraft = ({ model: area }: TenderState) => ({
  requirements: [...area.requirements.values()].map(({ seq: _seq, ...requirement }) => requirement),
  scales: [...area.scales.values()],
  criteria: [...area.criteria.values()].sort((a, b) => a.order - b.order).map((node) => criterionReply(node, node.revision, area.awardWeights.get(node.id), area.weightRevisions.get(node.id) ?? 0)),
  thresholds: [...area.thresholds.values()],
  price: [...area.price.values()],
  rules: area.rules,
})

const fromFrozen = (frozen: FrozenModel) => ({
  requirements: frozen.requirements.map((requirement) => ({ ...requirement, revision: 0 })),
  scales: frozen.model.scales.map((scale) => ({ ...scale, revision: 0 })),
  criteria: frozen.model.criteria.map((node) => {
    const texts = frozen.texts.find((text) => text.criterion === node.id)
    return criterionReply({ ...node, ...(texts?.guidance ? { guidance: texts.guidance } : {}), descriptors: texts?.descriptors ?? [] }, 0, frozen.model.awardWeights.find((weight) => weight.criterion === node.id)?.weight, 0)
  }),
  thresholds: frozen.model.thresholds,
  price: frozen.model.price,
  rules: { rounding: frozen.model.rounding, tieBreak: frozen.model.tieBreak, moderation: frozen.moderation },
})

const criterionReply = (node: Omit<CriterionNode, 'revision' | 'seq'>, revision: number, weight: string | undefined, weightsRevision: number) => ({
  id: node.id, lot: node.lot, parent: node.parent, order: node.order, ref: node.ref, title: node.title, kind: node.kind, weight: weight ?? null,
  ...(node.scale === undefined ? {} : { scale: node.scale }), requirements: node.requirements, subCriteria: node.subCriteria,
  ...(node.guidance ? { guidance: node.guidance } : {}), descriptors: node.descriptors, ...(node.lawChecks ? { lawChecks: node.lawChecks } : {}), revision, weightsRevision,
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
    sets: [...state.model.views.values()].filter((set) => set.lot === lot && (open || own.includes(set.trust))).map(({ trust, weights, reason, revision }) => ({ trust, weights, reason, revision, mine: own.includes(trust) })),
    hidden: open ? null : reads ? 'Other trusts’ view weights are shown once two people have unlocked them for a written purpose, after every consensus is closed.' : 'View weights belong to the trusts.',
  } as Committed<ReplyOf<'viewWeights'>>
}
