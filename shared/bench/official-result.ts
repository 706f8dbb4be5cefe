/**
 * How long the official result takes: nine trusts' weights × 3,000 questions × 10 bids.
 * Run: node shared/bench/official-result.ts. Prints milliseconds (best and median of the runs) and the ratio to the same sums in fraction.js.
 */
import Fraction from 'fraction.js'
import type { Criterion, EvaluationModel, Weight } from '../src/contract/model.ts'
import { computeOfficialResult, type LotInput } from '../src/method/ranking/official.ts'
import { computeViewResults } from '../src/method/ranking/views.ts'

const [groups, questionsEach, bids, trusts, runs] = [60, 50, 10, 9, 9]

/** Weights of `count` siblings in steps of 0.0001 that sum to exactly 1; `turn` varies them from trust to trust. */
const weightsOf = (count: number, turn: number): string[] => {
  const even = Math.floor(10_000 / count)
  const steps = Array.from({ length: count }, (_, at) => even + (at % 2 === 0 ? 1 : -1) * ((at + turn) % 7 === 0 && at + 1 < count ? 1 : 0))
  steps[count - 1] = 10_000 - steps.slice(0, -1).reduce((sum, step) => sum + step, 0)
  return steps.map((step) => `0.${step.toString().padStart(4, '0')}`)
}

const criteria: Criterion[] = [node('root', null, 'group', 0), node('quality', 'root', 'group', 0), node('price', 'root', 'price', 1)]
for (let group = 0; group < groups; group += 1) {
  criteria.push(node(`g${group}`, 'quality', 'group', group))
  for (let question = 0; question < questionsEach; question += 1) criteria.push(node(`g${group}q${question}`, `g${group}`, 'question', question))
}

function node(id: string, parent: string | null, kind: Criterion['kind'], order: number): Criterion {
  return { id, lot: 'lot', parent, order, ref: id, title: id, kind, ...(kind === 'question' ? { scale: 'five' } : {}), requirements: [], subCriteria: [] }
}

const weightSet = (turn: number): Weight[] => {
  const top = weightsOf(groups, turn)
  return [
    { criterion: 'quality', weight: '0.7' }, { criterion: 'price', weight: '0.3' }, ...top.map((weight, group) => ({ criterion: `g${group}`, weight })),
    ...top.flatMap((_weight, group) => weightsOf(questionsEach, turn + group).map((weight, question) => ({ criterion: `g${group}q${question}`, weight }))),
  ]
}

const model: EvaluationModel = {
  lots: [{ id: 'lot', ref: '1', title: 'Lot', places: 3 }],
  scales: [{ id: 'five', name: 'five', values: [0, 1, 2, 3, 4, 5].map((value) => ({ value: `${value}`, label: `${value}`, points: `${value}/5` })) }],
  criteria, awardWeights: weightSet(0), thresholds: [{ id: 't', on: 'group', criterion: 'g0', minimum: '20' }],
  price: [{ lot: 'lot', formula: { name: 'inverse' }, zeroPolicy: 'refuse', floorPolicy: 'floorAtZero', normalisation: { termYears: 1, discountEdition: 'none', includeOptions: false, indexation: [], authorityCosts: [] } }],
  rounding: { decimals: 2, mode: 'halfAwayFromZero' }, tieBreak: [{ by: 'higherQuality' }],
}
const questions = criteria.filter(({ kind }) => kind === 'question')
const input: LotInput = {
  lot: 'lot', model, weights: model.awardWeights, weightSet: { kind: 'award' },
  bids: Array.from({ length: bids }, (_, bid) => ({
    bid: `bid-${bid}`, price: 800_000_000 + bid * 13_700_000, failedMandatory: [], undecidedMandatory: [],
    scores: new Map(questions.map(({ id }, at) => [id, `${(at * 7 + bid * 11 + (at % (bid + 3))) % 6}`] as const)),
  })),
}
const sets = Array.from({ length: trusts }, (_, trust) => ({ trust: `trust-${trust}`, weights: weightSet(trust) }))

/** The same totals, cell by cell in fractions. */
const naive = (): string[] => {
  const points = new Map(model.scales[0]!.values.map(({ value, points: share }) => [value, new Fraction(share)]))
  return sets.map(({ weights }) => {
    const local = new Map(weights.map(({ criterion, weight }) => [criterion, new Fraction(weight)]))
    const effective = questions.map(({ id, parent }) => local.get('quality')!.mul(local.get(parent!)!).mul(local.get(id)!))
    return input.bids.map((bid) => questions.reduce((sum, { id }, at) => sum.add(effective[at]!.mul(points.get(bid.scores.get(id)!)!)), new Fraction(0)).mul(100).toFraction()).join()
  })
}

const time = (work: () => unknown): { best: number; median: number } => {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return { best: times[0]!, median: times[Math.floor(runs / 2)]! }
}

const { award, views } = computeViewResults(input, sets)
const fractionOf = (text: string) => new Fraction(text).toFraction()
const agree = naive().every((totals, trust) => totals === views[trust]!.result.bids.map((bid) => fractionOf(bid.quality!.exact)).join())
if (!agree || award.problems.length > 0) throw new Error('The two ways disagree; nothing is measured.')

const nine = time(() => { for (const { trust, weights } of sets) computeOfficialResult({ ...input, weights, weightSet: { kind: 'view', trust } }) })
const single = time(() => computeOfficialResult(input))
const spelt = time(() => JSON.stringify(computeOfficialResult(input)))
const fractions = time(naive)
const ms = ({ best, median }: { best: number; median: number }) => `best ${best.toFixed(1)} ms, median ${median.toFixed(1)} ms`
console.log(`${trusts} trusts × ${questions.length} questions × ${bids} bids, exact, with thresholds, price, rank: ${ms(nine)}`)
console.log(`the same sums in fraction.js, quality only: ${ms(fractions)}; ratio ${(fractions.best / nine.best).toFixed(1)}`)
console.log(`one lot (${questions.length} × ${bids}): ${ms(single)}`)
console.log(`one lot with every contribution spelt out as JSON: ${ms(spelt)}`)
