/** Two moments of a tender side by side: what differs, which events did it, and what it did to the results. */
import Type from 'typebox'
import { closed, Id, Label, list, maybe, oneOf, orNull, Words } from '../primitives.ts'

/** A day (its end) or the sequence of an event. */
export const Moment = Type.String({ pattern: '^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|[0-9]{1,9})$', title: 'Moment' })

const Value = closed({ text: Type.String(), bids: maybe(list(Id, 500)) })

const MomentChange = closed({
  area: oneOf('stage', 'dates', 'consortium', 'model', 'people', 'bids', 'compliance', 'scoring', 'consensus', 'decision', 'documents'),
  /** What changed, in words; a document's kind or a planned stage as the word of its list. */
  what: Type.String(), bid: maybe(Id), person: maybe(Id),
  /** Null where it was not there. */
  before: orNull(Value), after: orNull(Value),
  beforeText: maybe(Words()), afterText: maybe(Words()),
  /** The events between the two moments that did it: the last ones, and how many there are. */
  events: list(Type.Integer(), 10), eventCount: Type.Integer(),
})

const LotThen = closed({
  bids: list(closed({ bid: Id, bidder: Id, letter: Type.String(), total: orNull(Type.String()), rank: orNull(Type.Integer()) }), 500),
  awarded: list(Id, 100),
})

export const MomentsReply = closed({
  from: closed({ seq: Type.Integer(), at: Type.String() }), to: closed({ seq: Type.Integer(), at: Type.String() }),
  areas: list(closed({ area: MomentChange.properties.area, changes: list(MomentChange, 100), /** Changes of this area that are not listed. */ more: Type.Integer() }), 20),
  /** One line a lot whose result the reader may read at one of the two moments at least. */
  results: list(closed({ lot: Id, title: Label, same: Type.Boolean(), before: orNull(LotThen), after: orNull(LotThen) }), 50),
  /** Why results are not compared at all; null where they are. */
  resultsHidden: orNull(Type.String()),
})
