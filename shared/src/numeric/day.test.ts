import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilDay, dayNumber, dayText, daysInMonth, isWeekend, readDay, textOfDayNumber, weekdayOf } from './day.ts'

/** The platform’s calendar as an oracle; product code never asks it. */
const { Date: PlatformDate } = globalThis

describe('days', () => {
  it('counts from 1 January 1970, a Thursday', () => {
    expect(dayNumber({ year: 1970, month: 1, day: 1 })).toBe(0)
    expect(weekdayOf(0)).toBe(3)
  })

  it.each([['2012-12-19', 2], ['2013-03-19', 1], ['2025-03-03', 0], ['2000-02-29', 1], ['1969-12-31', 2]])('%s is weekday %i', (text, weekday) => {
    expect(weekdayOf(dayNumber(readDay(text)!))).toBe(weekday)
  })

  it.each(['2013-02-29', '2012-13-01', '2012-00-10', '2012-04-31', '1900-02-29', '12-01-01', 'today'])('there is no day %s', (text) => {
    expect(readDay(text)).toBeUndefined()
  })

  it('goes back and forth, one day at a time, agreeing with the platform’s calendar (seed 31)', () => {
    fc.assert(fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
      expect(dayNumber(civilDay(number))).toBe(number)
      const platform = new PlatformDate(number * 86_400_000)
      expect(textOfDayNumber(number)).toBe(platform.toISOString().slice(0, 10))
      expect(isWeekend(number)).toBe([0, 6].includes(platform.getUTCDay()))
    }), { seed: 31, numRuns: 1_000 })
  })

  it('knows the lengths of months', () => {
    expect([2, 4, 12].map((month) => daysInMonth(2100, month))).toEqual([28, 30, 31])
    expect(dayText({ year: 987, month: 1, day: 2 })).toBe('0987-01-02')
  })
})
