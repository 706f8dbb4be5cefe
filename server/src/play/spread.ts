/** Times for what many hands did one by one: spread evenly over the working hours between two instants. */
import { calendarOf, isWorkingDay } from '@workbench/shared/law/calendar.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const opens = 9 * HOUR_MS
const closes = 17 * HOUR_MS
const calendar = calendarOf('pcr2015')

interface Window {
  readonly from: number
  readonly to: number
}

const workingWindows = (start: number, end: number): Window[] => {
  const windows: Window[] = []
  for (let day = Math.floor(start / DAY_MS); day * DAY_MS < end; day += 1) {
    const from = Math.max(start, day * DAY_MS + opens)
    const to = Math.min(end, day * DAY_MS + closes)
    if (from < to && isWorkingDay(calendar, day)) windows.push({ from, to })
  }
  return windows
}

/**
 * `count` instants in order, never outside 9:00 to 17:00 on a working day. `phase` (0 to 1) shifts the whole row within one
 * step, so that two people who do equally much do not act at the same instant.
 */
export const spreadOverWorkingHours = (count: number, start: string, end: string, phase = 0.5): string[] => {
  const windows = workingWindows(Date.parse(start), Date.parse(end))
  const total = windows.reduce((sum, window) => sum + window.to - window.from, 0)
  if (count > 0 && total === 0) throw new RangeError(`There is no working hour between ${start} and ${end}.`)
  return Array.from({ length: count }, (_unused, index) => new Date(instantAt(windows, Math.floor((total * (index + phase)) / count))).toISOString())
}

const instantAt = (windows: readonly Window[], offset: number): number => {
  let left = offset
  for (const { from, to } of windows) {
    if (left < to - from) return from + left
    left -= to - from
  }
  return windows.at(-1)!.to
}

/** An instant some seconds later. */
export const secondsLater = (instant: string, seconds: number): string => new Date(Date.parse(instant) + seconds * 1_000).toISOString()
