/** The parts of a tender in the order of the work: one table for the rail and the routes. Each page loads when it is first opened. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

export interface TenderPageProps {
  readonly record: string
}

export interface PageEntry {
  readonly path: string
  readonly title: string
  readonly group: 'The tender' | 'Setting up' | 'Evaluating' | 'Deciding' | 'Proof'
  readonly page: LazyExoticComponent<ComponentType<TenderPageProps>>
}

export const tenderPages: readonly PageEntry[] = []

export const homePage = lazy(() => import('../features/home/HomePage.tsx').then((module) => ({ default: module.HomePage })))
