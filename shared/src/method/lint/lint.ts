/** The lint of one price formula under a model's weights and policies: what bidders could exploit or suffer, each with the smallest example found. */
import type { DummyTerms } from './dummy.ts'
import { findBelowZero, findEqualPrices, findOneBid, findTokenPrice, findZeroPrice } from './edges.ts'
import type { Finding } from './finding.ts'
import { findMiddle } from './middle.ts'
import { findReversal } from './reversal.ts'

export const lintFormula = (terms: DummyTerms): readonly Finding[] =>
  [findMiddle, findReversal, findEqualPrices, findOneBid, findZeroPrice, findTokenPrice, findBelowZero].map((find) => find(terms))
