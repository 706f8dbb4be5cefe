/** Every invariant of a workshop. */
import type { ReadContent } from '../kernel.ts'
import type { WorkshopState } from '../workshop/state.ts'
import { checkAll, type Invariant, type Violation } from './invariant.ts'

export const workshopInvariants: readonly Invariant<WorkshopState>[] = [
  {
    id: 'snapshot-never-changes',
    sentence: 'A snapshot is what its hash says, for ever, and no two have one name.',
    check: ({ snapshots }, { hash }) => {
      const taken = [...snapshots.taken.values()]
      return [
        ...taken.filter((snapshot) => hash(snapshot.board) !== snapshot.hash || hash(snapshot.derived.lines) !== snapshot.derived.hash).map((snapshot) => `${snapshot.name}: its board no longer has the hash it was taken with.`),
        ...taken.filter((snapshot, index) => taken.findIndex((other) => other.name === snapshot.name) !== index).map((snapshot) => `${snapshot.name}: the name stands twice.`),
      ]
    },
  },
  {
    id: 'extract-unaltered',
    sentence: 'The open part of an extract is what its hash says.',
    check: ({ extract }, { hash }) => extract.attached.filter((attached) => hash(attached.open) !== attached.hash).map((attached) => `Extract of ${attached.tender} at ${attached.seq}: altered.`),
  },
  {
    id: 'of-one-tender',
    sentence: 'All extracts of a workshop are of one tender, the one it is about (R20).',
    check: ({ setup, extract }) => extract.attached.filter((attached) => attached.tender !== (setup.tender ?? extract.attached[0]!.tender)).map((attached) => `Extract of ${attached.tender} at ${attached.seq}: of another tender.`),
  },
  {
    id: 'bids-not-in-the-open',
    sentence: 'No open cost line is derived from a bid, and bid-derived lines stand only beside an extract with opened prices (R20).',
    check: ({ board, extract }) => [
      ...[...board.lines.values()].flatMap((set) => set.lines.filter((line) => line.basis === 'bidDerived').map((line) => `Line ${line.id} is derived from a bid.`)),
      ...(board.derivedLines.size > 0 && !extract.attached.some((attached) => attached.derived) ? ['There are bid-derived lines, and no extract with opened prices.'] : []),
    ],
  },
  {
    id: 'choices-exist',
    sentence: 'Every scenario gives a trust at most one path, and that an option of its own.',
    check: ({ board }) =>
      [...board.scenarios.values()].flatMap((scenario) =>
        scenario.choices
          .filter((choice, index) => board.options.get(choice.option)?.trust !== choice.trust || scenario.choices.findIndex((other) => other.trust === choice.trust) !== index)
          .map((choice) => `${scenario.title}: ${choice.trust} takes ${choice.option}.`),
      ),
  },
  {
    id: 'lines-have-options',
    sentence: 'Every cost line belongs to an option, and no two lines have one id.',
    check: ({ board }) => {
      const lines = [...board.lines].flatMap(([option, set]) => set.lines.map((line) => ({ option, line })))
      const ids = lines.map(({ line }) => line.id)
      return lines
        .filter(({ option, line }, index) => line.option !== option || !board.options.has(option) || ids.indexOf(line.id) !== index)
        .map(({ option, line }) => `Line ${line.id} under ${option}.`)
    },
  },
  {
    id: 'ballots-are-choices',
    sentence: 'Every ballot is for a choice that was put to the room, or an abstention.',
    check: ({ votes }) =>
      [...votes.votes.values()].flatMap((vote) =>
        [...vote.ballots].filter(([, ballot]) => ballot.choice !== null && !vote.choices.some((choice) => choice.id === ballot.choice)).map(([person, ballot]) => `${vote.id}: ${person} voted for ${ballot.choice}.`),
      ),
  },
  {
    id: 'private-to-its-lead',
    sentence: 'A private figure is replaced and released only by a lead of its trust who set it, or to whom it was handed on.',
    check: ({ privates }) => [...privates.figures.values()].flatMap(({ trust, kind, trespassed }) => (trespassed ? [`${trust}, ${kind}: touched by ${trespassed.by} in event ${trespassed.seq}.`] : [])),
  },
  {
    id: 'roles-from-another',
    sentence: 'Nobody gives a role to themselves, but for the first facilitator, who starts the workshop.',
    check: ({ setup }) => [...setup.people.values()].flatMap(({ person, ownRole }) => (ownRole === undefined ? [] : [`${person} gave a role to themselves in event ${ownRole}.`])),
  },
  {
    id: 'has-a-facilitator',
    sentence: 'A workshop has a facilitator.',
    check: ({ seq, setup }) => (seq >= 0 && ![...setup.people.values()].some(({ roles }) => roles.some((held) => held.role === 'facilitator')) ? ['Nobody facilitates.'] : []),
  },
]

/** What is wrong with a workshop as it stands; nothing in a sound one. */
export const checkWorkshopInvariants = (state: WorkshopState, read: ReadContent, hash: (json: unknown) => string): Violation[] => checkAll(workshopInvariants, state, { read, hash })
