import { describe, expect, it } from 'vitest'
import { dayNumber, isWeekend, readDay, textOfDayNumber, weekdayOf } from '../numeric/day.ts'
import { bankHolidays, firstYear, lastYear, type Nation } from './bank-holidays.ts'

/** Easter Sunday by Gauss's rule for the Gregorian calendar. */
const easter = (year: number): number => {
  const a = year % 19
  const k = Math.floor(year / 100)
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30
  const n = (4 + k - Math.floor(k / 4)) % 7
  const d = (19 * a + m) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7
  const late = d === 29 && e === 6 ? 7 : d === 28 && e === 6 && a > 10 ? 7 : 0
  return dayNumber({ year, month: 3, day: 22 }) + d + e - late
}

const mondayFrom = (year: number, month: number, day: number) => {
  const from = dayNumber({ year, month, day })
  return from + ((7 - weekdayOf(from)) % 7)
}

const nations: Nation[] = ['englandAndWales', 'scotland', 'northernIreland']
const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at)
const has = (nation: Nation, day: number) => bankHolidays(nation).has(textOfDayNumber(day))

describe('bank holidays as data', () => {
  it.each(nations)('%s: every entry is a weekday of a covered year', (nation) => {
    const wrong = [...bankHolidays(nation)].filter((text) => {
      const civil = readDay(text)
      return !civil || isWeekend(dayNumber(civil)) || civil.year < firstYear || civil.year > lastYear
    })
    expect(wrong).toEqual([])
  })

  it.each(years)('%i: the days of rule are there, worked out from Easter and the first and last Mondays', (year) => {
    const sunday = easter(year)
    expect(nations.filter((nation) => !has(nation, sunday - 2))).toEqual([])
    expect([has('englandAndWales', sunday + 1), has('northernIreland', sunday + 1), has('scotland', sunday + 1)]).toEqual([true, true, false])
    const earlyMay = year === 2020 ? dayNumber({ year, month: 5, day: 8 }) : mondayFrom(year, 5, 1)
    expect(nations.filter((nation) => !has(nation, earlyMay))).toEqual([])
    const spring = year === 2012 ? dayNumber({ year, month: 6, day: 4 }) : year === 2022 ? dayNumber({ year, month: 6, day: 2 }) : mondayFrom(year, 5, 25)
    expect(nations.filter((nation) => !has(nation, spring))).toEqual([])
    expect(has('englandAndWales', mondayFrom(year, 8, 25))).toBe(true)
    expect(has('scotland', mondayFrom(year, 8, 1))).toBe(true)
  })

  it.each(years)('%i: Christmas and Boxing Day rest two weekdays, the first of January one (two in Scotland)', (year) => {
    for (const nation of nations) {
      const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((day) => has(nation, day)).length
      expect(count(dayNumber({ year, month: 12, day: 25 }), dayNumber({ year, month: 12, day: 28 }))).toBe(2)
      expect(count(dayNumber({ year, month: 1, day: 1 }), dayNumber({ year, month: 1, day: 4 }))).toBe(nation === 'scotland' ? 2 : 1)
    }
  })

  it.each(['2011-04-29', '2012-06-04', '2012-06-05', '2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'])('%s was proclaimed for all', (day) => {
    expect(nations.every((nation) => bankHolidays(nation).has(day))).toBe(true)
  })

  it('15 June 2026 is proclaimed for Scotland alone', () => {
    expect(nations.map((nation) => bankHolidays(nation).has('2026-06-15'))).toEqual([false, true, false])
  })

  it('counts eight a year in England and Wales, plus the proclaimed ones', () => {
    const extra: Record<number, number> = { 2011: 1, 2012: 1, 2022: 2, 2023: 1 }
    const counts = years.map((year) => [...bankHolidays('englandAndWales')].filter((day) => day.startsWith(`${year}`)).length)
    expect(counts).toEqual(years.map((year) => 8 + (extra[year] ?? 0)))
  })
})
