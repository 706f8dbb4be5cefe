/** Scales as lookups: from a score as written to its value and its points over one denominator. */
import type { Scale } from '../../contract/model.ts'
import { exact, scaleToCommon, type Exact } from '../../numeric/exact.ts'

export interface ScalePoints {
  readonly id: string
  readonly denominator: bigint
  /** Numerator of the points of a score, by the text of its value. */
  readonly numerators: ReadonlyMap<string, bigint>
  /** Exact value of a score, by its text: thresholds compare values, not points. */
  readonly values: ReadonlyMap<string, Exact>
}

export const readScales = (scales: readonly Scale[]): ReadonlyMap<string, ScalePoints> => new Map(scales.map((scale) => [scale.id, readScale(scale)]))

const readScale = (scale: Scale): ScalePoints => {
  const points = scaleToCommon(scale.values.map((value) => value.points))
  return {
    id: scale.id,
    denominator: points.denominator,
    numerators: new Map(scale.values.map((value, at) => [value.value, points.numerators[at]!])),
    values: new Map(scale.values.map((value) => [value.value, exact(value.value)])),
  }
}
