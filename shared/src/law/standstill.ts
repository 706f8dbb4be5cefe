/** The standstill between the notices of a decision and the contract: when it ends, with its working. */
import { dayNumber, readDay, textOfDayNumber } from '../numeric/day.ts'
import { formatWeekday } from '../numeric/format.ts'
import { calendarOf, countWorkingDays, coveredYears, isCovered, restOf, workingDayFrom, type Calendar, type RuleSet } from './calendar.ts'

export interface StandstillInput {
  readonly ruleSet: RuleSet
  readonly means: 'electronic' | 'other'
  /** Day the notices were sent; under the Act of 2023, day the contract award notice was published. */
  readonly sent: string
  /** Day the last recipient had the notice, where it was sent otherwise than electronically. */
  readonly lastReceived?: string
}

export interface StandstillPeriod {
  /** Last day of the standstill; it ends at midnight. */
  readonly ends: string
  readonly working: string[]
}

export interface NoStandstill {
  readonly cannot: true
  /** Which day is to blame. */
  readonly of: 'sent' | 'lastReceived'
  readonly because: string
}

const cannot = (of: NoStandstill['of'], because: string): NoStandstill => ({ cannot: true, of, because })
const shown = (day: number) => formatWeekday(textOfDayNumber(day))

/**
 * End of the standstill. PCR 2006 reg 32A and PCR 2015 reg 87: ten days after electronic sending; otherwise the earlier of
 * fifteen days after sending and ten after the last receipt; extended to the next working day. Procurement Act 2023 s.51:
 * eight working days beginning with the day the contract award notice is published.
 */
export const standstillEnd = (input: StandstillInput): StandstillPeriod | NoStandstill => {
  const sentCivil = readDay(input.sent)
  if (!sentCivil) return cannot('sent', `“${input.sent}” is not a day of the calendar, so the standstill cannot be counted from it.`)
  const sent = dayNumber(sentCivil)
  const calendar = calendarOf(input.ruleSet)
  if (!isCovered(sent) || !isCovered(sent + 40)) return cannot('sent', `The calendar of working days covers ${coveredYears}; a standstill from ${shown(sent)} lies outside it.`)
  return input.ruleSet === 'pa2023' ? eightWorkingDays(calendar, sent) : calendarDays(calendar, sent, input)
}

const eightWorkingDays = (calendar: Calendar, published: number): StandstillPeriod => {
  const counted = countWorkingDays(calendar, published, 8)
  const last = counted.at(-1)!
  return {
    ends: textOfDayNumber(last),
    working: [
      `Eight working days beginning with the day the contract award notice is published, ${shown(published)} (Procurement Act 2023, section 51).`,
      `Working days by the calendar of ${calendar.name}.`,
      ...counted.map((day, index) => `Working day ${index + 1}: ${shown(day)}.`),
      ...skipped(calendar, published, last),
      `The standstill ends at the end of ${shown(last)}.`,
    ],
  }
}

const skipped = (calendar: Calendar, from: number, to: number): string[] => {
  const rests: string[] = []
  for (let day = from; day <= to; day += 1) if (restOf(calendar, day) === 'bank holiday') rests.push(`${shown(day)} is a bank holiday and does not count.`)
  return rests
}

const calendarDays = (calendar: Calendar, sent: number, input: StandstillInput): StandstillPeriod | NoStandstill => {
  const source = input.ruleSet === 'pcr2006' ? 'Public Contracts Regulations 2006, regulation 32A' : 'Public Contracts Regulations 2015, regulation 87'
  if (input.means === 'electronic') {
    const surplus = input.lastReceived === undefined ? [] : ['The day of receipt plays no part where the notices are sent electronically.']
    return extended(calendar, sent + 10, [`Sent electronically on ${shown(sent)}; ten days after sending is ${shown(sent + 10)} (${source}).`, ...surplus])
  }
  const fifteenth = `Sent otherwise than electronically on ${shown(sent)}; fifteen days after sending is ${shown(sent + 15)} (${source}).`
  if (input.lastReceived === undefined)
    return extended(calendar, sent + 15, [fifteenth, 'No day of last receipt is recorded; it could only bring the end forward, so the fifteen days stand.'])
  const receivedCivil = readDay(input.lastReceived)
  if (!receivedCivil) return cannot('lastReceived', `“${input.lastReceived}” is not a day of the calendar, so the ten days after the last receipt cannot be counted.`)
  const received = dayNumber(receivedCivil)
  if (received < sent) return cannot('lastReceived', `The last receipt, ${shown(received)}, lies before the day of sending, ${shown(sent)}.`)
  const working = [fifteenth, `The last recipient had it on ${shown(received)}; ten days after that is ${shown(received + 10)}.`]
  const earlier = Math.min(sent + 15, received + 10)
  return extended(calendar, earlier, [...working, `The earlier of the two is ${shown(earlier)}.`])
}

/** A period that would end on a day of rest runs to the next working day. */
const extended = (calendar: Calendar, last: number, working: readonly string[]): StandstillPeriod => {
  const end = workingDayFrom(calendar, last)
  const rest = restOf(calendar, last)
  const step = rest === undefined ? [] : [`${shown(last)} is a ${rest === 'weekend' ? 'day of the weekend' : 'bank holiday'} in ${calendar.name}; the period runs on to the next working day, ${shown(end)}.`]
  return { ends: textOfDayNumber(end), working: [...working, ...step, `The standstill ends at midnight at the end of ${shown(end)}.`] }
}
