/** What a price formula is to the rest of the product: a name, points with working, and what it keeps and breaks. */
import type { PriceModel } from '../../contract/model.ts'
import type { Exact } from '../../numeric/exact.ts'

/** A bid as a formula sees it. Quality is its share of the quality maximum, for formulas that weigh it; price formulas leave it alone. */
export interface PricedBid {
  readonly bid: string
  /** Pence. */
  readonly price: Exact
  readonly quality: Exact | null
}

/** Points before the published floor, with the sum in words. */
export interface RawPoints {
  readonly points: Exact
  readonly working: readonly string[]
}

export type PropertyName = 'bounded' | 'notIncreasing' | 'continuous' | 'scaleFree' | 'orderIndependent' | 'ownPointsIndependent' | 'definedEverywhere'

export interface Property {
  readonly name: PropertyName
  readonly kept: boolean
  /** Why, or the counter-example, in a sentence for the screen. */
  readonly why: string
}

export const propertyLabels: Readonly<Record<PropertyName, string>> = {
  bounded: 'Points stay between 0 and the price weight',
  notIncreasing: 'A higher price never gains points',
  continuous: 'A small change of a price changes points little',
  scaleFree: 'The currency’s scale plays no part',
  orderIndependent: 'Removing a bid leaves the order of the others',
  ownPointsIndependent: 'Points do not depend on other bids',
  definedEverywhere: 'Defined for one bid, for equal bids and for a price of zero',
}

/**
 * A formula under its options. `score` gets positive prices only (the zero policy is applied before) and answers for each in
 * the same order, or says why it cannot. `digits` is absent while arithmetic is exact; an irrational formula states its precision.
 */
export interface PriceFormulaMethod {
  readonly name: string
  readonly title: string
  readonly rule: string
  /** Whether one bid's points depend on the others: then a missing price leaves all of them open. */
  readonly relative: boolean
  readonly digits?: number
  readonly properties: (floor: PriceModel['floorPolicy']) => readonly Property[]
  readonly score: (bids: readonly PricedBid[], maximum: Exact) => readonly RawPoints[] | { readonly because: string }
}

export const kept = (name: PropertyName, why: string): Property => ({ name, kept: true, why })
export const broken = (name: PropertyName, why: string): Property => ({ name, kept: false, why })
