/** Commands that draft the evaluation model: requirements, scales, criteria, weights, thresholds, price. */
import Type from 'typebox'
import { command, revisionedCommand } from '../command.ts'
import { Criterion, PriceModel, Rounding, ScaleValue, Threshold, TieBreak, Weight } from '../model.ts'
import { closed, Id, Label, list, maybe, NumberText, oneOf, orNull, setOf, Words } from '../primitives.ts'
import { RequirementKind } from './words.ts'

const requirementFields = {
  ref: Label, heading: Label, kind: RequirementKind, lots: setOf(Id, 50, 1), text: Words(8_000),
  standards: list(closed({ name: Label, era: Label, now: maybe(Label) }), 30),
  contractSchedule: maybe(Label),
}

/** What the law asks of a criterion, affirmed by the author as sentences (PA23 s.23; PCR 2006 reg 30). */
export const LawChecks = closed({
  relatesToSubject: Type.Boolean(), clear: Type.Boolean(), measurable: Type.Boolean(), proportionate: Type.Boolean(),
})

const criterionFields = {
  ref: Label, title: Label,
  scale: maybe(Id),
  requirements: setOf(Id, 200),
  subCriteria: Criterion.properties.subCriteria,
  guidance: maybe(Words(8_000)),
  descriptors: list(closed({ value: NumberText, text: Words(2_000) }), 101),
  lawChecks: maybe(LawChecks),
}

export const modelDraftingCommands = {
  addRequirement: command('Add a requirement', closed({ id: maybe(Id), ...requirementFields })),
  changeRequirement: revisionedCommand('Change a requirement', closed({ requirement: Id, ...requirementFields })),
  removeRequirement: revisionedCommand('Remove a requirement that no criterion traces to', closed({ requirement: Id })),

  addScale: command('Add a scale', closed({ id: maybe(Id), name: Label, values: list(ScaleValue, 101, 2) })),
  changeScale: revisionedCommand('Change a scale', closed({ scale: Id, name: Label, values: list(ScaleValue, 101, 2) })),

  addCriterion: command('Add a node to a lot’s criteria tree', closed({
    id: maybe(Id), lot: Id, parent: orNull(Id), kind: oneOf('group', 'question', 'price'), ...criterionFields,
  })),
  changeCriterion: revisionedCommand('Change a criterion', closed({ criterion: Id, ...criterionFields })),
  moveCriterion: revisionedCommand('Move a criterion under another parent or to another place', closed({ criterion: Id, parent: Id, order: Type.Integer({ minimum: 0 }) })),
  removeCriterion: revisionedCommand('Remove a criterion and all beneath it', closed({ criterion: Id })),

  weighCriteria: revisionedCommand('Set the award weights of all siblings under one parent', closed({ parent: Id, weights: list(Weight, 500, 1) })),
  weighView: revisionedCommand('Set one trust’s own view weights for a lot (never the award)', closed({
    trust: Id, lot: Id, weights: list(Weight, 2_000, 1), reason: Words(4_000),
  })),
  setThreshold: revisionedCommand('Set a threshold', closed({ threshold: Threshold })),
  removeThreshold: revisionedCommand('Remove a threshold', closed({ threshold: Id })),
  askInRound: revisionedCommand('Say which questions of a lot a round leaves out; none, and it asks the whole model', closed({ round: Id, lot: Id, leftOut: setOf(Id, 5_000) })),
  setPriceModel: revisionedCommand('Choose how a lot’s prices are compared and scored', closed({ price: PriceModel })),
  setRules: revisionedCommand('Set rounding, tie-break and the rules of moderation', closed({
    rounding: Rounding, tieBreak: list(TieBreak, 10, 1),
    moderation: closed({
      /** A spread of individual scores at or above this share of the scale must be reconciled in words. */
      spreadToReconcile: NumberText,
      approvalsNeeded: Type.Integer({ minimum: 1, maximum: 20 }),
    }),
  })),
} as const
