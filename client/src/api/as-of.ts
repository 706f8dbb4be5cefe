/** A past day of one record, while somebody looks at it: every view is then read as it stood, and nothing can be done. */
import { views } from '@workbench/shared/contract/views.ts'
import { create } from 'zustand'
import { ProblemError } from './problem.ts'

interface AsOf {
  readonly record: string
  readonly day: string
}

export const useAsOf = create<{ readonly asOf: AsOf | null }>(() => ({ asOf: null }))

export const lookAt = (record: string, day: string): void => useAsOf.setState({ asOf: { record, day } })
export const backToToday = (): void => useAsOf.setState({ asOf: null })

/** The day that a record is looked at, if it is a past one. */
export const useDayOf = (record: string): string | undefined => useAsOf(({ asOf }) => (asOf?.record === record ? asOf.day : undefined))

/** The parameters of a view with the day put in; operations that are no views know no past. */
export const withDay = <P extends object>(name: string, params: P, day: string | undefined): P =>
  day !== undefined && Object.hasOwn(views, name) && !('asOf' in params) ? { ...params, asOf: day } : params

/** A past day can be read, not changed. */
export const assertToday = (record: string): void => {
  if (useAsOf.getState().asOf?.record === record)
    throw new ProblemError({ type: 'about:blank', title: 'A past day', status: 409, code: 'past-day', detail: 'You are looking at a past day, where nothing can be done. Go back to today first; what you entered is still here.' })
}
