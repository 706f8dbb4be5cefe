/**
 * The whole history of a case in one order: steps as written, and what the lots' files expand to, merged by time.
 * At the same instant steps come first, by file name and place; then the model, bids, compliance, scores and moderation,
 * each by lot and in its own order. A command never overtakes an earlier one of its own list.
 */
import { planCompliance, planReceipts } from './expand/bids.ts'
import { planModel } from './expand/model.ts'
import { planModeration } from './expand/moderation.ts'
import type { Planned } from './expand/planned.ts'
import { planScores } from './expand/scores.ts'
import type { Case, StepsOfFile } from './read-case.ts'

const inOrderOfTime = (planned: readonly Planned[]): Planned[] => [...planned].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

const planSteps = ({ file, steps }: StepsOfFile, within = ''): Planned[] => steps.map((step, index) => ({ ...step, file, pointer: `${within}/${index}` }))

export const planCase = (from: Case): Planned[] =>
  inOrderOfTime([
    ...from.steps.flatMap((file) => planSteps(file)),
    ...planModel(from), ...planReceipts(from), ...planCompliance(from), ...planScores(from), ...planModeration(from),
  ])

/** The call-off is a record of its own; its steps are raw throughout. */
export const planCallOff = (from: Case): Planned[] => (from.callOff ? inOrderOfTime(planSteps(from.callOff, '/steps')) : [])
