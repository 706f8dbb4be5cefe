/** A day and a time on a clock in the United Kingdom, as an instant: summer time is worked out, never guessed. */
import { dayOfInstant, formatTime } from '@workbench/shared/numeric/format.ts'

export type ReadInstant = { readonly instant: string } | { readonly because: string }

const HOUR_MS = 3_600_000

/** "2012-11-30" and "11:42" or "11:42:10". Where clocks go back and the hour comes twice, the later of the two is taken: winter time. */
export const instantOfUkTime = (day: string, time: string): ReadInstant => {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day)) return { because: 'Enter the day.' }
  if (!/^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$/.test(time)) return { because: 'Enter the time, such as 11:42.' }
  const clock = time.length === 5 ? `${time}:00` : time
  const winter = Date.parse(`${day}T${clock}.000Z`)
  if (Number.isNaN(winter)) return { because: 'There is no such day or time.' }
  const found = [winter, winter - HOUR_MS].map((at) => new Date(at).toISOString()).find((instant) => dayOfInstant(instant) === day && formatTime(instant) === clock)
  return found === undefined ? { because: 'There is no such time on that day: clocks go forward over it.' } : { instant: found }
}
