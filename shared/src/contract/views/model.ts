import Type from 'typebox'
import { PriceModel, Scale, Threshold, Rounding, TieBreak } from '../model.ts'
import { tenderView } from '../operation.ts'
import { closed, Id, Instant, Label, list, maybe, NumberText, orNull, Revision, stands, Words } from '../primitives.ts'
import { LawChecks } from '../tender/model-drafting.ts'
import { RequirementKind } from '../tender/words.ts'

export const RequirementReply = closed({
  id: Id, ref: Label, heading: Label, kind: RequirementKind, lots: list(Id, 50), text: Words(),
  standards: list(closed({ name: Label, era: Label, now: maybe(Label) }), 30), contractSchedule: maybe(Label), ...stands,
})

export const CriterionReply = closed({
  id: Id, lot: Id, parent: orNull(Id), order: Type.Integer(), ref: Label, title: Label, kind: Type.Unsafe<'group' | 'question' | 'price'>({ type: 'string' }),
  /** Local weight among its siblings; null while none is set. The root has none. */
  weight: orNull(NumberText),
  scale: maybe(Id), requirements: list(Id, 200), subCriteria: list(closed({ id: Id, label: Label }), 30),
  guidance: maybe(Words()), descriptors: list(closed({ value: NumberText, text: Words() }), 101), lawChecks: maybe(LawChecks),
  ...stands,
  /** Of its parent and its place among its siblings. */
  place: closed(stands),
  /** Of the set of weights beneath this group. */
  weightsRevision: Revision,
  weightsWritten: stands.written,
})

/** A version's number, or the draft. */
const VersionText = Type.String({ pattern: '^([1-9][0-9]{0,3}|draft)$' })

const RulesReply = closed({
  rounding: Rounding, tieBreak: list(TieBreak, 10),
  moderation: closed({ spreadToReconcile: NumberText, approvalsNeeded: Type.Integer() }),
  ...stands,
})

export const modelViews = {
  model: tenderView('model', 'The evaluation model: requirements, criteria, weights, scales, thresholds, price and rules', closed({}), closed({
    /** `draft` may still change; `published` is what bids are judged by and the draft does not differ from it. */
    standing: Type.Unsafe<'draft' | 'published' | 'changed'>({ type: 'string' }),
    lots: list(closed({ id: Id, ref: Label, title: Label }), 50),
    requirements: list(RequirementReply, 5_000),
    scales: list(closed({ ...Scale.properties, ...stands }), 50),
    criteria: list(CriterionReply, 5_000),
    thresholds: list(Threshold, 500),
    thresholdRevisions: list(closed({ threshold: Id, ...stands }), 500),
    /** One row for each round in which bids of a lot are made: which questions it leaves out. */
    rounds: list(closed({ round: Id, title: Label, lot: Id, leftOut: list(Id, 5_000), ...stands }), 500),
    price: list(closed({ ...PriceModel.properties, ...stands }), 50),
    rules: orNull(RulesReply),
    problems: list(closed({ code: Type.String(), sentence: Type.String(), lot: maybe(Id), criterion: maybe(Id) }), 1_000),
    /** What keeps nothing from being published and would stop the evaluation later. */
    warnings: list(closed({ sentence: Type.String(), page: Type.String() }), 60),
    modelHash: orNull(Type.String()),
    tests: list(closed({ modelHash: Type.String(), by: Id, at: Instant, note: Words() }), 100),
    /** What is proposed to be published: for a new version with what bidders are told and the deadline reconsidered. */
    proposal: orNull(closed({ modelHash: Type.String(), by: Id, at: Instant, reason: Words(), notice: maybe(Words()), round: maybe(Id), deadline: maybe(Instant) })),
    proposalRevision: Revision,
    versions: list(closed({ version: Type.Integer(), hash: Type.String(), at: Instant, by: Id, proposedBy: Id, reason: Words(), notice: maybe(Words()) }), 100),
    /** Why nobody drafts a new version any more, for the buying side; null while somebody may. */
    closedBecause: orNull(Type.String()),
    /** No bids are open and the viewer is the lead. */
    mayChange: Type.Boolean(),
    maySign: Type.Boolean(),
    mayPublish: Type.Boolean(),
  })),
  modelChanges: tenderView('model-changes/{from}/{to}', 'What changed between two versions of the model, or between a version and the draft', closed({ from: VersionText, to: VersionText }), closed({
    changes: list(closed({
      area: Type.Unsafe<'requirement' | 'criterion' | 'weight' | 'scale' | 'threshold' | 'price' | 'round' | 'rules'>({ type: 'string' }),
      id: Type.String(), name: Type.String(), kind: Type.Unsafe<'added' | 'removed' | 'changed'>({ type: 'string' }),
      field: maybe(Type.String()), before: maybe(Type.String()), after: maybe(Type.String()), beforeText: maybe(Words()), afterText: maybe(Words()),
    }), 20_000),
  })),
  viewWeights: tenderView('view-weights/{lot}', 'The trusts’ own view weights of a lot: never the award', closed({ lot: Id }), closed({
    sets: list(closed({ trust: Id, weights: list(closed({ criterion: Id, weight: NumberText }), 2_000), reason: Words(), ...stands, mine: Type.Boolean() }), 200),
    /** Why other trusts’ sets are not shown. */
    hidden: orNull(Type.String()),
    /** Why nothing is weighed any more. */
    fixed: orNull(Type.String()),
  })),
} as const
