/**
 * The official result of a lot: thresholds, points, totals, rank, places. Pure and exact; the published rounding is applied
 * once, to the total. What is missing comes back as problems; nothing is filled in.
 */
import type { EvaluationModel, Threshold, Weight } from '../../contract/model.ts'
import { exactText, hundred, isZero, zero, type Exact } from '../../numeric/exact.ts'
import { formatCount, formatList } from '../../numeric/format.ts'
import { roundedText, type RoundingRule } from '../../numeric/rounding.ts'
import type { PriceWorking } from '../price/normalise.ts'
import { computePricePoints, priceFormulaOf, type PriceOutcome } from '../price/points.ts'
import type { ResultProblem } from '../problem.ts'
import { applyPricedThresholds, applyQualityThresholds, type AppliedThreshold, type ThresholdContext } from '../scoring/thresholds.ts'
import { compileTree, isBroken, weightWithin, type CriteriaTree } from '../scoring/tree.ts'
import { deriveValues, qualityShare, shareOf, type NodeValues } from '../scoring/values.ts'
import { contributionsOf, contributionSource, type ContributionSource } from './contributions.ts'
import { rankBids, type Ranking } from './rank.ts'
import type { BidFlag, BidResult, Exclusion, Figure, LotResult, PriceResult, WeightSet } from './result.ts'

export type { BidResult, Contribution, LotResult, PriceResult, WeightSet } from './result.ts'

export interface BidInput {
  readonly bid: string
  /** Consensus scores by question, as written on the scale; a question without one is blank. */
  readonly scores: ReadonlyMap<string, string>
  /** Normalised price in integer pence, or null when missing. */
  readonly price: number | null
  readonly priceWorking?: PriceWorking
  readonly failedMandatory: readonly string[]
  readonly undecidedMandatory: readonly string[]
}

export interface LotInput {
  readonly lot: string
  readonly model: EvaluationModel
  readonly weights: readonly Weight[]
  readonly weightSet: WeightSet
  readonly bids: readonly BidInput[]
  /** References of the mandatory requirements, by id. */
  readonly requirements?: ReadonlyMap<string, string>
  /** Questions that the round leaves out; those beside them share their weight in proportion. */
  readonly leftOut?: readonly string[]
  /** Order of a lot drawn in public, best first. */
  readonly lotDraw?: readonly string[]
}

/** A bid on its way through the method. */
interface Judged {
  readonly input: BidInput
  readonly values: NodeValues
  readonly thresholds: AppliedThreshold[]
  readonly exclusions: Exclusion[]
  readonly problems: ResultProblem[]
  quality: Exact | null
  priceOutcome?: PriceOutcome
  total: Exact | null
}

export const computeOfficialResult = (input: LotInput): LotResult => {
  const tree = compileTree(input.model, input.lot, input.weights, input.leftOut)
  const places = input.model.lots.find((lot) => lot.id === input.lot)?.places
  if (isBroken(tree) || places === undefined)
    return withoutResult(input, places ?? 0, isBroken(tree) ? tree.problems : [{ code: 'unknown-lot', sentence: `The model has no lot “${input.lot}”.` }])
  const { model } = input
  const context: ThresholdContext = { lot: input.lot, tree, rounding: model.rounding, ...(input.requirements ? { requirements: input.requirements } : {}) }
  const judged = input.bids.map((bid) => judgeQuality(bid, tree, model.thresholds, context))
  const pricing = pricingOf(input, tree)
  scorePrices(judged, pricing)
  for (const bid of judged) judgeTotal(bid, pricing, model.thresholds, context)

  const problems: ResultProblem[] = [...pricing.problems, ...judged.flatMap((bid) => (bid.exclusions.length > 0 ? [] : bid.problems))]
  if (judged.length === 0) problems.push({ code: 'no-bids', sentence: 'There is no bid to compare.' })
  const inRunning = judged.filter((bid) => bid.exclusions.length === 0)
  const ranking = problems.length === 0 ? rank(inRunning, tree, input) : undefined
  if (ranking) problems.push(...rankingProblems(ranking, places))
  const settled = ranking && problems.length === 0 ? ranking.order.map(({ bid }) => bid) : []
  const source = contributionSource(tree, pricing.maximum)
  return {
    ...frame(input, places), ...(pricing.shown ? { pricing: pricing.shown } : {}),
    bids: judged.map((bid) => resultOf(bid, tree, model.rounding, ranking, source)),
    ties: ranking?.ties ?? [],
    awarded: settled.slice(0, places),
    reserve: settled.slice(places),
    problems,
  }
}

const frame = (input: LotInput, places: number) => ({
  lot: input.lot, weightSet: input.weightSet, mark: input.weightSet.kind === 'award' ? 'award' : 'not the award', places, rounding: input.model.rounding,
}) as const

