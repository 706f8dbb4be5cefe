import type { EvaluationModel, PriceModel, RoundPart, Rounding, Scale, Threshold, TieBreak, Weight } from '../../../contract/model.ts'
import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'
import type { RequirementKind } from '../../../contract/tender/words.ts'

export interface Requirement {
  id: string
  ref: string
  heading: string
  kind: RequirementKind
  lots: string[]
  text: Commitment
  standards: TenderBody<'addRequirement'>['standards']
  contractSchedule?: string
  revision: number
  seq: number
}

export interface CriterionNode {
  id: string
  lot: string
  parent: string | null
  order: number
  ref: string
  title: string
  kind: 'group' | 'question' | 'price'
  scale?: string
  requirements: string[]
  subCriteria: { id: string; label: string }[]
  guidance?: Commitment
  descriptors: { value: string; text: Commitment }[]
  lawChecks?: TenderBody<'addCriterion'>['lawChecks']
  revision: number
  seq: number
}

export interface ViewWeights {
  trust: string
  lot: string
  weights: Weight[]
  reason: Commitment
  revision: number
}

export interface ScoringRules {
  rounding: Rounding
  tieBreak: TieBreak[]
  moderation: { spreadToReconcile: string; approvalsNeeded: number }
}

/** Everything a published version freezes: the arithmetic, the texts by commitment, the rules of moderation. */
export interface FrozenModel {
  model: EvaluationModel
  requirements: Omit<Requirement, 'revision' | 'seq'>[]
  texts: { criterion: string; guidance?: Commitment; descriptors: { value: string; text: Commitment }[] }[]
  moderation: ScoringRules['moderation']
}

export interface PublishedVersion {
  version: number
  hash: string
  frozen: FrozenModel
  at: string
  by: string
  proposedBy: string
  reason: Commitment
  notice?: Commitment
  deadline?: string
  seq: number
}

export interface Model {
  requirements: Map<string, Requirement>
  scales: Map<string, Scale & { revision: number }>
  criteria: Map<string, CriterionNode>
  awardWeights: Map<string, string>
  views: Map<string, ViewWeights>
  thresholds: Map<string, Threshold>
  price: Map<string, PriceModel>
  /** By round and lot, what a round leaves out; nothing stands where it asks the whole model. */
  parts: Map<string, RoundPart>
  rules: ScoringRules | null
  tests: { modelHash: string; by: string; at: string; note: Commitment; seq: number }[]
  proposal: (Committed<TenderBody<'proposePublication'>> & { by: string; at: string; seq: number }) | null
  published: PublishedVersion[]
}

export const partKey = (round: string, lot: string) => `${round}/${lot}`
export const viewKey = (trust: string, lot: string) => `${trust}/${lot}`
