import { describe, expect, test } from 'vitest'
import { instantOfUkTime } from './uk-time.ts'

describe('UK time', () => {
  test.each([
    ['winter is GMT', '2013-01-17', '16:00', '2013-01-17T16:00:00.000Z'],
    ['summer is an hour ahead', '2013-06-14', '09:30', '2013-06-14T08:30:00.000Z'],
    ['an hour after midnight in summer is the day before in UTC', '2013-06-14', '00:30', '2013-06-13T23:30:00.000Z'],
    ['the hour that comes twice in October is taken as the first', '2013-10-27', '01:30', '2013-10-27T00:30:00.000Z'],
  ])('%s', (_what, day, time, instant) => expect(instantOfUkTime(day, time)).toBe(instant))

  test.each([['the hour that is skipped in March', '2013-03-31', '01:30'], ['no such day', '2013-02-30', '10:00'], ['no time', '2013-02-20', ''], ['no day', '', '10:00']])('%s is no instant', (_what, day, time) =>
    expect(instantOfUkTime(day, time)).toBeUndefined())
})
