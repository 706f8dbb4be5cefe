/** What a bid reached at every node of the tree, exactly. Not scored is not zero: a blank leaves its groups without a value. */
import { ratio, type Exact } from '../../numeric/exact.ts'
import { liesWithin, weightWithin, type CriteriaTree } from './tree.ts'

export interface NodeValues {
  /** Numerators over each node's denominator; the price node counts as nothing here and is added apart. Null where a score is missing beneath. */
  readonly numerators: readonly (bigint | null)[]
  /** Positions of questions without a score. */
  readonly blank: readonly number[]
  /** Positions of questions whose score is not on their scale. */
  readonly offScale: readonly number[]
}

/** One pass from the leaves to the root: an integer multiplication and addition per node. */
export const deriveValues = (tree: CriteriaTree, scores: ReadonlyMap<string, string>): NodeValues => {
  const numerators = tree.nodes.map((): bigint | null => null)
  const blank: number[] = []
  const offScale: number[] = []
  for (let position = tree.nodes.length - 1; position >= 0; position -= 1) {
    const node = tree.nodes[position]!
    if (node.criterion.kind === 'question') {
      const score = scores.get(node.criterion.id)
      const points = score === undefined ? undefined : node.scale!.numerators.get(score)
      if (score === undefined) blank.push(position)
      else if (points === undefined) offScale.push(position)
      numerators[position] = points ?? null
    } else if (node.criterion.kind === 'price') numerators[position] = 0n
    else {
      let sum = 0n
      let complete = true
      for (let at = 0; at < node.children.length; at += 1) {
        const child = numerators[node.children[at]!]!
        if (child === null) { complete = false; break }
        sum += child * node.multipliers[at]!
      }
      numerators[position] = complete ? sum : null
    }
  }
  return { numerators, blank: blank.reverse(), offScale: offScale.reverse() }
}

/** Share of the maximum (0 to 1) a node reached by scores alone; null where a score is missing beneath it. */
export const qualityShare = (tree: CriteriaTree, values: NodeValues, position: number): Exact | null => {
  const numerator = values.numerators[position]
  return numerator === null || numerator === undefined ? null : ratio(numerator, tree.nodes[position]!.denominator)
}

/** Share a node reached, price included; null where a score or the price beneath it is missing. */
export const shareOf = (tree: CriteriaTree, values: NodeValues, position: number, priceShare: Exact | null): Exact | null => {
  const quality = qualityShare(tree, values, position)
  if (quality === null || tree.price === undefined || !liesWithin(tree, tree.price, position)) return quality
  return priceShare === null ? null : quality.add(priceShare.mul(weightWithin(tree, tree.price, position)))
}
