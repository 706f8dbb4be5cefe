/** Working days under a rule set. Weekends, Good Friday, Christmas Day and bank holidays are none. */
import { civilDay, isWeekend, textOfDayNumber } from '../numeric/day.ts'
import { bankHolidays, firstYear, lastYear, type Nation } from './bank-holidays.ts'

export type RuleSet = 'pcr2006' | 'pcr2015' | 'pa2023'

export interface Calendar {
  readonly name: string
  readonly nations: readonly Nation[]
}

/**
 * The regulations of 2006 and 2015 run on England and Wales here. The reach of the Act of 2023 over the nations is in doubt
 * for a buyer in one of them, so its working days leave out a holiday of any: a longer standstill is lawful, a shorter is not.
 */
const calendars: Readonly<Record<RuleSet, Calendar>> = {
  pcr2006: { name: 'England and Wales', nations: ['englandAndWales'] },
  pcr2015: { name: 'England and Wales', nations: ['englandAndWales'] },
  pa2023: { name: 'the United Kingdom (holidays of any nation)', nations: ['englandAndWales', 'scotland', 'northernIreland'] },
}

export const calendarOf = (ruleSet: RuleSet): Calendar => calendars[ruleSet]

/** Whether the calendar knows the year of a day: outside, nothing is guessed. */
export const isCovered = (day: number): boolean => {
  const { year } = civilDay(day)
  return year >= firstYear && year <= lastYear
}

export const coveredYears = `${firstYear} to ${lastYear}`

/** Why a day is no working day, or undefined when it is one. */
export const restOf = (calendar: Calendar, day: number): 'weekend' | 'bank holiday' | undefined => {
  if (isWeekend(day)) return 'weekend'
  const text = textOfDayNumber(day)
  return calendar.nations.some((nation) => bankHolidays(nation).has(text)) ? 'bank holiday' : undefined
}

export const isWorkingDay = (calendar: Calendar, day: number): boolean => restOf(calendar, day) === undefined

/** The day itself when it is a working day, otherwise the next one. */
export const workingDayFrom = (calendar: Calendar, day: number): number => {
  let candidate = day
  while (!isWorkingDay(calendar, candidate)) candidate += 1
  return candidate
}

/** Counts working days beginning with a day: the first counted is that day or the next working one. Returns every day counted. */
export const countWorkingDays = (calendar: Calendar, from: number, count: number): number[] => {
  const counted: number[] = []
  for (let day = from; counted.length < count; day += 1) if (isWorkingDay(calendar, day)) counted.push(day)
  return counted
}
