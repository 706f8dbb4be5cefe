/** One lot's criteria tree made ready for exact arithmetic: siblings' weights as integers over one denominator. */
import type { Criterion, EvaluationModel, Weight } from '../../contract/model.ts'
import { leastCommonMultiple, one, ratio, scaleToCommon, type CommonScale, type Exact } from '../../numeric/exact.ts'
import { shownText } from '../../numeric/rounding.ts'
import type { ResultProblem } from '../problem.ts'
import { askedCriteria } from './part.ts'
import { readScales, type ScalePoints } from './scales.ts'

/** A node with its place in the tree. Children stand after their parent. */
export interface TreeNode {
  readonly criterion: Criterion
  readonly parent: number
  readonly children: readonly number[]
  /** Local weight among siblings: `weight / siblingsDenominator`. The root weighs 1. */
  readonly weight: bigint
  readonly siblingsDenominator: bigint
  /** Share of the maximum reached by this node is an integer over this. */
  readonly denominator: bigint
  /** What one unit of a child's numerator adds to this node's, by position in `children`. */
  readonly multipliers: readonly bigint[]
  readonly scale?: ScalePoints
}

export interface CriteriaTree {
  readonly nodes: readonly TreeNode[]
  readonly index: ReadonlyMap<string, number>
  /** Positions of the questions, in tree order. */
  readonly questions: readonly number[]
  /** Position of the price node, or undefined in a lot decided on quality alone. */
  readonly price: number | undefined
}

export interface BrokenTree {
  readonly problems: readonly ResultProblem[]
}

/**
 * Builds the tree of a lot under a set of weights; what makes it unusable comes back as problems, each with its place.
 * `leftOut` names questions that are not asked, in a round that carries a part of the model: the tree is then that of the rest,
 * each weight divided by what its remaining siblings weigh together.
 */
export const compileTree = (model: EvaluationModel, lot: string, weights: readonly Weight[], leftOut: readonly string[] = []): CriteriaTree | BrokenTree => {
  const criteria = model.criteria.filter((criterion) => criterion.lot === lot)
  const whole = inTreeOrder(criteria)
  if (!whole) return { problems: [{ code: 'no-criteria', sentence: 'The lot has no criteria to evaluate against.' }] }
  const weightOf = new Map(weights.map(({ criterion, weight }) => [criterion, weight]))
  const scales = readScales(model.scales)
  const problems = [...weightProblems(whole, weightOf), ...scaleProblems(whole, scales)]
  if (problems.length > 0) return { problems }
  const ordered = askedCriteria(whole, leftOut)
  const index = new Map(ordered.map((criterion, position) => [criterion.id, position]))
  const children = childrenOf(ordered, index)
  const siblings = children.map((own) => sharedAmong(siblingWeights(own.map((child) => ordered[child]!.id), weightOf)!))
  const weightless = ordered.find((_criterion, position) => children[position]!.length > 0 && siblings[position]!.denominator === 0n)
  if (weightless || ordered.length < 2) return { problems: [nothingAsked(weightless ?? whole[0]!)] }

  const local = ordered.map(() => ({ weight: 1n, siblingsDenominator: 1n }))
  const denominators = ordered.map(() => 1n)
  const multipliers = ordered.map((): bigint[] => [])
  for (let position = ordered.length - 1; position >= 0; position -= 1) {
    const own = children[position]!
    const scale = scaleOf(scales, ordered[position]!)
    if (own.length === 0) {
      denominators[position] = scale?.denominator ?? 1n
      continue
    }
    const common = siblings[position]!
    own.forEach((child, at) => { local[child] = { weight: common.numerators[at]!, siblingsDenominator: common.denominator } })
    const beneath = own.reduce((least, child) => leastCommonMultiple(least, denominators[child]!), 1n)
    denominators[position] = common.denominator * beneath
    multipliers[position] = own.map((child, at) => common.numerators[at]! * (beneath / denominators[child]!))
  }
  const nodes = ordered.map((criterion, position): TreeNode => {
    const scale = scaleOf(scales, criterion)
    return {
      criterion, parent: criterion.parent === null ? -1 : index.get(criterion.parent)!, children: children[position]!, ...local[position]!,
      denominator: denominators[position]!, multipliers: multipliers[position]!, ...(scale ? { scale } : {}),
    }
  })
  const price = nodes.findIndex((node) => node.criterion.kind === 'price')
  return { nodes, index, questions: nodes.flatMap((node, position) => (node.criterion.kind === 'question' ? [position] : [])), price: price < 0 ? undefined : price }
}

export const isBroken = (tree: CriteriaTree | BrokenTree): tree is BrokenTree => 'problems' in tree

const scaleOf = (scales: ReadonlyMap<string, ScalePoints>, criterion: Criterion): ScalePoints | undefined =>
  criterion.kind === 'question' && criterion.scale !== undefined ? scales.get(criterion.scale) : undefined

