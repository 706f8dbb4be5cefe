/** Every view with its function. A person without a role in the record is told that it does not exist. */
import { unknown, type Refusal } from '../record/kernel.ts'
import type { TenderState } from '../record/tender/state.ts'
import type { WorkshopState } from '../record/workshop/state.ts'
import type { TenderViewName, TenderViewOf, ViewContext, WorkshopViewName, WorkshopViewOf } from './view.ts'
import { takesPart } from './viewer.ts'
import { bids } from './views/bids.ts'
import { clarifications } from './views/clarifications.ts'
import { compliance, complianceCell } from './views/compliance.ts'
import { decision } from './views/decision.ts'
import { workshopExtract } from './views/extract.ts'
import { model, modelChanges, viewWeights } from './views/model.ts'
import { moderation, moderationQuestion, moderationUnanimous } from './views/moderation.ts'
import { opening } from './views/opening.ts'
import { consortium, overview } from './views/overview.ts'
import { panel } from './views/panel.ts'
import { people } from './views/people.ts'
import { reports } from './views/reports.ts'
import { resultCell, results, trustViews } from './views/results.ts'
import { bidAnswers } from './views/bid-answers.ts'
import { rounds } from './views/rounds.ts'
import { pricingSchedule } from './views/schedule.ts'
import { scoringGrid, scoringQuestion } from './views/scoring.ts'
import { scenarioBoard, workshopEvidence, workshopOverview } from './views/workshop.ts'
import { takesPartInWorkshop } from './workshop/viewer.ts'

const functions: { readonly [N in TenderViewName]: TenderViewOf<N> } = {
  overview, consortium, rounds,
  people, panel,
  model, modelChanges, viewWeights,
  bids, bidAnswers, opening, pricingSchedule, compliance, complianceCell, clarifications,
  scoringGrid, scoringQuestion,
  moderation, moderationQuestion, moderationUnanimous,
  results, resultCell, trustViews,
  decision,
  workshopExtract,
  reports,
}

const workshopFunctions: { readonly [N in WorkshopViewName]: WorkshopViewOf<N> } = { workshopOverview, scenarioBoard, workshopEvidence }

export const viewTender = (state: TenderState, person: string, name: TenderViewName, params: unknown, context: ViewContext): unknown | Refusal => {
  if (!takesPart(state, person)) return unknown('tender', state.record)
  const view = functions[name] as (state: TenderState, person: string, params: unknown, context: ViewContext) => unknown
  return view(state, person, params, context)
}

export const viewWorkshop = (state: WorkshopState, person: string, name: WorkshopViewName, params: unknown, context: ViewContext): unknown | Refusal => {
  if (!takesPartInWorkshop(state, person)) return unknown('workshop', state.record)
  const view = workshopFunctions[name] as (state: WorkshopState, person: string, params: unknown, context: ViewContext) => unknown
  return view(state, person, params, context)
}
