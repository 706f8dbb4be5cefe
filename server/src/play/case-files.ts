/**
 * The files of a case folder: a named, complete history that is played into a record. Data only; what becomes of them
 * is told in expand/ and plan.ts. Closed shapes: a field nobody reads is a mistake in the file.
 */
import Type, { type Static } from 'typebox'
import { PricingSchedule, Scale, Threshold } from '@workbench/shared/contract/model.ts'
import { closed, Id, Instant, Label, list, maybe, NumberText, oneOf, orNull } from '@workbench/shared/contract/primitives.ts'
import { ScenarioEvidence, WorkshopMaterial } from '@workbench/shared/contract/scenario.ts'
import { Citation } from '@workbench/shared/contract/tender/bids.ts'
import { Backtest, Contradiction } from '@workbench/shared/contract/workshop/evidence.ts'
import { WorkshopRole } from '@workbench/shared/contract/workshop/words.ts'

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const illustrative = Type.Literal(true)

export const PeopleFile = closed({
  illustrative,
  people: list(closed({ id: Id, name: Label, title: Label, employer: Label, trust: maybe(Id) }), 500, 1),
})

/**
 * A raw command. `body` may name what the file cannot know: "@current" the hash of the model as drafted, "@parent" the
 * record a call-off comes from, "@call-off" the call-off's record, "@name" the id that the step marked `as: "name"` was given.
 */
export const Step = closed({
  at: Instant, actor: Id, command: Type.String({ pattern: '^[a-z][A-Za-z]{1,63}$' }), body: Type.Unknown(), base: maybe(Type.Integer({ minimum: 0 })),
  as: maybe(Id),
})
export type Step = Static<typeof Step>
export const StepsFile = list(Step, 5_000, 1)

export const ScalesFile = closed({ illustrative, scales: list(Scale, 50, 1) })

const CriterionEntry = closed({
  id: Id, parent: orNull(Id), order: Type.Integer({ minimum: 0 }), ref: Label, title: Label, kind: oneOf('group', 'question', 'price'),
  scale: maybe(Id), requirements: list(Id, 200), subCriteria: list(closed({ id: Id, label: Label }), 30), weight: NumberText,
  guidance: maybe(text(8_000)),
  /** By value of the scale. */
  descriptors: maybe(Type.Record(NumberText, text(2_000), { additionalProperties: false })),
  /** Who scores the question; the assignment itself is a step. */
  panel: maybe(list(Id, 50, 1)),
})
export type CriterionEntry = Static<typeof CriterionEntry>
export const CriteriaFile = closed({ illustrative, lot: Id, criteria: list(CriterionEntry, 5_000, 1), thresholds: list(Threshold, 500) })

const AnswerEntry = closed({
  question: Id, text: text(40_000),
  evidence: list(closed({ document: Label, page: Type.Integer({ minimum: 1 }), quote: maybe(text(2_000)) }), 50),
  /** What the answer states, in short: from these the rationales were written. Not played. */
  facts: list(text(1_000), 20),
})
export const AnswersFile = closed({ illustrative, bid: Id, answers: list(AnswerEntry, 5_000, 1) })

export const PricingFile = closed({ illustrative, ...PricingSchedule.properties })

export const ComplianceFile = list(closed({ bid: Id, requirement: Id, outcome: oneOf('pass', 'fail'), reason: text(4_000) }), 20_000)

const ScoreEntry = closed({
  question: Id, bid: Id, evaluator: Id, score: orNull(NumberText), cannotScore: maybe(text(4_000)), rationale: text(8_000),
  /** Written by hand, or composed from the answer's stated facts. */
  origin: oneOf('written', 'composed'),
  citations: list(Citation, 30),
})
export type ScoreEntry = Static<typeof ScoreEntry>
export const ScoresFile = closed({ illustrative, scores: list(ScoreEntry, 50_000, 1) })

const AgreedCell = closed({
  question: Id, bid: Id, session: Id, consensus: NumberText, reason: text(8_000), ticks: list(Id, 30, 1), speakers: list(Id, 50),
  decided: list(text(2_000), 20), dissent: list(closed({ person: Id, reason: text(4_000) }), 20),
  revotes: maybe(list(closed({ person: Id, score: NumberText }), 50, 1)),
})
export type AgreedCell = Static<typeof AgreedCell>
/** The first attendee of a session chairs it. */
export const ModerationFile = closed({
  illustrative,
  sessions: list(closed({ id: Id, at: Instant, attendees: list(Id, 100, 1), title: maybe(Label) }), 500, 1),
  questions: list(AgreedCell, 50_000, 1),
})
export type ModerationFile = Static<typeof ModerationFile>

export const ReceiptsFile = list(closed({ bid: Id, bidder: Id, lot: Id, round: Id, receivedAt: Instant, by: Id }), 500, 1)

/** Where things were done one by one: each list is spread evenly over the working hours between two instants. */
export const ScoringTimesFile = closed({
  illustrative,
  /** The model of all lots is entered by one person between these instants. */
  drafting: closed({ actor: Id, start: Instant, end: Instant }),
  compliance: list(closed({ lots: list(Id, 50, 1), actor: Id, start: Instant, end: Instant }), 50, 1),
  scoring: list(closed({ lots: list(Id, 50, 1), start: Instant, end: Instant }), 50, 1),
})
export type ScoringTimesFile = Static<typeof ScoringTimesFile>

/** A moment: the record as it stood at an instant, the person it opens with, and why it is worth opening. */
export const MomentsFile = closed({
  illustrative,
  moments: list(closed({ id: Id, title: Label, until: Instant, explanation: text(2_000), person: Id }), 20, 1),
})
export type Moment = Static<typeof MomentsFile>['moments'][number]

export const CallOffFile = closed({ illustrative, steps: StepsFile })

export const WorkshopFile = WorkshopMaterial
export type WorkshopFile = Static<typeof WorkshopFile>

/** Evidence beyond what the workshop's figures cite, where its sources contradict one another, and promises of then. Which paths an item bears on is for readers of the case. */
export const EvidenceFile = closed({
  /** Evidence is fact, item by item marked where it is not. */
  illustrative: Type.Boolean(), dating: text(4_000), evidence: list(ScenarioEvidence, 5_000, 1),
  paths: list(Type.Unknown(), 5_000), contradictions: list(Contradiction, 500), backtests: list(Backtest, 500),
})

const WorkshopSessionHeld = closed({
  id: Id, title: Label, agenda: list(Label, 30), attendees: list(Id, 200, 1), minutes: text(20_000),
  votes: list(closed({
    id: Id, question: Label,
    /** Scenarios to choose between. */
    choices: list(Id, 12, 2),
    /** Null abstains. */
    ballots: list(closed({ person: Id, choice: orNull(Id), reason: maybe(text(2_000)) }), 200),
  }), 20),
})

/** Who holds the workshop on the case, and when its board is filled. */
export const WorkshopTimesFile = closed({
  illustrative, purpose: text(4_000), facilitator: Id, analyst: Id, start: Instant, end: Instant,
  roles: list(closed({ person: Id, role: WorkshopRole, trust: maybe(Id) }), 200, 1),
  /** Held one after the other once the board is kept, each with what was voted on. */
  sessions: maybe(list(WorkshopSessionHeld, 20)),
})
export type WorkshopTimesFile = Static<typeof WorkshopTimesFile>
