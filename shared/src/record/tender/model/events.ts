import type { Committed } from '../../../contract/primitives.ts'
import type { TenderBody, TenderCommandType } from '../../../contract/tender/commands.ts'
import type { FrozenModel } from './state.ts'

type Kept<N extends TenderCommandType> = Committed<TenderBody<N>>
type WithId<T> = Omit<T, 'id'> & { id: string }
type Revised<T> = T & { revision: number }

export interface ModelEvents {
  requirementAdded: Revised<WithId<Kept<'addRequirement'>>>
  requirementChanged: Revised<Kept<'changeRequirement'>>
  requirementRemoved: { requirement: string }
  scaleAdded: Revised<WithId<Kept<'addScale'>>>
  scaleChanged: Revised<Kept<'changeScale'>>
  criterionAdded: Revised<WithId<Kept<'addCriterion'>>> & { order: number }
  criterionChanged: Revised<Kept<'changeCriterion'>>
  criterionMoved: Kept<'moveCriterion'>
  criterionRemoved: { criterion: string; removed: string[] }
  criteriaWeighed: Revised<Kept<'weighCriteria'>>
  viewWeighed: Revised<Kept<'weighView'>>
  thresholdSet: Kept<'setThreshold'>
  thresholdRemoved: { threshold: string }
  askedInRound: Kept<'askInRound'>
  priceModelSet: Kept<'setPriceModel'>
  rulesSet: Kept<'setRules'>
  modelTestSigned: Kept<'signModelTest'>
  publicationProposed: Kept<'proposePublication'>
  modelPublished: { version: number; hash: string; frozen: FrozenModel; proposedBy: string }
}
