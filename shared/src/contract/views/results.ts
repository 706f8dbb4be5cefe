import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Id, Instant, Label, list, maybe, NumberText, orNull, Words } from '../primitives.ts'
import { Citation } from '../tender/bids.ts'
import { Stage } from '../tender/words.ts'

/** An exact figure as text ("80.1333…" as a fraction where it never ends), and the same rounded as published. */
const Figure = closed({ exact: Type.String(), shown: Type.String() })
const Step = closed({ step: Type.String(), label: Type.String(), change: Type.String(), after: Type.String() })
const Property = closed({ name: Type.String(), kept: Type.Boolean(), why: Type.String() })

/** The rule of the published tie-break that puts the first of a tie ahead of the next. */
const PartedBy = Type.Unsafe<'higherQuality' | 'lowerPrice' | 'higherScoreOn' | 'lotDraw'>({ type: 'string' })

export const WithdrawnSince = closed({ bid: Id, bidder: Id, ground: Words(), at: Instant, hadPlace: Type.Boolean(), firstInReserve: orNull(Id) })

const BidResult = closed({
  bid: Id, bidder: Id, letter: Type.String(),
  status: Type.Unsafe<'ranked' | 'complete' | 'excluded' | 'open'>({ type: 'string' }),
  exclusions: list(closed({ code: Type.String(), sentence: Type.String() }), 100),
  thresholds: list(closed({ threshold: Id, on: Type.String(), required: Type.String(), found: orNull(Type.String()), passed: orNull(Type.Boolean()), sentence: Type.String() }), 500),
  total: orNull(Type.String()), exactTotal: orNull(Type.String()), rank: orNull(Type.Integer()),
  quality: orNull(Figure), qualityPercent: orNull(Figure),
  price: orNull(closed({
    price: orNull(Type.Integer()), points: orNull(Figure), working: list(Type.String(), 50), floored: Type.Boolean(), because: maybe(Type.String()),
    normalisation: maybe(closed({ price: orNull(Type.Integer()), because: maybe(Type.String()), steps: list(Step, 100), byYear: list(Type.String(), 60) })),
  })),
  flags: list(Type.String(), 10),
  contributions: list(closed({ criterion: Id, kind: Type.String(), localWeight: Type.String(), effectiveWeight: Type.String(), score: orNull(NumberText), points: orNull(Type.String()), contribution: orNull(Type.String()) }), 5_000),
})

export const LotResultReply = closed({
  lot: Id, title: Label, stage: Stage,
  mark: Type.Unsafe<'award' | 'not the award'>({ type: 'string' }), trust: maybe(Id),
  modelVersion: Type.Integer(), modelHash: Type.String(), places: Type.Integer(),
  rounding: closed({ decimals: Type.Integer(), mode: Type.String() }),
  pricing: orNull(closed({ formula: Type.String(), title: Type.String(), rule: Type.String(), maximum: Type.String(), properties: list(Property, 20) })),
  /** The lot's criteria in tree order, for the sums. */
  criteria: list(closed({ id: Id, parent: orNull(Id), ref: Label, title: Label, kind: Type.String() }), 5_000),
  bids: list(BidResult, 500),
  ties: list(closed({ bids: list(Id, 500), published: Type.String(), madeByRounding: Type.Boolean(), unbroken: list(list(Id, 500), 500), parted: maybe(PartedBy), sentences: list(Type.String(), 50) }), 500),
  awarded: list(Id, 100), reserve: list(Id, 500),
  /** Withdrawn since the award was approved: the result stands, and this is said beside it. */
  withdrawnSince: list(WithdrawnSince, 500),
  problems: list(closed({ code: Type.String(), sentence: Type.String(), bid: maybe(Id) }), 5_000),
})

export const resultsViews = {
  results: tenderView('results/{lot}', 'The official result of a lot with its working', closed({ lot: Id }), LotResultReply),
  resultCell: tenderView('results/{lot}/{question}/{bid}', 'What stands behind one agreed score: consensus, individual scores, citations', closed({ lot: Id, question: Id, bid: Id }), closed({
    question: Id, ref: Label, title: Label, bid: Id,
    consensus: orNull(closed({ score: NumberText, label: Label, reason: Words(), decided: list(Words(), 20), dissent: list(closed({ person: Id, reason: Words(), confirmed: maybe(Instant), from: maybe(NumberText) }), 20), at: Instant, attendees: list(Id, 100), approvals: list(Id, 50) })),
    changes: list(closed({ from: NumberText, to: NumberText, reason: maybe(Words()), by: Id, approvedBy: Id, at: Instant }), 50),
    /** Everyone's who gave one, also of a person who was replaced before moderation: what was given stays (R1). */
    individual: list(closed({ evaluator: Id, replacedBy: maybe(Id), score: orNull(NumberText), cannotScore: maybe(Words()), rationale: maybe(Words()), citations: list(Citation, 30) }), 50),
  })),
  trustViews: tenderView('results/{lot}/views', 'Results under each trust’s own view weights: not the award', closed({ lot: Id }), closed({
    lot: Id, purpose: orNull(Words()), unlockedAt: orNull(Instant),
    award: closed({ order: list(closed({ bid: Id, bidder: Id, letter: Type.String(), total: orNull(Type.String()), rank: orNull(Type.Integer()) }), 500), awarded: list(Id, 100) }),
    views: list(closed({
      trust: Id, name: Label, reason: Words(), otherPlaces: orNull(Type.Boolean()), mark: Type.String(),
      order: list(closed({ bid: Id, bidder: Id, letter: Type.String(), total: orNull(Type.String()), rank: orNull(Type.Integer()) }), 500),
      changed: list(closed({ criterion: Id, ref: Label, award: NumberText, view: NumberText }), 2_000),
    }), 200),
  })),
} as const
