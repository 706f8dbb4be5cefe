/** Every view of a record, in one table. An area adds its own file under `views/` and a line here. */
import type { ViewParams, ViewReply } from './operation.ts'
import { bidsViews } from './views/bids.ts'
import { decisionViews } from './views/decision.ts'
import { extractViews } from './views/extract.ts'
import { modelViews } from './views/model.ts'
import { moderationViews } from './views/moderation.ts'
import { overviewViews } from './views/overview.ts'
import { panelViews } from './views/panel.ts'
import { peopleViews } from './views/people.ts'
import { reportsViews } from './views/reports.ts'
import { resultsViews } from './views/results.ts'
import { roundsViews } from './views/rounds.ts'
import { scheduleViews } from './views/schedule.ts'
import { scoringViews } from './views/scoring.ts'
import { workshopAreaViews } from './views/workshop.ts'

export const tenderViews = {
  ...overviewViews,
  ...roundsViews,
  ...peopleViews,
  ...panelViews,
  ...modelViews,
  ...bidsViews,
  ...scheduleViews,
  ...scoringViews,
  ...moderationViews,
  ...resultsViews,
  ...decisionViews,
  ...extractViews,
  ...reportsViews,
} as const

export const workshopViews = {
  ...workshopAreaViews,
} as const

export const views = { ...tenderViews, ...workshopViews } as const
export type Views = typeof views
export type ViewName = keyof Views & string
export type ParamsOf<N extends ViewName> = ViewParams<Views[N]>
export type ReplyOf<N extends ViewName> = ViewReply<Views[N]>
