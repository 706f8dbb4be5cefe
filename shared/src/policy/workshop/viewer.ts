/** Who looks at a workshop, and the predicates about them that its rules and views share. */
import type { WorkshopRole } from '../../contract/workshop/words.ts'
import { readsDerivedPart } from '../../record/workshop/extract/state.ts'
import { isOpenToLead, type PrivateFigure } from '../../record/workshop/privates/state.ts'
import { workshopRolesOf } from '../../record/workshop/setup/state.ts'
import type { WorkshopState } from '../../record/workshop/state.ts'
import type { BidReaders } from './price-rights.ts'

export const holdsInWorkshop = (state: WorkshopState, person: string, ...roles: readonly WorkshopRole[]): boolean =>
  workshopRolesOf(state.setup, person).some((held) => roles.includes(held.role))

export const takesPartInWorkshop = (state: WorkshopState, person: string): boolean => workshopRolesOf(state.setup, person).length > 0

export const leadsTrust = (state: WorkshopState, person: string, trust: string): boolean =>
  workshopRolesOf(state.setup, person).some((held) => held.role === 'trustLead' && held.trust === trust)

/** Named by the extract and taking part here. Whether the tender still lets them read is asked of the tender. */
export const isNamedReader = (state: WorkshopState, person: string): boolean =>
  takesPartInWorkshop(state, person) && readsDerivedPart(state.extract, person)

/** R20: lines derived from bids are for the people the tender's policy named, as long as it would name them now. */
export const mayReadBidDerived = (state: WorkshopState, person: string, { people }: BidReaders): boolean => isNamedReader(state, person) && people.has(person)

/** Stands for the trust that set a figure. */
export const standsFor = (state: WorkshopState, person: string, figure: PrivateFigure): boolean => isOpenToLead(state.setup, person, figure)

/** A private figure: the trust itself and the analyst it named; everybody in the workshop once it is released. */
export const mayReadPrivate = (state: WorkshopState, person: string, figure: PrivateFigure): boolean =>
  figure.released
    ? takesPartInWorkshop(state, person)
    : standsFor(state, person, figure) || (figure.analyst === person && holdsInWorkshop(state, person, 'neutralAnalyst'))

/**
 * The whole record with all its texts: a facilitator, as long as nothing in it is kept from them: no vote is open, no
 * private figure stands (nor an earlier revision of a released one), no bid-derived part that they may not read.
 */
export const mayReadWorkshopRecord = (state: WorkshopState, person: string, { people }: BidReaders): boolean =>
  holdsInWorkshop(state, person, 'facilitator')
  && [...state.votes.votes.values()].every((vote) => vote.closed)
  && [...state.privates.figures.values()].every((figure) => figure.released && figure.revision === 1)
  && state.extract.attached.every((extract) => !extract.derived || (extract.derived.readers.includes(person) && !state.extract.withdrawn.has(person) && people.has(person)))
