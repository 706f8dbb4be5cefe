import { describe, expect, it } from 'vitest'
import { instantOfUkTime } from './uk-instant.ts'

describe('a time on a clock in the United Kingdom', () => {
  it('is the same in UTC in winter and an hour less in summer', () => {
    expect(instantOfUkTime('2012-11-30', '11:42')).toEqual({ instant: '2012-11-30T11:42:00.000Z' })
    expect(instantOfUkTime('2012-07-02', '00:30:05')).toEqual({ instant: '2012-07-01T23:30:05.000Z' })
  })
  it('is refused where clocks go forward, and the later one where they go back', () => {
    expect(instantOfUkTime('2012-03-25', '01:30')).toEqual({ because: 'There is no such time on that day: clocks go forward over it.' })
    expect(instantOfUkTime('2012-10-28', '01:30')).toEqual({ instant: '2012-10-28T01:30:00.000Z' })
  })
  it('names what is missing', () => {
    expect(instantOfUkTime('', '11:42')).toEqual({ because: 'Enter the day.' })
    expect(instantOfUkTime('2012-11-30', '')).toEqual({ because: 'Enter the time, such as 11:42.' })
    expect(instantOfUkTime('2012-13-30', '11:42')).toEqual({ because: 'There is no such day or time.' })
  })
})
