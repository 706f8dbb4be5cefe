/**
 * A frozen extract of a tender: an open part fit for the workshop's least privileged audience and, once R20 allows, a part
 * with bid-derived figures for the people R20 names. It is made by the tender's policy and attached by a named act; a
 * workshop reads nothing else of a tender.
 */
import Type, { type Static } from 'typebox'
import { command } from '../command.ts'
import { PricingLine } from '../model.ts'
import { closed, Day, Digest, Id, Label, list, maybe, orNull, Pence, Revision, setOf, Words } from '../primitives.ts'
import { ProfileFact } from '../tender/setup.ts'
import { RuleSet } from '../tender/words.ts'

export const ExtractOpenPart = closed({
  title: Label,
  ruleSet: RuleSet,
  illustrative: Type.Boolean(),
  lots: list(closed({ id: Id, ref: Label, title: Label, places: Type.Integer({ minimum: 1, maximum: 20 }), value: maybe(closed({ low: Pence, high: Pence })) }), 50),
  trusts: list(closed({
    id: Id, name: Label, ods: maybe(Label), joined: Day, left: orNull(Day), mergedInto: orNull(closed({ trust: Id, on: Day })),
    profile: orNull(closed({ system: Label, hosting: Label, contractEnd: orNull(Day), facts: list(ProfileFact, 60) })),
  }), 200),
})
export type ExtractOpenPart = Static<typeof ExtractOpenPart>

/** What the bid-derived part says, as JSON in content: prices never stand in an event. */
export const ExtractDerivedPart = closed({
  lots: list(closed({
    lot: Id,
    bids: list(closed({
      bid: Id, bidder: Id, letter: Type.String({ minLength: 1, maxLength: 4 }), name: Label, bidKind: Type.String({ minLength: 1, maxLength: 20 }),
      /** The price as the published model compares it; null with the reason where it cannot be assessed. */
      price: orNull(Pence), because: maybe(Type.String()),
      lines: list(PricingLine, 2_000),
    }), 200),
  }), 50),
})
export type ExtractDerivedPart = Static<typeof ExtractDerivedPart>

export const AttachExtract = closed({
  tender: Id,
  /** The tender's sequence that the extract was made at. */
  seq: Revision,
  /** SHA-256 over the canonical JSON of the open part; everything under it is open, so it gives nothing away. */
  hash: Digest,
  open: ExtractOpenPart,
  derived: maybe(closed({ figures: Words(4_000_000, 'figures'), lots: setOf(Id, 50, 1), readers: setOf(Id, 2_000) })),
})
export type AttachExtract = Static<typeof AttachExtract>

export const extractCommands = {
  attachExtract: command('Attach a frozen extract of the tender; an earlier one is kept and no longer read', AttachExtract),
  withdrawExtractReader: command('Take the bid-derived part from a reader who may no longer see it', closed({ person: Id, reason: Words(2_000) })),
} as const
