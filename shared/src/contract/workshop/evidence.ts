/**
 * Commands about evidence: who said what, when it was published and known; where sources contradict one another; how a
 * promise of then turned out. Nothing is refused for being weak; it is marked.
 */
import Type, { type Static } from 'typebox'
import { command, revisionedCommand } from '../command.ts'
import { closed, Id, Label, list, maybe, orNull, setOf, Words } from '../primitives.ts'
import { ScenarioEvidence } from '../scenario.ts'

const Cited = setOf(Id, 40)
const Count = Type.Integer({ minimum: 0, maximum: 500 })
const Promised = Type.Integer({ minimum: 1, maximum: 500 })
const Months = Type.Integer({ minimum: 1, maximum: 240 })

/** What several sources say of one thing, which of them is followed, and why. */
export const Contradiction = closed({
  id: Id,
  topic: Label,
  sides: list(closed({ says: Words(1_000), source: Label, evidence: Cited }), 8, 2),
  /** The side that is followed, counted from 0; null where all are kept, or the question is open. */
  follows: orNull(Type.Integer({ minimum: 0, maximum: 7 })),
  reading: Words(4_000),
})
export type Contradiction = Static<typeof Contradiction>

/** Promised go-lives and those that came, so that the chance of so few can be computed. */
export const BacktestFigures = closed({
  /** In all, over the months of the promise. */
  promised: closed({ least: Promised, most: Promised }),
  months: Months,
  /** The pace up to the promise, by what was known on its day. */
  before: orNull(closed({ done: Count, months: Months, evidence: Cited })),
  /** What came by then, in each way of counting. */
  came: list(closed({ counted: Label, done: Count, evidence: Cited }), 6, 1),
})
export type BacktestFigures = Static<typeof BacktestFigures>

/** A promise or forecast of then, held against what came. */
export const Backtest = closed({
  id: Id,
  title: Label,
  claims: setOf(Id, 40, 1),
  outcomes: Cited,
  finding: Words(4_000),
  /** Null where no number of go-lives was promised: the claim is then told in words only. */
  figures: orNull(BacktestFigures),
})
export type Backtest = Static<typeof Backtest>

export const evidenceCommands = {
  addEvidence: command('Add an evidence item', closed({ ...ScenarioEvidence.properties, id: maybe(Id) })),
  withdrawEvidence: command('Withdraw an evidence item; it stays readable with the reason', closed({ evidence: Id, reason: Words(4_000) })),
  setContradiction: revisionedCommand('Enter or change where sources contradict one another, and which is followed', closed({ contradiction: Contradiction })),
  removeContradiction: revisionedCommand('Remove a contradiction; the record keeps what it said', closed({ contradiction: Id })),
  setBacktest: revisionedCommand('Enter or change a promise of then, held against what came', closed({ backtest: Backtest })),
  removeBacktest: revisionedCommand('Remove a back-test; the record keeps what it said', closed({ backtest: Id })),
} as const
