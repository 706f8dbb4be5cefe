/** Small lots for tests: a builder with readable defaults, and arbitrary ones for law suites. */
import fc from 'fast-check'
import type { Criterion, EvaluationModel, PriceFormula, PriceModel, Rounding, Scale, Threshold, TieBreak, Weight } from '../contract/model.ts'
import { exactText, ratio } from '../numeric/exact.ts'
import type { BidInput, LotInput } from './ranking/official.ts'

export const scaleOf = (id: string, values: readonly (readonly [value: string, points: string])[]): Scale => ({ id, name: id, values: values.map(([value, points]) => ({ value, label: value, points })) })

/** 0 to `top` in whole steps, points in proportion. */
export const evenScale = (id: string, top: number): Scale => scaleOf(id, Array.from({ length: top + 1 }, (_, value) => [`${value}`, exactText(ratio(BigInt(value), BigInt(top)))] as const))

/** A percentage scale that holds exactly the given values. */
export const percentScale = (id: string, percents: readonly string[]): Scale => scaleOf(id, [...new Set([...percents, '0', '100'])].map((percent) => [percent, percentPoints(percent)]))

const percentPoints = (percent: string) => exactText(ratio(BigInt(percent.replace('.', '')), 10n ** BigInt(2 + (percent.split('.')[1]?.length ?? 0))))

export interface LeafSpec {
  readonly id: string
  readonly weight: string
  readonly kind?: 'question' | 'price'
  readonly scale?: string
}

export interface GroupSpec {
  readonly id: string
  readonly weight: string
  readonly children: readonly NodeSpec[]
}

export type NodeSpec = LeafSpec | GroupSpec

export interface LotSpec {
  readonly nodes: readonly NodeSpec[]
  readonly scales: readonly Scale[]
  readonly bids: readonly Partial<BidInput>[]
  readonly places?: number
  readonly formula?: PriceFormula
  readonly zeroPolicy?: PriceModel['zeroPolicy']
  readonly floorPolicy?: PriceModel['floorPolicy']
  readonly thresholds?: readonly Threshold[]
  readonly rounding?: Rounding
  readonly tieBreak?: readonly TieBreak[]
  readonly lotDraw?: readonly string[]
}

export const noNormalisation = { termYears: 1, discountEdition: 'none', includeOptions: true, indexation: [], authorityCosts: [] } as const satisfies PriceModel['normalisation']

/** The input of lot “lot”, with root “root”; price present when a node of kind price is. */
export const lotInput = (spec: LotSpec): LotInput => {
  const criteria: Criterion[] = [criterion('root', null, 0, 'group')]
  const weights: Weight[] = []
  const add = (nodes: readonly NodeSpec[], parent: string): void => nodes.forEach((node, order) => {
    const group = 'children' in node
    criteria.push(criterion(node.id, parent, order, group ? 'group' : (node.kind ?? 'question'), group || node.kind === 'price' ? undefined : (node.scale ?? spec.scales[0]!.id)))
    weights.push({ criterion: node.id, weight: node.weight })
    if (group) add(node.children, node.id)
  })
  add(spec.nodes, 'root')
  const priced = criteria.some(({ kind }) => kind === 'price')
  const model: EvaluationModel = {
    lots: [{ id: 'lot', ref: '1', title: 'Lot', places: spec.places ?? 1 }],
    scales: [...spec.scales], criteria, awardWeights: weights, thresholds: [...(spec.thresholds ?? [])],
    price: priced ? [{ lot: 'lot', formula: spec.formula ?? { name: 'inverse' }, zeroPolicy: spec.zeroPolicy ?? 'refuse', floorPolicy: spec.floorPolicy ?? 'floorAtZero', normalisation: { ...noNormalisation, indexation: [], authorityCosts: [] } }] : [],
    rounding: spec.rounding ?? { decimals: 4, mode: 'halfAwayFromZero' }, tieBreak: [...(spec.tieBreak ?? [])],
  }
  return {
    lot: 'lot', model, weights, weightSet: { kind: 'award' },
    bids: spec.bids.map((bid, at): BidInput => ({ bid: `bid-${at}`, scores: new Map(), price: null, failedMandatory: [], undecidedMandatory: [], ...bid })),
    ...(spec.lotDraw ? { lotDraw: spec.lotDraw } : {}),
  }
}

