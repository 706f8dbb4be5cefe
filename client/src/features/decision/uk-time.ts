/** A day and a time of the United Kingdom's legal clock as an instant. The formatting of shared says which it is, both ways. */
import { dayOfInstant, formatTime } from '@workbench/shared/numeric/format.ts'

/** Undefined for what is no day or time, or a time that the clock skips in March. Of a time that comes twice, the first. */
export const instantOfUkTime = (day: string, time: string): string | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return undefined
  const asUtc = Date.parse(`${day}T${time}:00.000Z`)
  if (Number.isNaN(asUtc)) return undefined
  return [60, 0].map((minutes) => new Date(asUtc - minutes * 60_000).toISOString()).find((instant) => dayOfInstant(instant) === day && formatTime(instant).startsWith(time))
}