const withoutResult = (input: LotInput, places: number, problems: readonly ResultProblem[]): LotResult => ({
  ...frame(input, places),
  bids: input.bids.map(({ bid }): BidResult => ({
    bid, status: 'open', exclusions: [], thresholds: [], total: null, exactTotal: null, rank: null, quality: null, qualityPercent: null, flags: [], contributions: [],
  })),
  ties: [], awarded: [], reserve: [], problems,
})

const judgeQuality = (input: BidInput, tree: CriteriaTree, thresholds: readonly Threshold[], context: ThresholdContext): Judged => {
  const values = deriveValues(tree, input.scores)
  const applied = applyQualityThresholds(thresholds, context, { ...input, values })
  const quality = qualityShare(tree, values, 0)
  return { input, values, thresholds: applied, exclusions: exclusionsFrom(applied), problems: missingFrom(input, tree, values, applied), quality: quality && quality.mul(hundred), total: null }
}

const exclusionsFrom = (applied: readonly AppliedThreshold[]): Exclusion[] =>
  applied.filter(({ passed }) => passed === false).map(({ threshold, on, sentence }) => ({ code: `threshold-${on}`, threshold, sentence }))

/** Blanks, scores off their scale and open mandatory requirements: they block, they never count as zero. */
const missingFrom = ({ bid, scores, undecidedMandatory }: BidInput, tree: CriteriaTree, { blank, offScale }: NodeValues, applied: readonly AppliedThreshold[]): ResultProblem[] => {
  const problems: ResultProblem[] = []
  if (undecidedMandatory.length > 0 && applied.some(({ on }) => on === 'mandatory'))
    problems.push({ code: 'mandatory-undecided', bid, requirements: undecidedMandatory, sentence: `A bid has ${formatCount(undecidedMandatory.length, 'mandatory requirement')} without a decision.` })
  if (blank.length > 0)
    problems.push({ code: 'not-scored', bid, criteria: idsAt(tree, blank), sentence: `A bid has ${formatCount(blank.length, 'question')} without an agreed score (${refsAt(tree, blank)}). Not scored is not zero.` })
  for (const position of offScale) {
    const { id, ref } = tree.nodes[position]!.criterion
    problems.push({ code: 'score-off-scale', bid, criterion: id, sentence: `A bid has the score ${scores.get(id)} on ${ref}, which its scale does not hold.` })
  }
  return problems
}

const idsAt = (tree: CriteriaTree, positions: readonly number[]): string[] => positions.map((position) => tree.nodes[position]!.criterion.id)

const refsAt = (tree: CriteriaTree, positions: readonly number[]): string => {
  const refs = positions.slice(0, 5).map((position) => tree.nodes[position]!.criterion.ref)
  return positions.length > 5 ? `${refs.join(', ')} and ${formatCount(positions.length - 5, 'other')}` : formatList(refs)
}

interface Pricing {
  /** What the price is worth in the total of 100. */
  readonly maximum: Exact
  readonly rules?: EvaluationModel['price'][number]
  /** Whether the lot's tree holds a price. */
  readonly counts: boolean
  readonly shown?: NonNullable<LotResult['pricing']>
  readonly problems: readonly ResultProblem[]
}

const pricingOf = ({ model, lot }: LotInput, tree: CriteriaTree): Pricing => {
  if (tree.price === undefined) return { maximum: zero, counts: false, problems: [] }
  const maximum = weightWithin(tree, tree.price).mul(hundred)
  const rules = model.price.find((price) => price.lot === lot)
  if (!rules) return { maximum, counts: true, problems: [{ code: 'no-price-model', criterion: tree.nodes[tree.price]!.criterion.id, sentence: 'The lot has a price criterion but no price formula.' }] }
  const { name, title, rule, properties } = priceFormulaOf(rules.formula)
  return { maximum, rules, counts: true, shown: { formula: name, title, rule, maximum: exactText(maximum), properties: properties(rules.floorPolicy) }, problems: [] }
}

/** Only bids that passed the thresholds on quality take part in the comparison of prices. */
const scorePrices = (judged: readonly Judged[], { maximum, rules, counts }: Pricing): void => {
  if (!counts || !rules) return
  const comparing = judged.filter((bid) => bid.exclusions.length === 0)
  const outcomes = computePricePoints(comparing.map(({ input, quality }) => ({
    bid: input.bid, price: input.price, quality, ...(input.priceWorking?.because === undefined ? {} : { because: input.priceWorking.because }),
  })), maximum, rules)
  comparing.forEach((bid, at) => {
    const outcome = outcomes[at]!
    bid.priceOutcome = outcome
    if (outcome.outcome === 'refused') bid.exclusions.push({ code: outcome.code, sentence: `The bid is out: ${outcome.because}.` })
    if (outcome.outcome === 'open') bid.problems.push({ code: outcome.code, bid: bid.input.bid, sentence: `A bid has no price points: ${outcome.because}${outcome.because.endsWith('.') ? '' : '.'}` })
  })
}

