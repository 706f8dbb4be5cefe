import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Day, Id, Instant, Label, list, maybe, NumberText, orNull, Revision, Words } from '../primitives.ts'
import { Stage } from '../tender/words.ts'
import { WithdrawnSince } from './results.ts'

export const decisionViews = {
  decision: tenderView('decision/{lot}', 'Positions of the trusts, the award, standstill and what followed', closed({ lot: Id }), closed({
    lot: Id, stage: Stage, places: Type.Integer(),
    /** Why positions, award and what followed do not show, and until when; suspension and abandonment still do. */
    hidden: orNull(Type.String()),
    /** Today's members, and whoever recorded a position and left or merged since: `gone` says how. */
    trusts: list(closed({ id: Id, name: Label, mine: Type.Boolean(), gone: orNull(Type.String()), position: orNull(closed({ position: Type.Unsafe<'support' | 'reservation' | 'chooseOtherwise'>({ type: 'string' }), reason: Words(), boardDate: maybe(Day), by: Id, at: Instant, revision: Revision })) }), 200),
    award: orNull(closed({
      modelVersion: Type.Integer(), modelHash: Type.String(), awarded: list(Id, 100), reserve: list(Id, 100),
      totals: list(closed({ bid: Id, bidder: Id, letter: Type.String(), total: NumberText, rank: orNull(Type.Integer()) }), 500),
      reason: Words(), proposedBy: Id, proposedAt: Instant, revision: Revision, approved: orNull(closed({ by: Id, at: Instant })),
    })),
    /** Withdrawn since the award was approved: the award stands, and this is said beside it. */
    withdrawnSince: list(WithdrawnSince, 500),
    draw: orNull(closed({ order: list(Id, 100), witnesses: Words(), at: Instant, by: Id, revision: Revision, confirmed: orNull(closed({ by: Id, at: Instant })) })),
    mayConfirmDraw: Type.Boolean(),
    /** Whether the published tie-break ends in a lot drawn in public; without it no draw breaks a tie. */
    drawPublished: Type.Boolean(),
    standstill: orNull(closed({ sent: Day, means: Type.String(), ends: Day, voluntary: Type.Boolean(), working: list(Type.String(), 50) })),
    suspensions: list(closed({ ground: Words(), claimReceived: Instant, from: Instant, until: orNull(Instant) }), 50),
    /** Proposed by one person, it waits for another. */
    abandoning: orNull(closed({ ground: Words(), notice: Words(), by: Id, at: Instant })),
    /** Once bids were opened two people abandon the lot; the revision is the proposal's. */
    abandonment: closed({ byTwo: Type.Boolean(), revision: Revision }),
    abandoned: orNull(closed({ ground: Words(), notice: Words(), by: Id, at: Instant, proposedBy: maybe(Id) })),
    callOffs: list(closed({ record: Id, trust: Id, at: Instant }), 200),
    unlocks: list(closed({ id: Id, purpose: Words(), by: Id, at: Instant, approved: orNull(closed({ by: Id, at: Instant })) }), 50),
    analyses: list(closed({ kind: Type.String(), lot: Id, trust: maybe(Id), by: Id, at: Instant, beforeDecision: Type.Boolean() }), 1_000),
    documents: list(closed({ id: Id, kind: Type.String(), title: Words(), sha256: Type.String(), by: Id, at: Instant, uploaded: Type.Boolean() }), 500),
    mayRun: Type.Boolean(), mayUnlock: Type.Boolean(), mayRecordPosition: list(Id, 50),
  })),
} as const
