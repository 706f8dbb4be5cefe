/**
 * R20 asks the tender of now. An extract names its readers as they were when it was made; a further round, a new assignment
 * or a role that ended since then closes what it holds to them, until the tender opens it again.
 */
import type { Plain } from '../../contract/primitives.ts'
import type { AttachExtract } from '../../contract/workshop/extract.ts'
import { refuse, type Refusal } from '../../record/kernel.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { derivedLots } from '../../record/workshop/extract/state.ts'
import type { WorkshopState } from '../../record/workshop/state.ts'
import { hasUnfinishedScoring, mayReadPrices } from '../viewer.ts'

/** Whom the tender lets read figures from its bids, as it stands. Where it could not be asked, nobody, and it says why. */
export interface BidReaders {
  readonly people: ReadonlySet<string>
  readonly because: string
}

const closed = 'The tender as it stands does not let you read prices of these lots: they are not open, something is left for you to score, or your part in the tender has changed. Nothing that comes from its bids is shown to you here until it does.'

const nobody: ReadonlySet<string> = new Set()

/** Where nobody asked the tender. */
export const noBidReaders: BidReaders = { people: nobody, because: closed }

export const tenderUnread: BidReaders = { people: nobody, because: 'The tender cannot be read at present, so nothing that comes from its bids is shown.' }

/** Price rights in every lot, and nothing left to score or moderate in the whole tender. */
export const readsPricesOf = (tender: TenderState, person: string, lots: readonly string[]): boolean =>
  lots.every((lot) => mayReadPrices(tender, person, lot)) && !hasUnfinishedScoring(tender, person)

export const readersOfPrices = (tender: TenderState, lots: readonly string[]): string[] =>
  [...tender.panel.people.keys()].filter((person) => readsPricesOf(tender, person, lots))

/** Lines on the board may rest on any extract that was ever attached, so that the lots of all of them count. */
export const bidReadersNow = ({ extract }: WorkshopState, tender: TenderState): BidReaders =>
  ({ people: new Set(readersOfPrices(tender, derivedLots(extract))), because: closed })

/** An extract of an earlier day is attached only while the tender would still show its prices to all whom it names. */
export const refuseOvertaken = (tender: TenderState, { derived }: Pick<Plain<AttachExtract>, 'derived'>): Refusal | undefined => {
  if (!derived) return undefined
  const readers = new Set(readersOfPrices(tender, derived.lots))
  return derived.readers.every((reader) => readers.has(reader))
    ? undefined
    : refuse('stage', 'extract-overtaken', 'The tender has moved on since this extract was made: not everybody it names may read its prices now. Make it again and attach that one.', {}, '/derived/readers')
}
