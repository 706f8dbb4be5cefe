/** Months and financial years as integers, so that programmes and payments can be counted. Month 0 is January of year 0. */
import { daysInMonth, readDay } from '../numeric/day.ts'

const civil = (day: string) => {
  const found = readDay(day)
  if (!found) throw new RangeError(`“${day}” is not a day of the calendar.`)
  return found
}

export const monthOfDay = (day: string): number => {
  const { year, month } = civil(day)
  return year * 12 + month - 1
}

/** The last month a service runs for in full when it ends on this day. */
export const lastFullMonth = (day: string): number => {
  const { year, month, day: date } = civil(day)
  return monthOfDay(day) - (date === daysInMonth(year, month) ? 0 : 1)
}

/** "2015-02". */
export const monthText = (month: number): string => `${Math.floor(month / 12)}-${((month % 12) + 1).toString().padStart(2, '0')}`

/** The calendar year in which a financial year begins: 2012 for "2012-13". */
export const startOfYear = (year: string): number => Number(year.slice(0, 4))
export const yearText = (start: number): string => `${start}-${((start + 1) % 100).toString().padStart(2, '0')}`
export const isFinancialYear = (year: string): boolean => yearText(startOfYear(year)) === year
/** April is the first month. */
export const yearOfMonth = (month: number): number => Math.floor((month - 3) / 12)
export const firstMonthOf = (year: number): number => year * 12 + 3
