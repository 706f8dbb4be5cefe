import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, readDay, textOfDayNumber } from '../numeric/day.ts'
import { calendarOf, isWorkingDay, type RuleSet } from './calendar.ts'
import { standstillEnd, type StandstillInput, type StandstillPeriod } from './standstill.ts'

const endOf = (input: StandstillInput) => (standstillEnd(input) as StandstillPeriod).ends

describe('standstill, figures of domain §3', () => {
  it.each<[string, StandstillInput, string]>([
    ['PCR 2006 electronic, Wed 19 Dec 2012 + 10', { ruleSet: 'pcr2006', means: 'electronic', sent: '2012-12-19' }, '2012-12-31'],
    ['PCR 2006 electronic, Tue 19 Mar 2013 + 10 over Easter', { ruleSet: 'pcr2006', means: 'electronic', sent: '2013-03-19' }, '2013-04-02'],
    ['PCR 2006 otherwise, Tue 19 Mar 2013 + 15', { ruleSet: 'pcr2006', means: 'other', sent: '2013-03-19', lastReceived: '2013-03-26' }, '2013-04-03'],
    ['PA23, eight working days beginning Mon 3 Mar 2025', { ruleSet: 'pa2023', means: 'electronic', sent: '2025-03-03' }, '2025-03-12'],
    ['PA23, eight working days beginning Tue 15 Apr 2025', { ruleSet: 'pa2023', means: 'electronic', sent: '2025-04-15' }, '2025-04-28'],
  ])('%s', (_title, input, ends) => {
    expect(endOf(input)).toBe(ends)
  })
})

describe('standstill, a published worked answer', () => {
  it('lexology.com 42819746-ad16-4b6f-9186-c4f2530b2e10: letters sent electronically on Tue 23 Mar 2010 end on Tue 6 Apr 2010', () => {
    expect(endOf({ ruleSet: 'pcr2006', means: 'electronic', sent: '2010-03-23' })).toBe('2010-04-06')
  })
})

describe('standstill', () => {
  it('takes the earlier of fifteen days after sending and ten after the last receipt', () => {
    expect(endOf({ ruleSet: 'pcr2015', means: 'other', sent: '2016-06-01', lastReceived: '2016-06-03' })).toBe('2016-06-13')
    expect(endOf({ ruleSet: 'pcr2015', means: 'other', sent: '2016-06-01', lastReceived: '2016-06-20' })).toBe('2016-06-16')
  })

  it('stands at fifteen days while no receipt is recorded, and says why', () => {
    const period = standstillEnd({ ruleSet: 'pcr2006', means: 'other', sent: '2013-03-19' }) as StandstillPeriod
    expect(period.ends).toBe('2013-04-03')
    expect(period.working.join(' ')).toContain('could only bring the end forward')
  })

  it('begins counting on the next working day when a PA23 notice is published at a weekend', () => {
    expect(endOf({ ruleSet: 'pa2023', means: 'electronic', sent: '2025-03-01' })).toBe('2025-03-12')
  })

  it('leaves out the holidays of any nation under PA23, of England and Wales alone under the regulations', () => {
    expect(endOf({ ruleSet: 'pa2023', means: 'electronic', sent: '2025-03-10' })).toBe('2025-03-20')
    expect(isWorkingDay(calendarOf('pcr2015'), dayNumber(readDay('2025-03-17')!))).toBe(true)
    expect(isWorkingDay(calendarOf('pa2023'), dayNumber(readDay('2025-03-17')!))).toBe(false)
  })

  it('names each step: the day sent, the day of rest, the end', () => {
    const { working } = standstillEnd({ ruleSet: 'pcr2006', means: 'electronic', sent: '2012-12-19' }) as StandstillPeriod
    expect(working).toEqual([
      'Sent electronically on Wed 19 Dec 2012; ten days after sending is Sat 29 Dec 2012 (Public Contracts Regulations 2006, regulation 32A).',
      'Sat 29 Dec 2012 is a day of the weekend in England and Wales; the period runs on to the next working day, Mon 31 Dec 2012.',
      'The standstill ends at midnight at the end of Mon 31 Dec 2012.',
    ])
  })

  it.each<[string, StandstillInput, string]>([
    ['a day that is none', { ruleSet: 'pcr2006', means: 'electronic', sent: '2013-02-29' }, 'not a day of the calendar'],
    ['a receipt before sending', { ruleSet: 'pcr2006', means: 'other', sent: '2013-03-19', lastReceived: '2013-03-18' }, 'before the day of sending'],
    ['a receipt that is no day', { ruleSet: 'pcr2006', means: 'other', sent: '2013-03-19', lastReceived: '2013-03-32' }, 'not a day of the calendar'],
    ['a year without a calendar', { ruleSet: 'pa2023', means: 'electronic', sent: '2031-01-06' }, 'covers 2010 to 2028'],
    ['an end beyond the calendar', { ruleSet: 'pa2023', means: 'electronic', sent: '2028-12-27' }, 'covers 2010 to 2028'],
  ])('cannot be counted from %s', (_title, input, because) => {
    expect(standstillEnd(input)).toMatchObject({ cannot: true, because: expect.stringContaining(because) })
  })

  it('never ends on a day of rest and never early, under any rule set (seed 51)', () => {
    const days = fc.integer({ min: dayNumber({ year: 2010, month: 1, day: 1 }), max: dayNumber({ year: 2028, month: 11, day: 15 }) })
    fc.assert(fc.property(fc.constantFrom<RuleSet>('pcr2006', 'pcr2015', 'pa2023'), fc.constantFrom<'electronic' | 'other'>('electronic', 'other'), days, fc.option(fc.nat(20), { nil: undefined }), (ruleSet, means, sent, delay) => {
      const input = { ruleSet, means, sent: textOfDayNumber(sent), ...(delay === undefined ? {} : { lastReceived: textOfDayNumber(sent + delay) }) }
      const end = dayNumber(readDay(endOf(input))!)
      expect(isWorkingDay(calendarOf(ruleSet), end)).toBe(true)
      const least = ruleSet === 'pa2023' ? 9 : means === 'electronic' ? 10 : Math.min(15, (delay ?? 15) + 10)
      expect(end - sent).toBeGreaterThanOrEqual(least)
      expect(end - sent).toBeLessThanOrEqual(least + 6 + (ruleSet === 'pa2023' ? 4 : 0))
    }), { seed: 51, numRuns: 500 })
  })
})
