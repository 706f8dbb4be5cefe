/** What must hold of published models. */
import { checkModel } from '../tender/model/check.ts'
import { draftedAfterOpening, draftedOf } from '../tender/model/signed.ts'
import { bidRoundsOf } from '../tender/setup/rounds.ts'
import type { Round, StageStep } from '../tender/setup/state.ts'
import type { TenderState } from '../tender/state.ts'
import type { Invariant } from './invariant.ts'

/** Rounds for bids, of lots that were published by then and not given up, whose deadline an instant lies behind. */
const passed = (state: TenderState, at: string, before: (step: StageStep) => boolean): Round[] =>
  [...state.setup.lots.values()]
    .filter((lot) => !['setUp', 'abandoned'].includes(lot.steps.findLast(before)?.stage ?? 'setUp'))
    .flatMap((lot) => bidRoundsOf(state.setup, lot.id).filter((round) => round.deadline <= at))

export const modelInvariants: readonly Invariant<TenderState>[] = [
  {
    id: 'weights-sum-to-one',
    sentence: 'In every published version the weights of all siblings sum to exactly 1 and nothing is missing.',
    check: (state) => state.model.published.flatMap(({ version, frozen }) => checkModel(frozen).map((problem) => `Version ${version}: ${problem.sentence}`)),
  },
  {
    id: 'published-never-changes',
    sentence: 'A published version is what its hash says, for ever; versions count up from 1.',
    check: (state, { hash }) =>
      state.model.published.flatMap(({ version, frozen, hash: published }, index) => [
        ...(hash(frozen) === published ? [] : [`Version ${version}: its content no longer has the hash it was published with.`]),
        ...(version === index + 1 ? [] : [`Version ${version} stands in place ${index + 1}.`]),
      ]),
  },
  {
    id: 'published-by-two',
    sentence: 'A version is published by another person than its proposer, after somebody else than the proposer signed the test of exactly that model (R9).',
    check: (state) =>
      state.model.published.flatMap((version) => [
        ...(version.by === version.proposedBy ? [`Version ${version.version}: ${version.by} proposed and published.`] : []),
        ...(state.model.tests.some((test) => test.modelHash === version.hash && test.by !== version.proposedBy && test.seq < version.seq) ? [] : [`Version ${version.version}: no second person signed its test.`]),
      ]),
  },
  {
    id: 'model-closed-once-open',
    sentence: 'No version is published, and nothing of the model is drafted, after bids were opened.',
    check: (state) => {
      const opened = [...state.bids.bids.values()].flatMap((bid) => bid.technical.opened?.seq ?? [])
      const first = Math.min(...opened)
      return [
        ...state.model.published.filter((version) => opened.length > 0 && version.seq > first).map((version) => `Version ${version.version} was published by event ${version.seq}, after the opening by event ${first}.`),
        ...draftedAfterOpening(state).map((key) => `${key} was changed on ${state.written.get(key)!.at}, after the opening by event ${first}.`),
      ]
    },
  },
  {
    id: 'no-version-after-deadline',
    sentence: 'No new version is published, and nothing of the model is drafted, once a deadline for bids of a published lot has passed.',
    check: (state) => [
      ...state.model.published.filter(({ version }) => version > 1).flatMap(({ version, at, seq }) =>
        passed(state, at, (step) => step.seq < seq).map((round) => `Version ${version} was published on ${at}, after the deadline of ${round.id}, ${round.deadline}.`)),
      ...draftedOf(state).flatMap(([key, { at }]) => passed(state, at, (step) => step.at < at).slice(0, 1).map((round) => `${key} was changed on ${at}, after the deadline of ${round.id}, ${round.deadline}.`)),
    ],
  },
]
