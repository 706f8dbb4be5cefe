/** What must hold of the people of a tender. */
import { dayOfInstant } from '../../numeric/format.ts'
import { isOnBothSides, roleInTheWay } from '../tender/panel/state.ts'
import type { TenderState } from '../tender/state.ts'
import type { Invariant } from './invariant.ts'

export const peopleInvariants: readonly Invariant<TenderState>[] = [
  {
    id: 'one-side',
    sentence: 'Nobody stands on both sides of a tender, neither at the same time nor one after the other.',
    check: (state) =>
      [...state.panel.people.keys()]
        .filter((person) => isOnBothSides(state.panel, person))
        .map((person) => `${person} is or was a bidder’s contact and on the buying side.`),
  },
  {
    id: 'separate-duties',
    sentence: 'Nobody does two of these in one tender: score, moderate, and run, price or review it (R2, R5, R8).',
    check: (state) =>
      [...state.panel.people.values()].flatMap(({ person, roles, past }) => {
        const [role] = [...roles, ...(past ?? [])].flatMap((held) => roleInTheWay(state.panel, person, held.role) ?? [])
        return role === undefined || roles.length === 0 ? [] : [`${person} holds roles of both sorts, one of them ${role}.`]
      }),
  },
  {
    id: 'roles-from-another',
    sentence: 'Nobody gives a role to themselves, but for the first lead, who starts the tender.',
    check: (state) => [...state.panel.people.values()].flatMap(({ person, ownGrant }) => (ownGrant === undefined ? [] : [`${person} gave a role to themselves in event ${ownGrant}.`])),
  },
  {
    id: 'submitted-taken-off-by-second',
    sentence: 'Who has submitted the scores of a question is excused or replaced by the second person alone (R1, R8).',
    check: (state) =>
      [...state.panel.assignments].flatMap(([question, list]) => list.flatMap(({ evaluator, takenOffAlone }) => (takenOffAlone === undefined ? [] : [`${question}: ${evaluator} was taken off after submitting, by event ${takenOffAlone} of somebody who was no second person.`]))),
  },
  {
    id: 'change-settled-outside-panel',
    sentence: 'What was closed is changed by nobody who scored or scores in the tender (R2).',
    check: (state) => {
      const panel = new Set([...state.panel.assignments.values()].flatMap((list) => list.map(({ evaluator }) => evaluator)))
      return [...state.compliance.changes.values()].flatMap(({ id, settled }) => (settled && panel.has(settled.by) ? [`Change ${id}: settled by ${settled.by}, who is or was on a panel.`] : []))
    },
  },
  {
    id: 'gone-when-recorded',
    sentence: 'A trust leaves or becomes part of another on the day that is recorded or before, never ahead of it (R18).',
    check: (state) =>
      [...state.setup.trusts.values()].flatMap(({ id, left, mergedInto }) =>
        [left, mergedInto].flatMap((gone) => (gone?.at !== undefined && gone.on > dayOfInstant(gone.at) ? [`${id}: is said to have gone on ${gone.on}, recorded on ${dayOfInstant(gone.at)}.`] : []))),
  },
  {
    id: 'has-a-lead',
    sentence: 'A tender has a lead.',
    check: (state) => (state.seq >= 0 && ![...state.panel.people.values()].some(({ roles }) => roles.some((held) => held.role === 'lead')) ? ['Nobody is lead.'] : []),
  },
  {
    id: 'scores-unread',
    sentence: 'Nobody comes to score or moderate who had read, with bids open, as a trust’s lead or an observer, or runs, prices or reviews the tender (R8).',
    check: (state) => [...state.panel.people.values()].flatMap(({ person, readBefore }) => (readBefore === undefined ? [] : [`${person} was given a role in event ${readBefore} that an earlier one stands in the way of.`])),
  },
  {
    id: 'bar-lifted-by-its-author',
    sentence: 'A bar on what stands declared is lifted by whoever decided it, or by a second person where they decide no more.',
    check: (state) => [...state.panel.people.values()].flatMap(({ person, interests }) => (interests?.liftedByAnother ?? []).map((seq) => `${person}: barred by one person, let in by another in event ${seq}.`)),
  },
  {
    id: 'interests-by-another',
    sentence: 'Nobody decides on their own interests.',
    check: (state) => [...state.panel.people.values()].filter(({ person, interests }) => interests?.decision?.by === person).map(({ person }) => `${person} decided on their own interests.`),
  },
]
