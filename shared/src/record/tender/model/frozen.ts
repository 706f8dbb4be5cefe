/** What a version freezes, derived from the draft; ordered, so that the same draft always hashes the same. */
import type { EvaluationModel } from '../../../contract/model.ts'
import type { TenderState } from '../state.ts'
import type { FrozenModel, ScoringRules } from './state.ts'

const byId = <T extends { id: string }>(a: T, b: T) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The draft as a model, or undefined while rounding, tie-break and moderation rules are not set. */
export const deriveFrozenModel = (state: TenderState): FrozenModel | undefined => {
  const { model, setup } = state
  return model.rules ? { model: deriveModel(state, model.rules), ...deriveTexts(state), moderation: { ...model.rules.moderation } } : undefined

  function deriveTexts(from: TenderState): Pick<FrozenModel, 'requirements' | 'texts'> {
    return {
      requirements: [...from.model.requirements.values()].sort(byId).map(({ revision: _revision, seq: _seq, ...requirement }) => ({ ...requirement, lots: [...requirement.lots] })),
      texts: [...from.model.criteria.values()].sort(byId).map((node) => ({
        criterion: node.id,
        ...(node.guidance ? { guidance: node.guidance } : {}),
        descriptors: node.descriptors.map((descriptor) => ({ ...descriptor })),
      })),
    }
  }

  function deriveModel(from: TenderState, rules: ScoringRules): EvaluationModel {
    return {
      lots: [...setup.lots.values()].map(({ id, ref, title, places }) => ({ id, ref, title, places })),
      scales: [...from.model.scales.values()].sort(byId).map(({ id, name, values }) => ({ id, name, values: values.map((value) => ({ ...value })) })),
      criteria: [...from.model.criteria.values()]
        .sort((a, b) => (a.lot === b.lot ? a.order - b.order || byId(a, b) : a.lot < b.lot ? -1 : 1))
        .map(({ id, lot, parent, order, ref, title, kind, scale, requirements, subCriteria }) => ({
          id, lot, parent, order, ref, title, kind, ...(scale === undefined ? {} : { scale }), requirements: [...requirements],
          subCriteria: subCriteria.map((sub) => ({ ...sub })),
        })),
      awardWeights: [...from.model.awardWeights].map(([criterion, weight]) => ({ criterion, weight })).sort((a, b) => (a.criterion < b.criterion ? -1 : 1)),
      thresholds: [...from.model.thresholds.values()].sort(byId),
      price: [...from.model.price.values()].sort((a, b) => (a.lot < b.lot ? -1 : 1)),
      rounding: { ...rules.rounding },
      tieBreak: rules.tieBreak.map((rule) => ({ ...rule })),
      ...(from.model.parts.size === 0 ? {} : {
        rounds: [...from.model.parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { round, lot, leftOut }]) => ({ round, lot, leftOut: [...leftOut].sort() })),
      }),
    }
  }
}