/** Adds quality and price, then the thresholds on sums that hold the price. Bids that fail here have been in the comparison. */
const judgeTotal = (bid: Judged, pricing: Pricing, thresholds: readonly Threshold[], context: ThresholdContext): void => {
  if (bid.exclusions.length > 0) return
  const price = pricing.counts ? (bid.priceOutcome?.outcome === 'points' ? bid.priceOutcome.points : null) : zero
  bid.total = bid.quality === null || price === null ? null : bid.quality.add(price)
  const applied = applyPricedThresholds(thresholds, context, { ...bid.input, values: bid.values }, priceShareOf(bid.priceOutcome, pricing.maximum))
  bid.thresholds.push(...applied)
  bid.exclusions.push(...exclusionsFrom(applied))
}

/** Points as a share of the price's weight; a price that weighs nothing reaches nothing. */
const priceShareOf = (outcome: PriceOutcome | undefined, maximum: Exact): Exact | null =>
  outcome?.outcome === 'points' ? (isZero(maximum) ? zero : outcome.points.div(maximum)) : null

const rank = (inRunning: readonly Judged[], tree: CriteriaTree, { model, lotDraw }: LotInput): Ranking =>
  rankBids(inRunning.map(({ input, values, quality, total, priceOutcome }) => ({
    bid: input.bid, total: total!, quality: quality!, price: tree.price === undefined ? null : input.price,
    valueOn: (criterion) => {
      const position = tree.index.get(criterion)
      return position === undefined ? null : shareOf(tree, values, position, priceShareOf(priceOutcome, weightWithin(tree, tree.price ?? 0).mul(hundred)))
    },
  })), { rounding: model.rounding, tieBreak: model.tieBreak, ...(lotDraw ? { lotDraw } : {}) })

/** No bid left, or a tie that runs across the last place. */
const rankingProblems = ({ order, ties }: Ranking, places: number): ResultProblem[] => {
  if (order.length === 0) return [{ code: 'no-ranked-bid', sentence: 'Every bid is excluded; there is nothing to award.' }]
  const [last, next] = [order[places - 1], order[places]]
  if (!last || !next || last.rank !== next.rank) return []
  const tied = order.filter(({ rank }) => rank === last.rank)
  const lots = ties.flatMap((tie) => tie.steps).some((step) => step.by === 'lotDraw' && step.bids.includes(last.bid))
  return [{ code: 'tie-unbroken', sentence: `${formatCount(tied.length, 'bid')} share rank ${last.rank} with ${last.published} points across the last place, and the published tie-break does not separate them.${lots ? ' Draw lots in public and record the draw.' : ''}` }]
}

const figure = (value: Exact, rounding: RoundingRule): Figure => ({ exact: exactText(value), shown: roundedText(value, rounding) })

const resultOf = (judged: Judged, tree: CriteriaTree, rounding: RoundingRule, ranking: Ranking | undefined, source: ContributionSource): BidResult => {
  const { input, values, quality, total, exclusions, problems, priceOutcome } = judged
  const share = priceShareOf(priceOutcome, source.maximum)
  const ceiling = hundred.sub(source.maximum)
  const out = exclusions.length > 0
  let contributions: BidResult['contributions'] | undefined
  return {
    bid: input.bid,
    status: out ? 'excluded' : problems.length > 0 || total === null ? 'open' : ranking ? 'ranked' : 'complete',
    exclusions, thresholds: judged.thresholds,
    total: total && roundedText(total, rounding),
    exactTotal: total && exactText(total),
    rank: out ? null : (ranking?.order.find(({ bid }) => bid === input.bid)?.rank ?? null),
    quality: quality && figure(quality, rounding),
    qualityPercent: quality && !isZero(ceiling) ? figure(quality.mul(hundred).div(ceiling), rounding) : null,
    ...(tree.price === undefined ? {} : { price: priceResultOf(input, priceOutcome, rounding) }),
    flags: flagsOf(input.bid, ranking),
    get contributions() {
      contributions ??= contributionsOf(source, input.scores, values, share)
      return contributions
    },
  }
}

const priceResultOf = ({ price, priceWorking }: BidInput, outcome: PriceOutcome | undefined, rounding: RoundingRule): PriceResult => {
  const base = { price, ...(priceWorking ? { normalisation: priceWorking } : {}) }
  if (!outcome) return { ...base, points: null, working: [], floored: false, because: 'the bid was out before prices were compared' }
  return outcome.outcome === 'points'
    ? { ...base, points: figure(outcome.points, rounding), working: outcome.working, floored: outcome.floored }
    : { ...base, points: null, working: [], floored: false, because: outcome.because, code: outcome.code }
}

const flagsOf = (bid: string, ranking: Ranking | undefined): BidFlag[] => {
  const tie = ranking?.ties.find(({ bids }) => bids.includes(bid))
  const flags: BidFlag[] = tie ? [tie.unbroken.some((equal) => equal.includes(bid)) ? 'tieStands' : 'tieBroken'] : []
  if (tie?.madeByRounding) flags.push('tieMadeByRounding')
  if (ranking?.partedByRounding.some((pair) => pair.includes(bid))) flags.push('tieUnmadeByRounding')
  return flags
}
