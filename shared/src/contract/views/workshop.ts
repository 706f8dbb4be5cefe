/** Views of a workshop: where it stands, its board, its evidence. What is computed from them is computed by `scenario/`. */
import Type, { type TSchema } from 'typebox'
import { workshopView } from '../operation.ts'
import { closed, Day, Digest, Id, Instant, Label, list, maybe, oneOf, orNull, Pence, Revision, stands, Words } from '../primitives.ts'
import { CostLine, Scenario, ScenarioAssumptions, ScenarioEvidence, ScenarioMerger, ScenarioOption, ScenarioTrust, SupplierCapacity } from '../scenario.ts'
import { Backtest, Contradiction } from '../workshop/evidence.ts'
import { ExtractDerivedPart, ExtractOpenPart } from '../workshop/extract.ts'
import { Revealed } from '../workshop/sessions.ts'
import { PrivateKind, WorkshopRole } from '../workshop/words.ts'

const RoleHeld = closed({ role: WorkshopRole, trust: maybe(Id), title: maybe(Label) })

const VoteShown = closed({
  id: Id, session: Id, question: Label, choices: list(closed({ id: Id, label: Label, scenario: maybe(Id) }), 12),
  openedAt: Instant, closedAt: orNull(Instant),
  /** One's own ballot, while the vote is open and after; null if none was cast. */
  mine: orNull(closed({ choice: orNull(Id), at: Instant, revision: Revision })),
  /** Null until the vote is closed: until then nobody is told how many have voted. */
  result: orNull(closed({
    tally: list(closed({ choice: orNull(Id), count: Type.Integer() }), 13),
    ballots: list(closed({ person: Id, choice: orNull(Id), reason: maybe(Words()) }), 500),
  })),
  mayVote: Type.Boolean(),
})

const EvidenceShown = closed({
  ...ScenarioEvidence.properties,
  by: Id, at: Instant,
  marks: list(oneOf('hindsight', 'knownBeforePublished', 'saidAfterPublished', 'lowConfidence', 'illustrative', 'linkUnresolved', 'citedNowhere', 'withdrawn'), 8),
  withdrawn: orNull(closed({ reason: Words(), by: Id, at: Instant })),
})

/** Revision 0 in a snapshot: nothing in it changes. */
const withRevision = <P extends Record<string, TSchema>>(properties: P) => closed({ ...properties, revision: Revision })

export const workshopAreaViews = {
  workshopOverview: workshopView('workshop', 'Where the workshop stands: people, sessions, votes, snapshots', closed({}), closed({
    title: Label, purpose: Words(), asAt: Day, illustrative: Type.Boolean(), startedAt: Instant,
    /** The record's own today. */
    today: Day,
    /** Of title, purpose and day. */
    description: closed(stands),
    tender: orNull(Id),
    me: closed({ person: Id, roles: list(RoleHeld, 60) }),
    people: list(closed({ person: Id, roles: list(RoleHeld, 60) }), 2_000),
    extract: orNull(closed({
      tender: Id, hash: Digest, by: Id, at: Instant, open: ExtractOpenPart,
      /** Of the tender's record; told to whoever attached the extract, who reads that record. */
      seq: orNull(Revision),
    })),
    sessions: list(closed({
      id: Id, title: Label, agenda: list(Label, 30), attendees: list(Id, 200), openedAt: Instant, closedAt: orNull(Instant), shown: Revealed, shownRevision: Revision, minutes: maybe(Words()),
    }), 1_000),
    votes: list(VoteShown, 1_000),
    snapshots: list(closed({ id: Id, name: Label, note: maybe(Words()), hash: Digest, by: Id, at: Instant }), 1_000),
    counts: closed({ trusts: Type.Integer(), options: Type.Integer(), lines: Type.Integer(), evidence: Type.Integer(), scenarios: Type.Integer() }),
    frozen: orNull(closed({ by: Id, at: Instant, reason: maybe(Words()) })),
    may: closed({ facilitate: Type.Boolean(), prepare: Type.Boolean(), addEvidence: Type.Boolean(), changeScenarios: Type.Boolean() }),
  })),

  scenarioBoard: workshopView('workshop/board', 'What the workshop computes with, and the scenarios it looks at', closed({
    /** A snapshot's id: the board as it was kept. */
    snapshot: maybe(Id),
  }), closed({
    title: Label, asAt: Day, illustrative: Type.Boolean(),
    snapshot: orNull(closed({ id: Id, name: Label, hash: Digest, at: Instant })),
    trusts: list(withRevision(ScenarioTrust.properties), 60),
    mergers: withRevision({ mergers: list(ScenarioMerger, 20) }),
    options: list(withRevision(ScenarioOption.properties), 600),
    /** Open lines, and after them those derived from bids where the viewer may read them. */
    lines: list(CostLine, 20_000),
    lineRevisions: list(closed({ option: Id, revision: Revision }), 600),
    capacities: withRevision({ capacities: list(SupplierCapacity, 60) }),
    evidence: list(EvidenceShown, 5_000),
    assumptions: orNull(withRevision({ assumptions: ScenarioAssumptions })),
    scenarios: list(withRevision({ ...Scenario.properties, by: maybe(Id), at: maybe(Instant) }), 200),
    /** Bid-derived figures of the extract; null for everybody R20 does not name. */
    derived: orNull(closed({ ...ExtractDerivedPart.properties, lineRevisions: list(closed({ option: Id, revision: Revision }), 600) })),
    /** Told to those whom the extract names and the tender of now does not let read it: why they are shown nothing of it. */
    derivedClosed: orNull(Type.String()),
    /** Private figures the viewer may read: their own trust's, those they analyse, and released ones. */
    privates: list(closed({ trust: Id, kind: PrivateKind, analyst: Id, pence: Pence, basis: Words(), revision: Revision, released: orNull(Instant) }), 500),
    /** Who wrote an input last: `trust/…`, `option/…`, `lines/…`, `scenario/…`, `mergers`, `capacities`, `assumptions`; none in a snapshot. */
    written: list(closed({ what: Type.String(), by: Id, at: Instant }), 5_000),
    frozen: Type.Boolean(),
    /** Trusts whose inputs the viewer may change. */
    mayPrepare: list(Id, 60),
    mayChangeScenarios: Type.Boolean(),
    /** Mergers, paces, assumptions; entering a trust. */
    mayPrepareAll: Type.Boolean(),
    /** Lines derived from bids; null where the viewer may not read them. */
    readers: orNull(list(Id, 2_000)),
  })),

  workshopEvidence: workshopView('workshop/evidence', 'Who said what, when it was published and known, and what it carries', closed({}), closed({
    asAt: Day, evidence: list(EvidenceShown, 5_000),
    contradictions: list(withRevision({ ...Contradiction.properties, by: Id, at: Instant }), 500),
    backtests: list(withRevision({ ...Backtest.properties, by: Id, at: Instant }), 500),
    mayAdd: Type.Boolean(),
    /** Whether the viewer enters and changes contradictions and back-tests. */
    mayJudge: Type.Boolean(),
  })),
} as const
