/**
 * What a scenario workshop computes with: trusts and their contract ends, options with dates and legal routes, cost lines,
 * evidence, assumptions, scenarios. Every figure is a range and says which evidence it rests on; what was not yet known on
 * the day of a run takes no part in it. Scenarios explore what to do; they never alter an evaluation.
 */
import Type, { type Static } from 'typebox'
import { closed, Day, Id, Label, list, maybe, NumberText, oneOf, orNull, Pence, setOf, Words } from './primitives.ts'
import { Confidence } from './tender/words.ts'

/** April to March, written "2012-13". */
export const FinancialYear = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$', title: 'FinancialYear' })
export type FinancialYear = Static<typeof FinancialYear>

/** `businessAsUsual` lets the service stop at contract end; it is offered so that it can be shown not to work. */
export const pathKinds = ['businessAsUsual', 'doMinimum', 'continueDirect', 'converge', 'portalOverlay', 'ripAndReplace'] as const
export const PathKind = oneOf(...pathKinds)
export type PathKind = Static<typeof PathKind>

export const costKinds = [
  'oldHosting', 'lateExtension', 'dualRunning', 'backfill', 'interfaces', 'migration', 'training', 'licence', 'implementation',
  'hosting', 'support', 'exit', 'reportingBlackout', 'bookingThroughput', 'breachFines', 'extraStaff', 'incomeUnderRecording',
] as const
export const CostKind = oneOf(...costKinds)
export type CostKind = Static<typeof CostKind>

/** The losses that a go-live brings, each a line of its own. */
export const goLiveLosses = ['reportingBlackout', 'bookingThroughput', 'breachFines', 'extraStaff', 'incomeUnderRecording'] as const satisfies readonly CostKind[]

export const payers = ['trust', 'centre', 'supplier'] as const
export const Payer = oneOf(...payers)
export type Payer = Static<typeof Payer>

export const PenceRange = closed({ low: Pence, mid: Pence, high: Pence })
export type PenceRange = Static<typeof PenceRange>

const Months = Type.Integer({ minimum: 0, maximum: 240 })
export const MonthsRange = closed({ low: Months, mid: Months, high: Months })
export type MonthsRange = Static<typeof MonthsRange>

/** `knownFrom` is the first day on which a person outside could know it; a run as at an earlier day may not use it. */
export const ScenarioEvidence = closed({
  id: Id,
  claim: Words(2_000),
  who: Label,
  role: Label,
  said: orNull(Day),
  published: Day,
  knownFrom: Day,
  confidence: Confidence,
  source: Label,
  illustrative: Type.Boolean(),
  links: list(closed({ to: oneOf('trust', 'option', 'line', 'scenario', 'assumption'), id: Id }), 100),
})
export type ScenarioEvidence = Static<typeof ScenarioEvidence>

const Cited = setOf(Id, 40)

/** When the present contract ends, as one source has it. Of several, the one that became known last by the day of the run counts. */
export const ContractEnd = closed({ earliest: Day, stated: Day, latest: Day, evidence: Cited })
export type ContractEnd = Static<typeof ContractEnd>

export const ScenarioTrust = closed({
  id: Id,
  name: Label,
  system: Label,
  hosting: Label,
  /** Empty where nobody has stated an end: lateness can then not be assessed. */
  contractEnds: list(ContractEnd, 20),
  incomePerYear: orNull(closed({ amount: PenceRange, evidence: Cited })),
})
export type ScenarioTrust = Static<typeof ScenarioTrust>

/** From `on`, the trusts in `from` are one trust `into`; all of them stand in the list of trusts. */
export const ScenarioMerger = closed({ into: Id, from: setOf(Id, 20, 2), on: Day, evidence: Cited })
export type ScenarioMerger = Static<typeof ScenarioMerger>

/** A route in law. `none` means that nobody has named one: the option is then not assessed. */
export const LegalRoute = closed({
  kind: oneOf('newProcurement', 'callOff', 'extension', 'directAward', 'none'),
  notice: Words(1_000),
  standstill: Words(1_000),
  challenge: Words(1_000),
  exposure: oneOf('low', 'medium', 'high', 'notAssessed'),
  evidence: Cited,
})
export type LegalRoute = Static<typeof LegalRoute>

export const stepKinds = ['award', 'contract', 'build', 'rehearsals', 'cutover'] as const
export const StepKind = oneOf(...stepKinds)
export type StepKind = Static<typeof StepKind>

/** How long each step takes, one after the other, from the month of `starts`. Of several, the one known last counts. */
export const Programme = closed({
  starts: Day,
  steps: list(closed({ step: StepKind, months: MonthsRange }), 5, 1),
  evidence: Cited,
})
export type Programme = Static<typeof Programme>

