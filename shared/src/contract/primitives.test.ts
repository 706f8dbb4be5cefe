import { Check } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { Day, Id, Instant, setOf } from './primitives.ts'

const two = (value: number, digits = 2) => String(value).padStart(digits, '0')

describe('days and instants', () => {
  it('are those of the calendar: every month of every year from 1600 to 2399 against the Gregorian rule', () => {
    const wrong: string[] = []
    const { pattern } = Day as unknown as { readonly pattern: string }
    const day8601 = new RegExp(pattern)
    for (let year = 1600; year < 2400; year++)
      for (let month = 0; month <= 13; month++)
        for (let day = 0; day <= 32; day++) {
          const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
          const length = month < 1 || month > 12 ? 0 : month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
          const text = `${two(year, 4)}-${two(month)}-${two(day)}`
          if (day8601.test(text) !== (day >= 1 && day <= length)) wrong.push(text)
        }
    expect(wrong).toEqual([])
  })

  it.each(['2012-02-31', '2011-02-29', '1900-02-29', '2012-00-10', '2012-04-31', '2012-2-3', '2012-03-14T00:00:00.000Z'])('%s is no day', (text) => expect(Check(Day, text)).toBe(false))
  it.each(['2012-02-29', '2000-02-29', '2012-12-31'])('%s is a day', (text) => expect(Check(Day, text)).toBe(true))
  it.each(['2099-99-99T99:99:99.999Z', '2012-02-30T10:00:00.000Z', '2012-03-14T24:00:00.000Z', '2012-03-14T10:60:00.000Z', '2012-03-14T10:00:60.000Z', '2012-03-14T10:00:00Z'])('%s is no instant', (text) => expect(Check(Instant, text)).toBe(false))
  it.each(['2012-02-29T23:59:59.999Z', '2012-03-14T00:00:00.000Z'])('%s is an instant', (text) => expect(Check(Instant, text)).toBe(true))
})

describe('a set', () => {
  it('holds nothing twice', () => {
    expect(Check(setOf(Id), ['lot', 'other'])).toBe(true)
    expect(Check(setOf(Id), ['lot', 'lot'])).toBe(false)
  })
})
