import { describe, expect, it } from 'vitest'
import { exact, ratio } from './exact.ts'
import {
  dayOfInstant, formatCount, formatDay, formatDayLong, formatInstant, formatList, formatMoney, formatMoneyShort, formatMonth, formatMonthShort, formatNumber,
  formatNumberShort, formatPence, formatPercent, formatPounds, formatScore, formatTime, formatWeekday,
} from './format.ts'

/** The platform’s zone data as an oracle; product code never asks it. */
const { Date: PlatformDate, Intl: PlatformIntl } = globalThis

describe('numbers', () => {
  it('groups thousands and keeps the decimals asked for', () => {
    expect(formatNumber('1234567.5', 2)).toBe('1,234,567.50')
    expect(formatNumber(999)).toBe('999')
    expect(formatNumber('-1234')).toBe('−1,234')
    expect(formatNumberShort(ratio(10_000n, 3n), 4)).toBe('3,333.3333')
    expect(formatNumberShort('0.50')).toBe('0.5')
  })

  it('formats percentages, scores, counts, lists', () => {
    expect(formatPercent('0.35')).toBe('35%')
    expect(formatPercent('1/3')).toBe('33.33%')
    expect(formatPercent(exact('0.0025'))).toBe('0.25%')
    expect(formatScore('83.20')).toBe('83.20')
    expect(() => formatScore('100/3')).toThrow('not a published score')
    expect(formatCount(1, 'bid')).toBe('1 bid')
    expect(formatCount(1200, 'bid')).toBe('1,200 bids')
    expect(formatCount(2, 'penny', 'pence')).toBe('2 pence')
    expect([formatList([]), formatList(['A']), formatList(['A', 'B']), formatList(['A', 'B', 'C'])]).toEqual(['', 'A', 'A and B', 'A, B and C'])
  })
})

describe('money', () => {
  it('shows pence in pounds, exactly', () => {
    expect(formatMoney(123_456_789)).toBe('£1,234,567.89')
    expect(formatMoney(-5)).toBe('−£0.05')
    expect(formatMoney(0)).toBe('£0.00')
    expect(formatMoney(899_999_999_999_999)).toBe('£8,999,999,999,999.99')
    expect(formatPounds(123_450)).toBe('£1,235')
    expect(formatPence('-1845330282.315824')).toBe('−£18,453,302.82')
  })

  it('shortens for charts', () => {
    expect(formatMoneyShort(825_000_000)).toBe('£8.25m')
    expect(formatMoneyShort(95_000_000)).toBe('£950k')
    expect(formatMoneyShort(1_200)).toBe('£12')
    expect(formatMoneyShort(-115_600_000_000)).toBe('−£1.16bn')
  })
})

describe('dates and times', () => {
  it('formats days', () => {
    expect(formatDay('2012-03-14')).toBe('14 Mar 2012')
    expect(formatDayLong('2012-03-01')).toBe('1 March 2012')
    expect(formatWeekday('2012-12-31')).toBe('Mon 31 Dec 2012')
    expect(formatMonth('2013-07-01')).toBe('July 2013')
    expect(formatMonthShort('2013-07-01')).toBe('Jul 2013')
    expect(() => formatDay('2013-02-29')).toThrow('not a day of the calendar')
  })

  it('shows instants in the legal time of the United Kingdom', () => {
    expect(formatInstant('2012-03-14T09:30:00.000Z')).toBe('14 Mar 2012, 09:30 GMT')
    expect(formatInstant('2012-07-31T23:15:00.000Z')).toBe('1 Aug 2012, 00:15 BST')
    expect(formatTime('2012-07-31T14:02:07.500Z')).toBe('15:02:07')
    expect(dayOfInstant('2012-07-31T23:15:00.000Z')).toBe('2012-08-01')
    expect(() => formatInstant('2012-07-31')).toThrow('not an instant')
  })

  it.each([
    ['2012-03-25T00:59:59.000Z', '25 Mar 2012, 00:59 GMT'], ['2012-03-25T01:00:00.000Z', '25 Mar 2012, 02:00 BST'],
    ['2012-10-28T00:59:59.000Z', '28 Oct 2012, 01:59 BST'], ['2012-10-28T01:00:00.000Z', '28 Oct 2012, 01:00 GMT'],
  ])('changes the clocks: %s is %s', (instant, shown) => {
    expect(formatInstant(instant)).toBe(shown)
  })

  it('agrees with the platform’s zone data on every day of 2010 to 2030', () => {
    const platform = new PlatformIntl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })
    for (let at = PlatformDate.UTC(2010, 0, 1, 0, 30); at < PlatformDate.UTC(2031, 0, 1); at += 86_400_000) {
      const instant = new PlatformDate(at).toISOString()
      const [date, time] = platform.format(at).split(', ')
      expect([dayOfInstant(instant).split('-').reverse().join('/'), formatTime(instant)]).toEqual([date!.split('/').map((part) => part.padStart(2, '0')).join('/'), time])
    }
  })
})
