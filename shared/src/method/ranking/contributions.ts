/** The sum behind a total, node by node. */
import { exactText, hundred, ratio, type Exact } from '../../numeric/exact.ts'
import { effectiveWeights, localWeightOf, type CriteriaTree } from '../scoring/tree.ts'
import { shareOf, type NodeValues } from '../scoring/values.ts'
import type { Contribution } from './result.ts'

interface WeightTexts {
  readonly effective: readonly Exact[]
  readonly local: readonly string[]
  readonly effectiveText: readonly string[]
}

/** What the contributions of all bids of a lot share. */
export interface ContributionSource {
  readonly tree: CriteriaTree
  /** What the price is worth in the total of 100. */
  readonly maximum: Exact
  /** Weights are the same for every bid, so their texts are made once, and only when somebody asks. */
  readonly weights: () => WeightTexts
}

export const contributionSource = (tree: CriteriaTree, maximum: Exact): ContributionSource => {
  let made: WeightTexts | undefined
  return { tree, maximum, weights: () => (made ??= weightTexts(tree)) }
}

const weightTexts = (tree: CriteriaTree): WeightTexts => {
  const effective = effectiveWeights(tree)
  return { effective, local: tree.nodes.map((node) => exactText(localWeightOf(node))), effectiveText: effective.map(exactText) }
}

/** Groups show their subtotal; the leaves alone add up to the total. */
export const contributionsOf = ({ tree, weights }: ContributionSource, scores: ReadonlyMap<string, string>, values: NodeValues, priceShare: Exact | null): Contribution[] => {
  const { effective, local, effectiveText } = weights()
  return tree.nodes.map(({ criterion, denominator }, position): Contribution => {
    const numerator = values.numerators[position]
    const leaf = criterion.kind === 'question' ? (numerator === null || numerator === undefined ? null : ratio(numerator, denominator)) : criterion.kind === 'price' ? priceShare : undefined
    const share = leaf === undefined ? shareOf(tree, values, position, priceShare) : leaf
    return {
      criterion: criterion.id, kind: criterion.kind, localWeight: local[position]!, effectiveWeight: effectiveText[position]!,
      score: scores.get(criterion.id) ?? null,
      points: share && exactText(share),
      contribution: share && exactText(share.mul(effective[position]!).mul(hundred)),
    }
  })
}
