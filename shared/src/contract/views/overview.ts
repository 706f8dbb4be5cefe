import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Day, Id, Instant, Label, list, maybe, orNull, Pence, stands, Words } from '../primitives.ts'
import { Confidence, Role, RoundKind, RuleSet, Stage } from '../tender/words.ts'

/** Something that keeps the next act from happening, with the page it is removed on. */
const Blocker = closed({ sentence: Type.String(), page: maybe(Type.String()) })

export const overviewViews = {
  overview: tenderView('overview', 'Where the tender stands and what happens next', closed({}), closed({
    title: Label, ruleSet: RuleSet, purpose: Words(), illustrative: Type.Boolean(),
    parent: orNull(closed({ record: Id, lot: maybe(Id), trust: maybe(Id) })),
    startedAt: Instant,
    stage: Stage,
    /** The record's own today: played records live at their own time. */
    today: Day,
    me: closed({ person: Id, roles: list(closed({ role: Role, trust: maybe(Id), bidder: maybe(Id) }), 50), side: Type.String(), interests: Type.String() }),
    lots: list(closed({
      id: Id, ref: Label, title: Label, places: Type.Integer(), stage: Stage,
      value: maybe(closed({ low: Pence, high: Pence })), variants: Type.String(),
      steps: list(closed({ stage: Stage, at: Instant, by: Id }), 100),
      ...stands,
    }), 50),
    rounds: list(closed({ id: Id, kind: RoundKind, title: Label, lots: list(Id, 50), deadline: Instant, passed: Type.Boolean(), ...stands }), 50),
    /** Of title, rule set and purpose; of the planned dates as a whole. */
    description: closed(stands),
    plan: closed(stands),
    planned: list(closed({ stage: Stage, planned: Day }), 20),
    /** One line a lot: the next act, who does it, what is in the way, and whether the viewer has a part in it. */
    next: list(closed({ lot: orNull(Id), act: Type.String(), roles: list(Role, 10), page: Type.String(), blockers: list(Blocker, 20), yours: Type.Boolean() }), 300),
    figures: list(closed({ label: Type.String(), value: Type.String(), note: maybe(Type.String()) }), 3),
    version: orNull(closed({ version: Type.Integer(), hash: Type.String(), at: Instant })),
    callOffs: list(closed({ record: Id, lot: Id, trust: Id }), 500),
    /** May read the whole record: as it stood on a day, events, proofs. */
    readsRecord: Type.Boolean(),
  })),
  consortium: tenderView('consortium', 'The trusts that buy together, and what each runs today', closed({}), closed({
    trusts: list(closed({
      id: Id, name: Label, ods: maybe(Label), joined: Day, namedInNotice: Type.Boolean(),
      mergedFrom: list(Id, 20),
      left: orNull(closed({ on: Day, ground: Words() })),
      mergedInto: orNull(closed({ trust: Id, on: Day, ground: Words() })),
      profile: orNull(closed({
        system: Label, hosting: Label, contractEnd: orNull(Day), contractNote: maybe(Words()),
        facts: list(closed({ name: Label, value: Label, source: Label, confidence: Confidence, illustrative: Type.Boolean() }), 60),
        ...stands,
      })),
      mine: Type.Boolean(),
      /** Somebody holds the role of its lead; told to the buying side. */
      led: orNull(Type.Boolean()),
    }), 200),
    mayChange: Type.Boolean(),
    mayMerge: Type.Boolean(),
  })),
} as const
