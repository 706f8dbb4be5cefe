/** A bid's pricing schedule as it is read: its lines, how it becomes one price, and what a total would hide. */
import Type from 'typebox'
import { PricingLine, VolumeBand } from '../model.ts'
import { tenderView } from '../operation.ts'
import { closed, Id, Instant, Label, list, maybe, oneOf, orNull, Words } from '../primitives.ts'
import { Stage } from '../tender/words.ts'

export const scheduleViews = {
  pricingSchedule: tenderView('bids/{bid}/schedule', 'A bid’s pricing schedule, its way to one price, and what a total would hide', closed({ bid: Id }), closed({
    bid: Id, bidder: Id, letter: Type.String(), lot: Id, title: Label, stage: Stage,
    priceBase: Label, bidKind: oneOf('continuing', 'replacing'),
    lines: list(PricingLine, 2_000), volumeBands: list(VolumeBand, 20),
    trusts: list(closed({ id: Id, name: Label }), 500),
    /** Beside the original, which stays as it was offered. */
    corrections: list(closed({ subject: Label, original: Words(), correction: Words(), ground: Words(), at: Instant, by: Id }), 200),
    termYears: Type.Integer(),
    normalisation: closed({
      price: orNull(Type.Integer()), because: maybe(Type.String()),
      steps: list(closed({ step: Type.String(), label: Type.String(), change: Type.String(), after: Type.String() }), 100),
    }),
    /** Each names the lines it rests on. */
    traps: list(closed({ trap: Type.String(), lines: list(Id, 2_000), sentence: Type.String() }), 100),
  })),
} as const
