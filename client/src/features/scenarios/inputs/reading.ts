/** What people type into forms of inputs, read into values: each fault with its field; nothing is guessed, cut or rounded. */
import { readDay } from '@workbench/shared/numeric/day.ts'
import { formatNumberShort } from '@workbench/shared/numeric/format.ts'
import { exact } from '@workbench/shared/numeric/exact.ts'
import { readPounds } from '@workbench/shared/numeric/money.ts'
import type { PenceRange } from '@workbench/shared/contract/scenario.ts'

export interface FieldFault {
  readonly field: string
  readonly message: string
}

export type ReadForm<T> = { readonly value: T } | { readonly errors: readonly FieldFault[] }

export interface RangeText {
  readonly low: string
  readonly mid: string
  readonly high: string
}

export const noRange: RangeText = { low: '', mid: '', high: '' }

/** Integer pence as pounds that `readPounds` reads back. */
export const poundsText = (pence: number): string => formatNumberShort(exact(pence).div(exact(100)), 2).replaceAll(',', '').replace('−', '-')

export const rangeText = ({ low, mid, high }: { readonly low: number; readonly mid: number; readonly high: number }, write: (value: number) => string = poundsText): RangeText => ({ low: write(low), mid: write(mid), high: write(high) })

const parts = ['low', 'mid', 'high'] as const

/** Collects faults while a form is read; what it hands back after a fault is never used. */
export const makeReader = () => {
  const errors: FieldFault[] = []
  const fail = (field: string, message: string): void => {
    errors.push({ field, message })
  }
  const whole = (field: string, text: string, what: string, [least, most]: readonly [number, number]): number => {
    const value = /^-?[0-9]{1,6}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN
    if (!(value >= least && value <= most)) fail(field, text.trim() === '' ? `Enter ${what}.` : `“${text}” is not a whole number from ${least} to ${most} (${what}).`)
    return value
  }
  const range = (field: string, text: RangeText, what: string, read: (place: string, given: string) => number | undefined): PenceRange => {
    const [low, mid, high] = parts.map((part) => read(`${field}-${part}`, text[part]))
    if (low !== undefined && mid !== undefined && high !== undefined && !(low <= mid && mid <= high)) fail(`${field}-low`, `Low, likely and high run upwards (${what}).`)
    return { low: low ?? 0, mid: mid ?? 0, high: high ?? 0 }
  }
  return {
    errors, fail, whole,
    words: (field: string, text: string, missing: string): string => {
      if (text.trim() === '') fail(field, missing)
      return text.trim()
    },
    chosen: <T extends string>(field: string, text: T | '', missing: string): T => {
      if (text === '') fail(field, missing)
      return text as T
    },
    day: (field: string, text: string, what: string): string => {
      if (!readDay(text)) fail(field, text.trim() === '' ? `Enter ${what}.` : `“${text}” is not a day such as 2015-10-31 (${what}).`)
      return text
    },
    /** "2.5%", "0.025", "-1%": the exact share as text. */
    rate: (field: string, text: string, what: string): string => {
      const match = /^([-−]?)([0-9]{1,6}(?:\.[0-9]{1,8})?) ?(%?)$/.exec(text.trim())
      if (match) return shareText(match[1] === '' ? '' : '-', match[2]!, match[3] === '%')
      fail(field, text.trim() === '' ? `Enter ${what}.` : `“${text}” is not a rate such as 2.5% (${what}).`)
      return '0'
    },
    year: (field: string, text: string, what: string): string => {
      const match = /^([0-9]{4})-([0-9]{2})$/.exec(text.trim())
      if (!match || (Number(match[1]) + 1) % 100 !== Number(match[2])) fail(field, text.trim() === '' ? `Enter ${what}.` : `“${text}” is not a financial year such as 2012-13 (${what}).`)
      return text.trim()
    },
    pounds: (field: string, text: RangeText, what: string): PenceRange => range(field, text, what, (place, given) => {
      const read = readPounds(given)
      if ('pence' in read) return read.pence
      fail(place, given.trim() === '' ? `Enter ${what}.` : read.because)
      return undefined
    }),
    months: (field: string, text: RangeText, what: string): PenceRange => range(field, text, what, (place, given) => {
      const faults = errors.length
      const value = whole(place, given, what, [0, 240])
      return errors.length > faults ? undefined : value
    }),
    as: <T>(value: T): ReadForm<T> => (errors.length > 0 ? { errors } : { value }),
  }
}
export type Reader = ReturnType<typeof makeReader>

/** Shifted by two places for a percentage, by the digits and never by floating point. */
const shareText = (sign: string, digits: string, percent: boolean): string => {
  const [whole = '0', decimals = ''] = digits.split('.')
  const shifted = percent ? { whole: whole.padStart(3, '0').slice(0, -2), decimals: `${whole.padStart(3, '0').slice(-2)}${decimals}` } : { whole, decimals }
  const trimmed = shifted.decimals.replace(/0+$/, '')
  const text = `${shifted.whole.replace(/^0+(?=[0-9])/, '')}${trimmed === '' ? '' : `.${trimmed}`}`
  return text === '0' ? '0' : `${sign}${text}`
}

/** "0.025" as "2.5%"; a fraction that does not end stays as it was written. */
export const rateText = (share: string): string => (share.includes('/') ? share : `${formatNumberShort(exact(share).mul(exact(100)), 10).replaceAll(',', '').replace('−', '-')}%`)

/** An id in the words of a name, free among those taken. */
export const idFor = (name: string, taken: readonly string[]): string => {
  const stem = name.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '').toLowerCase().replaceAll(/[’']/g, '').replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 56).replace(/-+$/, '') || 'entry'
  let id = stem
  for (let next = 2; taken.includes(id); next += 1) id = `${stem}-${next}`
  return id
}