/** Depth first, siblings by their order; undefined without a root. Nodes cut off from the root are not evaluated and not returned. */
const inTreeOrder = (criteria: readonly Criterion[]): Criterion[] | undefined => {
  const root = criteria.find((criterion) => criterion.parent === null)
  if (!root) return undefined
  const beneath = Map.groupBy(criteria.filter((criterion) => criterion.parent !== null), (criterion) => criterion.parent)
  const ordered: Criterion[] = []
  const waiting = [root]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    ordered.push(next)
    const own = [...(beneath.get(next.id) ?? [])].sort((a, b) => b.order - a.order || (a.id < b.id ? 1 : -1))
    waiting.push(...own)
  }
  return ordered
}

const nothingAsked = ({ id, ref, title }: Criterion): ResultProblem => ({
  code: 'nothing-asked', criterion: id, sentence: `Of what stands under ${ref} ${title} the round asks nothing that weighs anything.`,
})

const childrenOf = (ordered: readonly Criterion[], index: ReadonlyMap<string, number>): number[][] => {
  const children = ordered.map((): number[] => [])
  ordered.forEach((criterion, position) => { if (criterion.parent !== null) children[index.get(criterion.parent)!]!.push(position) })
  return children
}

/** The weights of one set of siblings, scaled together; undefined where one has none. */
const siblingWeights = (own: readonly string[], weightOf: ReadonlyMap<string, string>): CommonScale | undefined => {
  const weights = own.map((criterion) => weightOf.get(criterion))
  return weights.includes(undefined) ? undefined : scaleToCommon(weights as string[])
}

/** Weights that are there sum to the whole; those that a round leaves beside one another are its parts. */
const sharedAmong = ({ numerators }: CommonScale): CommonScale => ({ numerators, denominator: numerators.reduce((total, numerator) => total + numerator, 0n) })

const weightProblems = (ordered: readonly Criterion[], weightOf: ReadonlyMap<string, string>): ResultProblem[] => {
  const beneath = Map.groupBy(ordered, ({ parent }) => parent)
  return ordered.flatMap((parent): ResultProblem[] => {
    const own = beneath.get(parent.id) ?? []
    if (own.length === 0) return parent.kind === 'group' ? [{ code: 'empty-group', criterion: parent.id, sentence: `${parent.ref} ${parent.title} has nothing beneath it.` }] : []
    const common = siblingWeights(own.map(({ id }) => id), weightOf)
    if (!common) {
      const bare = own.find((child) => !weightOf.has(child.id))!
      return [{ code: 'weight-missing', criterion: bare.id, sentence: `${bare.ref} ${bare.title} has no weight.` }]
    }
    const { numerators, denominator } = common
    const negative = own.find((_child, at) => numerators[at]! < 0n)
    if (negative) return [{ code: 'weight-negative', criterion: negative.id, sentence: `${negative.ref} ${negative.title} has a negative weight.` }]
    const sum = numerators.reduce((total, numerator) => total + numerator, 0n)
    return sum === denominator
      ? []
      : [{ code: 'weights-do-not-sum', criterion: parent.id, sentence: `The weights under ${parent.ref} ${parent.title} sum to ${shownText(ratio(sum * 100n, denominator), 6)}%, not to 100%.` }]
  })
}

const scaleProblems = (ordered: readonly Criterion[], scales: ReadonlyMap<string, ScalePoints>): ResultProblem[] =>
  ordered.flatMap((criterion): ResultProblem[] =>
    criterion.kind === 'question' && !scaleOf(scales, criterion)
      ? [{ code: 'scale-missing', criterion: criterion.id, sentence: `${criterion.ref} ${criterion.title} has no scale.` }]
      : [])

/** Local weight among siblings. */
export const localWeightOf = (node: TreeNode): Exact => ratio(node.weight, node.siblingsDenominator)

/** Weight in the whole of a node, or in an ancestor of it: the product of local weights on the way up. */
export const weightWithin = (tree: CriteriaTree, position: number, ancestor = 0): Exact => {
  let product = one
  for (let at = position; at !== ancestor && at >= 0; at = tree.nodes[at]!.parent) product = product.mul(localWeightOf(tree.nodes[at]!))
  return product
}

/** Whether one node lies in the subtree of another (or is it). */
export const liesWithin = (tree: CriteriaTree, position: number, ancestor: number): boolean => {
  for (let at = position; at >= 0; at = tree.nodes[at]!.parent) if (at === ancestor) return true
  return false
}

/** Effective weights of every node in tree order, each one multiplication from its parent's. */
export const effectiveWeights = (tree: CriteriaTree): Exact[] => {
  const weights: Exact[] = []
  for (const node of tree.nodes) weights.push(node.parent < 0 ? one : weights[node.parent]!.mul(localWeightOf(node)))
  return weights
}
