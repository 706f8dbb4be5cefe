/**
 * The evaluation model: what is asked, what it is worth, how scores become an order. Published = frozen, versioned, hashed.
 * Long texts (guidance, descriptors, requirement wording) live as content; this shape holds what the arithmetic needs.
 */
import Type, { type Static } from 'typebox'
import { closed, Id, Label, list, maybe, NumberText, oneOf, Pence, setOf } from './primitives.ts'

/** One allowed score of a scale. `points` is what it is worth, as a share of the maximum: "0" to "1". */
export const ScaleValue = closed({ value: NumberText, label: Label, points: NumberText })
export const Scale = closed({ id: Id, name: Label, values: list(ScaleValue, 101, 2) })
export type Scale = Static<typeof Scale>

/** A node of one lot's criteria tree. The root has parent null; leaves are questions or the one price node. */
export const Criterion = closed({
  id: Id,
  lot: Id,
  parent: Type.Union([Id, Type.Null()]),
  order: Type.Integer({ minimum: 0 }),
  ref: Label,
  title: Label,
  kind: oneOf('group', 'question', 'price'),
  scale: maybe(Id),
  requirements: setOf(Id, 200),
  /** What the panel must be seen to have weighed before a question closes (R5); only for questions. */
  subCriteria: list(closed({ id: Id, label: Label }), 30),
})
export type Criterion = Static<typeof Criterion>

/** A floor. `minimum` is a scale value for `question`, a percentage of the maximum for `group` and `total`. */
export const Threshold = Type.Union([
  closed({ id: Id, on: oneOf('question'), criterion: Id, minimum: NumberText }),
  closed({ id: Id, on: oneOf('group'), criterion: Id, minimum: NumberText }),
  closed({ id: Id, on: oneOf('total'), lot: Id, minimum: NumberText }),
  /** More than `atMost` questions of the lot scored below `below` excludes. */
  closed({ id: Id, on: oneOf('count'), lot: Id, below: NumberText, atMost: Type.Integer({ minimum: 0 }) }),
  /** Every mandatory requirement of the lot must be passed. */
  closed({ id: Id, on: oneOf('mandatory'), lot: Id }),
])
export type Threshold = Static<typeof Threshold>

/** Price formulas by name; each has a method card. More names join as methods are added. */
export const PriceFormula = Type.Union([
  closed({ name: oneOf('inverse') }),
  closed({ name: oneOf('linearToLowest') }),
  closed({ name: oneOf('linearMinMax') }),
  closed({ name: oneOf('fixedRange'), best: Pence, worst: Pence }),
])
export type PriceFormula = Static<typeof PriceFormula>

/** How a pricing schedule becomes one comparable price. */
export const PriceNormalisation = closed({
  termYears: Type.Integer({ minimum: 1, maximum: 60 }),
  discountEdition: oneOf('none', 'greenBook2003', 'greenBook2018'),
  includeOptions: Type.Boolean(),
  /** Indexation assumed for evaluation, per index name, as a yearly rate. */
  indexation: list(closed({ index: oneOf('none', 'RPI', 'CPI', 'CPI-x', 'fixed'), ratePerYear: NumberText }), 5),
  /** Costs the authority itself bears for any bid of the lot, in pence, added to every bid alike or by bid kind. */
  authorityCosts: list(closed({ id: Id, label: Label, appliesTo: oneOf('all', 'replacing', 'continuing'), amount: Pence }), 50),
})
export type PriceNormalisation = Static<typeof PriceNormalisation>

export const PriceModel = closed({
  lot: Id,
  formula: PriceFormula,
  /** What happens to a zero or negative price; must be chosen before publication (R11). */
  zeroPolicy: oneOf('refuse', 'clarify', 'fullPoints'),
  /** What happens when a formula gives less than zero points; said out loud, never a silent clamp. */
  floorPolicy: oneOf('floorAtZero', 'allowNegative'),
  normalisation: PriceNormalisation,
})
export type PriceModel = Static<typeof PriceModel>

export const Rounding = closed({
  decimals: Type.Integer({ minimum: 0, maximum: 12 }),
  mode: oneOf('halfAwayFromZero', 'halfEven', 'down'),
})
export type Rounding = Static<typeof Rounding>

export const TieBreak = Type.Union([
  closed({ by: oneOf('higherQuality') }),
  closed({ by: oneOf('lowerPrice') }),
  closed({ by: oneOf('higherScoreOn'), criterion: Id }),
  /** Drawn in public and entered as an event; until then the tie stands. */
  closed({ by: oneOf('lotDraw') }),
])
export type TieBreak = Static<typeof TieBreak>

/** Local weights among siblings, by criterion id; every set of siblings sums to exactly 1. */
export const Weight = closed({ criterion: Id, weight: NumberText })
export type Weight = Static<typeof Weight>

export const LotTerms = closed({ id: Id, ref: Label, title: Label, places: Type.Integer({ minimum: 1, maximum: 20 }) })
export type LotTerms = Static<typeof LotTerms>

/** A round that asks a part of a lot's model: the questions it leaves out. Those beside them share their weight in proportion. */
export const RoundPart = closed({ round: Id, lot: Id, leftOut: setOf(Id, 5_000, 1) })
export type RoundPart = Static<typeof RoundPart>

export const EvaluationModel = closed({
  lots: list(LotTerms, 50),
  scales: list(Scale, 50),
  criteria: list(Criterion, 5_000),
  awardWeights: list(Weight, 5_000),
  thresholds: list(Threshold, 500),
  price: list(PriceModel, 50),
  rounding: Rounding,
  tieBreak: list(TieBreak, 10),
  /** Absent where every round asks the whole model. */
  rounds: maybe(list(RoundPart, 500)),
})
export type EvaluationModel = Static<typeof EvaluationModel>

/** One line of a bid's pricing schedule: who pays what, when, on which basis. Amounts per contract year, year 1 first. */
export const PricingLine = closed({
  id: Id,
  component: oneOf(
    'licence', 'implementation', 'dataMigration', 'interfaces', 'training', 'hosting', 'support', 'hardware',
    'thirdParty', 'changeControl', 'optionalModule', 'transition', 'exit', 'tupe', 'contingency',
  ),
  description: Label,
  trust: Type.Union([Id, Type.Null()]),
  charge: oneOf('oneOffMilestone', 'annualFixed', 'monthlyFixed', 'perUnit', 'timeAndMaterialsCapped', 'gainshare', 'serviceCredit'),
  amounts: list(Pence, 60, 1),
  indexation: oneOf('none', 'RPI', 'CPI', 'CPI-x', 'fixed'),
  indexedFrom: oneOf('bidDate', 'serviceDate'),
  vat: oneOf('recoverable', 'irrecoverable', 'exempt'),
  optional: Type.Boolean(),
  milestone: maybe(Label),
  note: maybe(Label),
})
export type PricingLine = Static<typeof PricingLine>

export const VolumeBand = closed({ trustsFrom: Type.Integer({ minimum: 1 }), trustsTo: Type.Integer({ minimum: 1 }), factor: NumberText })

export const PricingSchedule = closed({
  currency: oneOf('GBP'),
  priceBase: Label,
  bidKind: oneOf('continuing', 'replacing'),
  lines: list(PricingLine, 2_000, 1),
  volumeBands: list(VolumeBand, 20),
})
export type PricingSchedule = Static<typeof PricingSchedule>
