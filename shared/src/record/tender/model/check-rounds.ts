/** Whether the rounds of the procedure can be walked with this model. */
import { compileTree, isBroken } from '../../../method/scoring/tree.ts'
import { formatCount, formatInstant, formatList } from '../../../numeric/format.ts'
import { bidRoundsOf } from '../setup/rounds.ts'
import type { Lot } from '../setup/state.ts'
import type { TenderState } from '../state.ts'
import { criteriaOf, leftOutOf } from './asked.ts'
import { checkModel } from './check.ts'
import type { ModelProblem } from './problem.ts'
import type { FrozenModel } from './state.ts'

const SHOWN = 5

const lotsToPublish = (state: TenderState): Lot[] => [...state.setup.lots.values()].filter((lot) => lot.stage !== 'abandoned')

/** Once published a lot takes bids, and it takes them in a round of its own with a deadline; a selection is none. */
const withoutRound = (state: TenderState): ModelProblem[] =>
  lotsToPublish(state).filter((lot) => bidRoundsOf(state.setup, lot.id).length === 0).map((lot) => ({
    code: 'no-bid-round', lot: lot.id, sentence: `${lot.title} has no round in which bids are made. Add one with its deadline.`,
  }))

/** What a round asks has to weigh something in every group it asks of. */
const weightless = (state: TenderState, { model }: FrozenModel): ModelProblem[] =>
  (model.rounds ?? []).flatMap(({ round, lot, leftOut }): ModelProblem[] => {
    const tree = compileTree(model, lot, model.awardWeights, leftOut)
    const problem = isBroken(tree) ? tree.problems.find(({ code }) => code === 'nothing-asked') : undefined
    return problem ? [{ code: 'round-weighs-nothing', lot, sentence: `${state.setup.rounds.get(round)?.title ?? round}: ${problem.sentence}` }] : []
  })

/** A question that every round of its lot leaves out would be published and never asked. */
const neverAsked = (state: TenderState, frozen: FrozenModel): ModelProblem[] =>
  lotsToPublish(state).flatMap((lot): ModelProblem[] => {
    const rounds = bidRoundsOf(state.setup, lot.id)
    if (rounds.length === 0) return []
    const never = criteriaOf(frozen, lot.id).filter(({ id, kind }) => kind === 'question' && rounds.every((round) => leftOutOf(frozen, lot.id, round.id).includes(id)))
    if (never.length === 0) return []
    const refs = formatList([...never.slice(0, SHOWN).map(({ ref }) => ref), ...(never.length > SHOWN ? [formatCount(never.length - SHOWN, 'other')] : [])])
    return [{ code: 'asked-in-no-round', lot: lot.id, criterion: never[0]!.id, sentence: `${refs} of ${lot.title} ${never.length === 1 ? 'is' : 'are'} asked in no round. Let one ask ${never.length === 1 ? 'it' : 'them'}, or take ${never.length === 1 ? 'it' : 'them'} out of the model.` }]
  })

/** A lot that is to be published takes bids in a round that has not ended before it begins. */
export const endedRounds = (state: TenderState, now: string): ModelProblem[] =>
  lotsToPublish(state).filter(({ stage }) => stage === 'setUp').flatMap((lot) => bidRoundsOf(state.setup, lot.id).filter(({ deadline }) => deadline <= now).map((round): ModelProblem => ({
    code: 'round-has-ended', lot: lot.id, sentence: `The deadline of ${round.title}, ${formatInstant(round.deadline)}, has passed: ${lot.title} could take no bid in it. Move it under Lots and dates.`,
  })))

/** Everything that keeps a drafted model from being published: of the model itself, and of the rounds it would be used in. */
export const problemsOfModel = (state: TenderState, frozen: FrozenModel): ModelProblem[] =>
  [...checkModel(frozen), ...withoutRound(state), ...weightless(state, frozen), ...neverAsked(state, frozen)]
