/** What must hold of the people of a tender. */
import type { TenderState } from '../tender/state.ts'
import type { Invariant } from './invariant.ts'

export const peopleInvariants: readonly Invariant<TenderState>[] = [
  {
    id: 'one-side',
    sentence: 'Nobody stands on both sides of a tender.',
    check: (state) =>
      [...state.panel.people.values()]
        .filter(({ roles }) => roles.some((held) => held.role === 'bidderContact') && roles.some((held) => held.role !== 'bidderContact'))
        .map(({ person }) => `${person} is a bidder’s contact and on the buying side.`),
  },
  {
    id: 'has-a-lead',
    sentence: 'A tender has a lead.',
    check: (state) => (state.seq >= 0 && ![...state.panel.people.values()].some(({ roles }) => roles.some((held) => held.role === 'lead')) ? ['Nobody is lead.'] : []),
  },
  {
    id: 'interests-by-another',
    sentence: 'Nobody decides on their own interests.',
    check: (state) => [...state.panel.people.values()].filter(({ person, interests }) => interests?.decision?.by === person).map(({ person }) => `${person} decided on their own interests.`),
  },
]
