/** Calendar days as integers, without a clock: the proleptic Gregorian calendar, day 0 = 1 January 1970 (a Thursday). */

export interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const shape = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number): number => (month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)

/** The parts of a day text YYYY-MM-DD, or undefined when there is no such day (30 February). */
export const readDay = (text: string): CivilDay | undefined => {
  const match = shape.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined
}

/** Days since 1 January 1970. Years are counted from March, so that the leap day ends a year. */
export const dayNumber = ({ year, month, day }: CivilDay): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The calendar day of a day number. */
export const civilDay = (number: number): CivilDay => {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 }
}

const two = (value: number) => value.toString().padStart(2, '0')

export const dayText = ({ year, month, day }: CivilDay): string => `${year.toString().padStart(4, '0')}-${two(month)}-${two(day)}`

export const textOfDayNumber = (number: number): string => dayText(civilDay(number))

/** 0 = Monday … 6 = Sunday. */
export const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7

export const isWeekend = (number: number): boolean => weekdayOf(number) >= 5
