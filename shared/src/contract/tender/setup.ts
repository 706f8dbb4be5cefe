/** Commands that set a tender up: the tender itself, lots, rounds and dates, the consortium. */
import Type from 'typebox'
import { command, revisionedCommand } from '../command.ts'
import { closed, Day, Id, Instant, Label, list, maybe, oneOf, orNull, Pence, setOf, Words } from '../primitives.ts'
import { Confidence, RoundKind, RuleSet, Stage } from './words.ts'

export const StartTender = closed({
  title: Label,
  ruleSet: RuleSet,
  purpose: Words(4_000),
  /** A call-off or a re-run names the tender it comes from. */
  parent: maybe(closed({ record: Id, lot: maybe(Id), trust: maybe(Id) })),
})

/** A figure about a trust, with where it comes from. */
export const ProfileFact = closed({ name: Label, value: Label, source: Label, confidence: Confidence, illustrative: Type.Boolean() })

export const setupCommands = {
  startTender: command('Start a tender', StartTender),
  describeTender: revisionedCommand('Change the title, rule set or purpose of a tender in set-up', closed({ title: Label, ruleSet: RuleSet, purpose: Words(4_000) })),
  addLot: command('Add a lot', closed({
    id: maybe(Id), ref: Label, title: Label, places: Type.Integer({ minimum: 1, maximum: 20 }),
    value: maybe(closed({ low: Pence, high: Pence })),
    variants: oneOf('allowed', 'refused'),
  })),
  changeLot: revisionedCommand('Change a lot', closed({
    lot: Id, ref: Label, title: Label, places: Type.Integer({ minimum: 1, maximum: 20 }),
    value: maybe(closed({ low: Pence, high: Pence })),
    variants: oneOf('allowed', 'refused'),
  })),
  removeLot: revisionedCommand('Remove a lot that has no criteria', closed({ lot: Id })),
  addRound: command('Add a round of the procedure', closed({ id: maybe(Id), kind: RoundKind, title: Label, lots: setOf(Id, 50, 1), deadline: Instant })),
  changeRoundDeadline: revisionedCommand('Move the deadline of a round before it has passed', closed({ round: Id, deadline: Instant, reason: Words(4_000) })),
  proposeRound: revisionedCommand('Propose that a lot goes on to its next round: who is taken further, and on what ground others are not', closed({
    lot: Id, round: Id, further: setOf(Id, 1_000, 1), out: list(closed({ bidder: Id, ground: Words(4_000) }), 1_000), reason: Words(4_000),
  })),
  beginRound: revisionedCommand('Begin the round that another person proposed', closed({ lot: Id })),
  planDates: revisionedCommand('Plan the day on which each stage begins', closed({ dates: list(closed({ stage: Stage, planned: Day }), 20, 1) })),
  moveStage: command('Move lots to their next stage', closed({ lots: setOf(Id, 50, 1), to: Stage, reason: maybe(Words(4_000)) })),

  addTrust: command('Enter a trust into the consortium', closed({
    id: maybe(Id), name: Label, ods: maybe(Label), joined: Day,
    /** After publication a trust must be named, or in a class named, in the notice. */
    namedInNotice: Type.Boolean(),
  })),
  describeTrust: revisionedCommand('Record what a trust runs and what is known of it', closed({
    trust: Id, system: Label, hosting: Label, contractEnd: orNull(Day), contractNote: maybe(Words(2_000)),
    facts: list(ProfileFact, 60),
  })),
  mergeTrusts: command('Record that trusts have merged into one', closed({
    id: maybe(Id), name: Label, ods: maybe(Label), from: setOf(Id, 20, 2), on: Day, ground: Words(4_000),
  })),
  recordTrustLeaving: command('Record that a trust leaves the consortium', closed({ trust: Id, on: Day, ground: Words(4_000) })),
} as const
