/** Whose names a person may see. A bidder's contact sees the authority's people it deals with, its own, and no rival. */
import type { Commitment } from '../contract/primitives.ts'
import type { TenderState } from '../record/tender/state.ts'
import { bidderOf, holds, isBuyingSide } from './viewer.ts'

export interface NamesSeen {
  readonly people: readonly string[]
  readonly bidders: readonly { readonly id: string; readonly letter: string; readonly name: Commitment }[]
}

export const namesInTender = (state: TenderState, person: string): NamesSeen => {
  const buying = isBuyingSide(state, person)
  const lead = holds(state, person, 'lead')
  const own = bidderOf(state, person)
  const seesPerson = (other: string) =>
    other === person
    || (buying ? lead || isBuyingSide(state, other) : holds(state, other, 'lead') || (own !== undefined && bidderOf(state, other) === own))
  return {
    // Somebody whose roles were withdrawn still stands in the record under a name.
    people: [...state.panel.people.values()].filter((member) => seesPerson(member.person) || (buying && member.roles.length === 0)).map((member) => member.person),
    bidders: [...state.bids.bidders.values()].filter((bidder) => buying || bidder.id === own).map((bidder) => ({ id: bidder.id, letter: buying ? bidder.letter : '', name: bidder.name })),
  }
}
