/** Scoring as it was done: each evaluator goes question by question over all bids, then submits the question. */
import type { ScoreEntry } from '../case-files.ts'
import type { Case, CaseLot } from '../read-case.ts'
import { spreadOverWorkingHours } from '../spread.ts'
import type { Planned, Untimed } from './planned.ts'

export const planScores = (from: Case): Planned[] =>
  from.times.scoring.flatMap(({ lots, start, end }) => {
    const chosen = from.lots.filter((lot) => lots.includes(lot.lot))
    const evaluators = [...new Set(chosen.flatMap((lot) => lot.scores.map((score) => score.evaluator)))]
    return evaluators.flatMap((evaluator, position) => {
      const commands = chosen.flatMap((lot) => scoringBy(lot, evaluator))
      const times = spreadOverWorkingHours(commands.length, start, end, (position + 1) / (evaluators.length + 1))
      return commands.map((command, index) => ({ at: times[index]!, ...command }))
    })
  })

/** One person's work in one lot, in the tree's order of questions. */
const scoringBy = (lot: CaseLot, evaluator: string): Untimed[] => {
  const own = lot.scores.filter((score) => score.evaluator === evaluator)
  const file = `lots/${lot.lot}/scores`
  const questions = lot.criteria.map((criterion) => criterion.id).filter((id) => own.some((score) => score.question === id))
  const stray = own.filter((score) => !questions.includes(score.question)).map((score) => score.question)
  return [...questions, ...new Set(stray)].flatMap((question) => [
    ...own.filter((score) => score.question === question).map((score) => ({
      actor: evaluator, command: 'recordScore', body: scoreBody(score), file, pointer: ` (${question}, ${score.bid}, ${evaluator})`,
    })),
    { actor: evaluator, command: 'submitQuestion', body: { question }, file, pointer: ` (${question}, ${evaluator})` },
  ])
}

const scoreBody = ({ evaluator: _evaluator, origin: _origin, ...body }: ScoreEntry) => body