/** One path that one trust could take. A path that changes nothing has no programme. */
export const ScenarioOption = closed({
  id: Id,
  trust: Id,
  path: PathKind,
  label: Label,
  /** Who would have to do the go-live: its capacity makes trusts wait for one another. */
  supplier: orNull(Id),
  route: LegalRoute,
  programmes: list(Programme, 20),
  evidence: Cited,
})
export type ScenarioOption = Static<typeof ScenarioOption>

/**
 * A month that a payment hangs on: `horizonStart` is the last month before year 0, `contractEnd` the last the present contract
 * covers in full, `cutover` that of going live, after any wait for the supplier; a step's is the month in which it is done.
 */
export const Anchor = closed({
  at: oneOf('horizonStart', 'award', 'contract', 'build', 'rehearsals', 'cutover', 'contractEnd', 'horizonEnd'),
  plusMonths: Type.Integer({ minimum: -240, maximum: 240 }),
})
export type Anchor = Static<typeof Anchor>

/** When a line is paid: in stated years, once at a moment, or each month from after one moment up to and with another. */
export const CostTiming = Type.Union([
  closed({ by: oneOf('years'), amounts: list(closed({ year: FinancialYear, amount: PenceRange }), 60, 1) }),
  closed({ by: oneOf('once'), at: Anchor, amount: PenceRange }),
  closed({ by: oneOf('monthly'), after: Anchor, until: Anchor, amount: PenceRange }),
])
export type CostTiming = Static<typeof CostTiming>

/** Amounts are without VAT, in prices of `priceBase`. */
export const CostLine = closed({
  id: Id,
  option: Id,
  label: Label,
  kind: CostKind,
  payer: Payer,
  type: oneOf('capital', 'revenue'),
  recurrent: Type.Boolean(),
  timing: CostTiming,
  priceBase: FinancialYear,
  /** Yearly change of this price over and above general inflation, as wages or an RPI clause may bring. */
  realChangePerYear: maybe(NumberText),
  vat: oneOf('recoverable', 'irrecoverable', 'exempt'),
  /** Money that only moves between public bodies: in the financial case, not in the economic one. */
  transfer: Type.Boolean(),
  /** `bidDerived` figures are seen by few (R20). */
  basis: oneOf('indicative', 'shouldCost', 'published', 'bidDerived'),
  illustrative: Type.Boolean(),
  evidence: Cited,
  /** The line this one takes the place of once its evidence is known. */
  replaces: maybe(Id),
})
export type CostLine = Static<typeof CostLine>

/** At most `goLives` in any `months` months together. */
const Pace = closed({ goLives: Type.Integer({ minimum: 1, maximum: 100 }), months: Type.Integer({ minimum: 1, maximum: 60 }) })
export const SupplierCapacity = closed({ supplier: Id, name: Label, slow: Pace, expected: Pace, fast: Pace, evidence: Cited, illustrative: Type.Boolean() })
export type SupplierCapacity = Static<typeof SupplierCapacity>

export const DiscountEdition = oneOf('greenBook2003', 'greenBook2018', 'greenBook2026')
export type DiscountEdition = Static<typeof DiscountEdition>
export const DiscountConvention = oneOf('yearZero', 'yearOne', 'midYear')
export type DiscountConvention = Static<typeof DiscountConvention>

export const ScenarioAssumptions = closed({
  /** Year 0. */
  firstYear: FinancialYear,
  years: Type.Integer({ minimum: 1, maximum: 60 }),
  priceBase: FinancialYear,
  discountEdition: DiscountEdition,
  discountConvention: DiscountConvention,
  /** General inflation assumed after the price base, for the financial case. */
  inflationPerYear: NumberText,
  vatRate: NumberText,
  evidence: Cited,
})
export type ScenarioAssumptions = Static<typeof ScenarioAssumptions>

/** One option for each trust. A merged trust's choice stands for its members from the day of the merger. */
export const Scenario = closed({
  id: Id,
  title: Label,
  summary: Words(4_000),
  choices: list(closed({ trust: Id, option: Id }), 60),
})
export type Scenario = Static<typeof Scenario>

export const ScenarioInputs = closed({
  title: Label,
  /** The day on which the workshop stands by default; a run as at a later day is hindsight and says so. */
  asAt: Day,
  trusts: list(ScenarioTrust, 60, 1),
  mergers: list(ScenarioMerger, 20),
  options: list(ScenarioOption, 600),
  lines: list(CostLine, 10_000),
  capacities: list(SupplierCapacity, 60),
  evidence: list(ScenarioEvidence, 5_000),
  assumptions: ScenarioAssumptions,
})
export type ScenarioInputs = Static<typeof ScenarioInputs>

/** A workshop's whole material: what it computes with and the scenarios it looks at. */
export const WorkshopMaterial = closed({ illustrative: Type.Boolean(), inputs: ScenarioInputs, scenarios: list(Scenario, 200) })
export type WorkshopMaterial = Static<typeof WorkshopMaterial>
