/** The parts of a tender in the order of the work: one table for the rail and the routes. Each page loads when it is first opened. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

export interface TenderPageProps {
  readonly record: string
}

export interface PageEntry {
  readonly path: string
  readonly title: string
  readonly group: 'The tender' | 'Setting up' | 'Evaluating' | 'Deciding' | 'Proof' | 'Beside the tender' | 'Choosing a path' | 'The room'
  readonly page: LazyExoticComponent<ComponentType<TenderPageProps>>
  /** Shown to a bidder's contact too. */
  readonly forBidders?: boolean
}

export const tenderPages: readonly PageEntry[] = [
  { path: 'overview', title: 'Overview', group: 'The tender', forBidders: true, page: lazy(() => import('../features/overview/OverviewPage.tsx').then((module) => ({ default: module.OverviewPage }))) },
  { path: 'consortium', title: 'Consortium', group: 'The tender', page: lazy(() => import('../features/consortium/ConsortiumPage.tsx').then((module) => ({ default: module.ConsortiumPage }))) },
  { path: 'people', title: 'People', group: 'The tender', page: lazy(() => import('../features/people/PeoplePage.tsx').then((module) => ({ default: module.PeoplePage }))) },
  { path: 'setup', title: 'Lots and dates', group: 'Setting up', page: lazy(() => import('../features/setup/SetupPage.tsx').then((module) => ({ default: module.SetupPage }))) },
  { path: 'model', title: 'Requirements and criteria', group: 'Setting up', forBidders: true, page: lazy(() => import('../features/model/ModelPage.tsx').then((module) => ({ default: module.ModelPage }))) },
  { path: 'model-test', title: 'Model test', group: 'Setting up', page: lazy(() => import('../features/modeltest/ModelTestPage.tsx').then((module) => ({ default: module.ModelTestPage }))) },
  { path: 'view-weights', title: 'View weights', group: 'Setting up', page: lazy(() => import('../features/viewweights/ViewWeightsPage.tsx').then((module) => ({ default: module.ViewWeightsPage }))) },
  { path: 'clarifications', title: 'Clarifications', group: 'Evaluating', forBidders: true, page: lazy(() => import('../features/clarifications/ClarificationsPage.tsx').then((module) => ({ default: module.ClarificationsPage }))) },
  { path: 'bids', title: 'Bids', group: 'Evaluating', forBidders: true, page: lazy(() => import('../features/bids/BidsPage.tsx').then((module) => ({ default: module.BidsPage }))) },
  { path: 'compliance', title: 'Compliance', group: 'Evaluating', page: lazy(() => import('../features/compliance/CompliancePage.tsx').then((module) => ({ default: module.CompliancePage }))) },
  { path: 'panel', title: 'Panel', group: 'Evaluating', page: lazy(() => import('../features/panel/PanelPage.tsx').then((module) => ({ default: module.PanelPage }))) },
  { path: 'scoring', title: 'Scoring', group: 'Evaluating', page: lazy(() => import('../features/scoring/ScoringPage.tsx').then((module) => ({ default: module.ScoringPage }))) },
  { path: 'moderation', title: 'Moderation', group: 'Evaluating', page: lazy(() => import('../features/moderation/ModerationPage.tsx').then((module) => ({ default: module.ModerationPage }))) },
  { path: 'results', title: 'Results', group: 'Deciding', page: lazy(() => import('../features/results/ResultsPage.tsx').then((module) => ({ default: module.ResultsPage }))) },
  { path: 'decision', title: 'Decision', group: 'Deciding', page: lazy(() => import('../features/decision/DecisionPage.tsx').then((module) => ({ default: module.DecisionPage }))) },
  { path: 'reports', title: 'Reports', group: 'Proof', page: lazy(() => import('../features/reports/ReportsPage.tsx').then((module) => ({ default: module.ReportsPage }))) },
  { path: 'record', title: 'Record', group: 'Proof', page: lazy(() => import('../features/record/RecordPage.tsx').then((module) => ({ default: module.RecordPage }))) },
  { path: 'scenarios', title: 'Scenarios', group: 'Beside the tender', page: lazy(() => import('../features/scenarios/ToWorkshop.tsx').then((module) => ({ default: module.ToScenarios }))) },
  { path: 'evidence', title: 'Evidence', group: 'Beside the tender', page: lazy(() => import('../features/scenarios/ToWorkshop.tsx').then((module) => ({ default: module.ToEvidence }))) },
]

/** The parts of a workshop. */
export const workshopPages: readonly PageEntry[] = [
  { path: 'board', title: 'Board', group: 'Choosing a path', page: lazy(() => import('../features/scenarios/BoardPage.tsx').then((module) => ({ default: module.BoardPage }))) },
  { path: 'compare', title: 'Compare', group: 'Choosing a path', page: lazy(() => import('../features/scenarios/ComparePage.tsx').then((module) => ({ default: module.ComparePage }))) },
  { path: 'trusts', title: 'One trust', group: 'Choosing a path', page: lazy(() => import('../features/scenarios/TrustPage.tsx').then((module) => ({ default: module.TrustPage }))) },
  { path: 'inputs', title: 'Inputs', group: 'Choosing a path', page: lazy(() => import('../features/scenarios/inputs/InputsPage.tsx').then((module) => ({ default: module.InputsPage }))) },
  { path: 'evidence', title: 'Evidence', group: 'Choosing a path', page: lazy(() => import('../features/evidence/EvidencePage.tsx').then((module) => ({ default: module.EvidencePage }))) },
  { path: 'workshop', title: 'Sessions and votes', group: 'The room', page: lazy(() => import('../features/scenarios/RoomPage.tsx').then((module) => ({ default: module.RoomPage }))) },
  { path: 'record', title: 'Record', group: 'Proof', page: lazy(() => import('../features/record/RecordPage.tsx').then((module) => ({ default: module.WorkshopRecordPage }))) },
]

export const homePage = lazy(() => import('../features/home/HomePage.tsx').then((module) => ({ default: module.HomePage })))
export const helpPage = lazy(() => import('../features/help/HelpPage.tsx').then((module) => ({ default: module.HelpPage })))
export const startPage = lazy(() => import('../features/start/StartTender.tsx').then((module) => ({ default: module.StartTender })))
