/** A scale as written: allowed scores, what they are called, and what share of the maximum each is worth. */
import { exact, exactText } from '@workbench/shared/numeric/exact.ts'
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'
import { readWeight, weightText } from '../../parts/weights.ts'
import type { Scale } from './model.ts'

export interface ValueText {
  readonly key: string
  readonly value: string
  readonly label: string
  readonly points: string
}

export const scaleText = (scale: Scale): readonly ValueText[] => scale.values.map(({ value, label, points }, index) => ({ key: String(index), value, label, points: weightText(points) }))

/** Whole scores from 0 up, evenly worth: a beginning to be changed, with the words left to the author. */
export const evenScale = (top: number): readonly ValueText[] =>
  Array.from({ length: top + 1 }, (_entry, value) => ({ key: String(value), value: String(value), label: '', points: weightText(exactText(exact(value).div(exact(top)))) }))

const scoreShape = /^-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,12})?$/

export const readScale = (name: string, values: readonly ValueText[]): { readonly body: { name: string; values: { value: string; label: string; points: string }[] } } | { readonly errors: readonly ErrorItem[] } => {
  const errors: ErrorItem[] = name.trim() === '' ? [{ message: 'Enter a name for the scale.', field: 'scale-name' }] : []
  if (values.length < 2) errors.push({ message: 'A scale has at least two values.', field: 'scale-values' })
  const read = values.flatMap((entry, index) => {
    const points = readWeight(entry.points)
    if (!scoreShape.test(entry.value.trim())) errors.push({ message: `Value ${index + 1}: enter a score such as 0 or 2.5.`, field: `scale-value-${entry.key}` })
    if (entry.label.trim() === '') errors.push({ message: `Value ${index + 1}: say what it is called.`, field: `scale-label-${entry.key}` })
    if ('because' in points) errors.push({ message: `Value ${index + 1}: its worth ${points.because}.`, field: `scale-points-${entry.key}` })
    return 'because' in points ? [] : [{ value: entry.value.trim(), label: entry.label.trim(), points: points.weight }]
  })
  if (errors.length === 0 && !read.some(({ points }) => exact(points).equals(1))) errors.push({ message: 'One value has to be worth 100%.', field: 'scale-values' })
  return errors.length > 0 ? { errors } : { body: { name: name.trim(), values: read } }
}