const criterion = (id: string, parent: string | null, order: number, kind: Criterion['kind'], scale?: string): Criterion => ({
  id, lot: 'lot', parent, order, ref: id, title: id, kind, ...(scale === undefined ? {} : { scale }), requirements: [], subCriteria: [],
})

/** One quality question scored in percent and one price: the shape of the worked examples. */
export const qualityAndPrice = (spec: { quality: string; price: string; bids: readonly { bid: string; quality: string; price: number | null }[] } & Omit<LotSpec, 'nodes' | 'scales' | 'bids'>): LotInput => {
  const { quality, price, bids, ...rest } = spec
  return lotInput({
    ...rest,
    nodes: [{ id: 'quality', weight: quality }, { id: 'price', weight: price, kind: 'price' }],
    scales: [percentScale('percent', bids.map((bid) => bid.quality))],
    bids: bids.map((bid) => ({ bid: bid.bid, scores: new Map([['quality', bid.quality]]), price: bid.price })),
  })
}

export const anyFormula: fc.Arbitrary<PriceFormula> = fc.oneof(
  fc.constantFrom<PriceFormula>({ name: 'inverse' }, { name: 'linearToLowest' }, { name: 'linearMinMax' }),
  fc.tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 })).map(([best, span]): PriceFormula => ({ name: 'fixedRange', best, worst: best + span })),
)

/** A weight list of `count` texts that sums to exactly 1. */
export const weightsSummingToOne = (count: number): fc.Arbitrary<string[]> =>
  fc.array(fc.integer({ min: 1, max: 50 }), { minLength: count, maxLength: count }).map((shares) => {
    const sum = BigInt(shares.reduce((total, share) => total + share, 0))
    return shares.map((share) => exactText(ratio(BigInt(share), sum)))
  })

/** A complete lot: two quality groups of questions on 0-5 scales, a price, two to six bids. */
export const anyLot: fc.Arbitrary<LotInput> = fc.record({
  top: weightsSummingToOne(3), first: fc.integer({ min: 1, max: 4 }).chain(weightsSummingToOne), second: fc.integer({ min: 1, max: 4 }).chain(weightsSummingToOne),
  formula: anyFormula,
  rounding: fc.record({ decimals: fc.integer({ min: 0, max: 4 }), mode: fc.constantFrom<Rounding['mode']>('halfAwayFromZero', 'halfEven', 'down') }),
  bids: fc.array(fc.record({ scores: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 }), price: fc.integer({ min: 1, max: 5_000_000 }) }), { minLength: 2, maxLength: 6 }),
  places: fc.integer({ min: 1, max: 3 }),
}).map(({ top, first, second, formula, rounding, bids, places }) => lotInput({
  scales: [evenScale('five', 5)], formula, rounding, places,
  tieBreak: [{ by: 'higherQuality' }, { by: 'lowerPrice' }],
  nodes: [
    { id: 'a', weight: top[0]!, children: first.map((weight, at) => ({ id: `a${at}`, weight })) },
    { id: 'b', weight: top[1]!, children: second.map((weight, at) => ({ id: `b${at}`, weight })) },
    { id: 'price', weight: top[2]!, kind: 'price' },
  ],
  bids: bids.map(({ scores, price }, at) => ({
    bid: `bid-${at}`, price,
    scores: new Map([...first.map((_weight, question) => [`a${question}`, `${scores[question]!}`] as const), ...second.map((_weight, question) => [`b${question}`, `${scores[4 + question]!}`] as const)]),
  })),
}))
