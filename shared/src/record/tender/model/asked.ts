/**
 * What is asked of the bids of a lot. A round may carry a part of the model only: the published questions it leaves out are
 * neither answered nor scored in it, and those beside them share their weight in proportion.
 */
import type { Criterion } from '../../../contract/model.ts'
import { askedCriteria } from '../../../method/scoring/part.ts'
import { roundOf } from '../setup/rounds.ts'
import type { TenderState } from '../state.ts'
import type { FrozenModel } from './state.ts'
import { inTreeOrder } from './tree-order.ts'

/** The questions of a lot that a round leaves out. */
export const leftOutOf = ({ model }: Pick<FrozenModel, 'model'>, lot: string, round: string | undefined): readonly string[] =>
  model.rounds?.find((part) => part.lot === lot && part.round === round)?.leftOut ?? []

/** A frozen model never changes, and its criteria are looked up for every cell of a lot. */
const known = new WeakMap<FrozenModel, Map<string, readonly Criterion[]>>()

const once = (frozen: FrozenModel, key: string, derive: () => readonly Criterion[]): readonly Criterion[] => {
  const ofModel = known.get(frozen) ?? new Map<string, readonly Criterion[]>()
  known.set(frozen, ofModel)
  const found = ofModel.get(key) ?? derive()
  ofModel.set(key, found)
  return found
}

/** The nodes of one lot's published criteria from top to bottom; of one round only those it asks. */
export const criteriaOf = (frozen: FrozenModel, lot: string, round?: string): readonly Criterion[] =>
  once(frozen, JSON.stringify([lot, round ?? null]), () => askedCriteria(inTreeOrder(frozen.model.criteria.filter((node) => node.lot === lot)), leftOutOf(frozen, lot, round)))

/** The version bids are judged by is the last one published; before that nothing is asked. */
const currentFrozen = (state: TenderState): FrozenModel | undefined => state.model.published.at(-1)?.frozen

/** Every published question of a lot, whichever round asks it. */
export const questionsOf = (state: TenderState, lot: string): readonly Criterion[] => {
  const frozen = currentFrozen(state)
  return frozen ? criteriaOf(frozen, lot).filter(({ kind }) => kind === 'question') : []
}

/** The questions that the bids of a round answer; of the round the lot is in unless another is named. */
export const askedOf = (state: TenderState, lot: string, round = roundOf(state.setup, lot)?.id): readonly Criterion[] => {
  const frozen = currentFrozen(state)
  return frozen ? once(frozen, JSON.stringify(['questions', lot, round ?? null]), () => criteriaOf(frozen, lot, round).filter(({ kind }) => kind === 'question')) : []
}

export const isAsked = (state: TenderState, lot: string, question: string): boolean => askedOf(state, lot).some(({ id }) => id === question)
