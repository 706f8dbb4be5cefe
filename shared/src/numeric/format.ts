/**
 * The only formatting of money, numbers, dates and times: on screens, in reports, in letters, in working.
 * Works on exact texts and integers; neither the machine's locale nor its time zone plays a part.
 */
import { civilDay, dayNumber, readDay, weekdayOf } from './day.ts'
import { exact, hundred, ratio, tenTo, type Exact } from './exact.ts'
import { roundedText, shownText } from './rounding.ts'

export const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** A true minus sign: it lines up with digits and is read out as minus. */
const minus = '−'

const grouped = (text: string): string => {
  const negative = text.startsWith('-')
  const [whole, decimals] = (negative ? text.slice(1) : text).split('.')
  const separated = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${negative ? minus : ''}${separated}${decimals === undefined ? '' : `.${decimals}`}`
}

const valueOf = (value: string | number | Exact): Exact => (typeof value === 'object' ? value : exact(value))

const half = (decimals: number) => ({ decimals, mode: 'halfAwayFromZero' }) as const

/** "1,234.50" with exactly so many decimals. */
export const formatNumber = (value: string | number | Exact, decimals = 0): string => grouped(roundedText(valueOf(value), half(decimals)))

/** "1,234.5": at most so many decimals, none that say nothing. */
export const formatNumberShort = (value: string | number | Exact, atMost = 6): string => grouped(shownText(valueOf(value), atMost))

/** A score, points or a total as published: "83.20". The text is already rounded; only its digits are grouped. */
export const formatScore = (published: string): string => {
  if (!/^-?[0-9]+(\.[0-9]+)?$/.test(published)) throw new RangeError(`“${published}” is not a published score; round the exact value first.`)
  return grouped(published)
}

/** A share as a percentage: "0.35" becomes "35%". Decimals beyond those asked for are rounded, missing ones not invented. */
export const formatPercent = (share: string | Exact, atMost = 2): string => `${formatNumberShort(valueOf(share).mul(hundred), atMost)}%`

/** Integer pence as "£1,234.50"; whole pounds keep their pence, so that columns line up. */
export const formatMoney = (pence: number): string => withPound(roundedText(ratio(BigInt(pence), 100n), half(2)))

/** Pence of a working, as exact text or value: "£18,453,302.82", rounded to the penny for reading only. */
export const formatPence = (pence: string | Exact): string => withPound(roundedText(valueOf(pence).div(hundred), half(2)))

/** Integer pence to the nearest pound: "£1,235". */
export const formatPounds = (pence: number): string => withPound(roundedText(ratio(BigInt(pence), 100n), half(0)))

const units = [{ from: 9, name: 'bn' }, { from: 6, name: 'm' }, { from: 3, name: 'k' }] as const

/** Integer pence in short for charts: "£8.25m", "£950k", "£12". Never for a figure that is compared. */
export const formatMoneyShort = (pence: number, atMost = 2): string => {
  const pounds = ratio(BigInt(pence), 100n)
  const unit = units.find(({ from }) => pounds.abs().compare(exact(tenTo(from))) >= 0)
  return unit ? `${withPound(shownText(pounds.div(tenTo(unit.from)), atMost))}${unit.name}` : withPound(shownText(pounds, atMost))
}

const withPound = (text: string): string => {
  const digits = grouped(text)
  return digits.startsWith(minus) ? `${minus}£${digits.slice(1)}` : `£${digits}`
}

/** "1 bid", "3 bids", "1,200 bids". */
export const formatCount = (count: number, singular: string, plural = `${singular}s`): string => `${formatNumber(count)} ${count === 1 ? singular : plural}`

const dayOrThrow = (day: string) => {
  const civil = readDay(day)
  if (!civil) throw new RangeError(`“${day}” is not a day of the calendar.`)
  return civil
}

/** "2012-03-14" becomes "14 Mar 2012". */
export const formatDay = (day: string): string => {
  const civil = dayOrThrow(day)
  return `${civil.day} ${monthNames[civil.month - 1]!.slice(0, 3)} ${civil.year}`
}

/** "14 March 2012", for letters. */
export const formatDayLong = (day: string): string => {
  const civil = dayOrThrow(day)
  return `${civil.day} ${monthNames[civil.month - 1]} ${civil.year}`
}

/** "Wed 14 Mar 2012", where the weekday matters (standstill, meetings). */
export const formatWeekday = (day: string): string => `${weekdayNames[weekdayOf(dayNumber(dayOrThrow(day)))]!.slice(0, 3)} ${formatDay(day)}`

/** "March 2012". */
export const formatMonth = (day: string): string => {
  const civil = dayOrThrow(day)
  return `${monthNames[civil.month - 1]} ${civil.year}`
}

/** "Feb 2015", for charts and dense tables. */
export const formatMonthShort = (day: string): string => {
  const civil = dayOrThrow(day)
  return `${monthNames[civil.month - 1]!.slice(0, 3)} ${civil.year}`
}

const instantShape = /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?Z$/

interface UkTime {
  day: string
  hour: number
  minute: number
  second: number
  zone: 'GMT' | 'BST'
}

const two = (value: number) => value.toString().padStart(2, '0')

/** Last Sunday of a month as a day number. */
const lastSunday = (year: number, month: 3 | 10): number => {
  const end = dayNumber({ year, month, day: 31 })
  return end - ((weekdayOf(end) + 1) % 7)
}

/** A UTC instant in the United Kingdom's legal time: an hour ahead from 01:00 UTC on the last Sunday of March to that of October (since 1996). */
const ukTime = (instant: string): UkTime => {
  const match = instantShape.exec(instant)
  const civil = match && readDay(match[1]!)
  if (!match || !civil) throw new RangeError(`“${instant}” is not an instant such as 2012-03-14T09:30:00.000Z.`)
  const hours = dayNumber(civil) * 24 + Number(match[2])
  const summer = hours >= lastSunday(civil.year, 3) * 24 + 1 && hours < lastSunday(civil.year, 10) * 24 + 1
  const local = hours + (summer ? 1 : 0)
  const { year, month, day } = civilDay(Math.floor(local / 24))
  return { day: `${year.toString().padStart(4, '0')}-${two(month)}-${two(day)}`, hour: ((local % 24) + 24) % 24, minute: Number(match[3]), second: Number(match[4]), zone: summer ? 'BST' : 'GMT' }
}

/** "14 Mar 2012, 09:30 GMT". */
export const formatInstant = (instant: string): string => {
  const { day, hour, minute, zone } = ukTime(instant)
  return `${formatDay(day)}, ${two(hour)}:${two(minute)} ${zone}`
}

/** "09:30:05", as in “Saved 09:30:05”. */
export const formatTime = (instant: string): string => {
  const { hour, minute, second } = ukTime(instant)
  return `${two(hour)}:${two(minute)}:${two(second)}`
}

/** The UK calendar day on which an instant falls. */
export const dayOfInstant = (instant: string): string => ukTime(instant).day

/** "A, B and C". */
export const formatList = (items: readonly string[]): string => (items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`)
