/** Questions that several areas ask before they decide; each answers with a value or the refusal itself. */
import type { Stage } from '../../contract/tender/words.ts'
import { refuse, unknown, type Refusal } from '../kernel.ts'
import { formatCount, formatInstant } from '../../numeric/format.ts'
import { waitingChanges } from './compliance/state.ts'
import { isOfEarlierRound } from './bids/running.ts'
import { type Bid } from './bids/state.ts'
import { isAsked } from './model/asked.ts'
import type { CriterionNode, FrozenModel, PublishedVersion } from './model/state.ts'
import { interestsOpenAccess, rolesOf } from './panel/state.ts'
import { refuseWhenOver } from './over.ts'
import { bidRoundsOf, roundOf } from './setup/rounds.ts'
import type { Lot } from './setup/state.ts'
import type { TenderState } from './state.ts'

export const isRefusal = (value: unknown): value is Refusal => typeof value === 'object' && value !== null && (value as Refusal).refused === true

export const lotOf = (state: TenderState, id: string, pointer = '/lot'): Lot | Refusal => state.setup.lots.get(id) ?? unknown('lot', id, pointer)

export const bidOf = (state: TenderState, id: string, pointer = '/bid'): Bid | Refusal => state.bids.bids.get(id) ?? unknown('bid', id, pointer)

/** What one person proposed is carried out by another while the proposer still runs the tender and their interests are cleared. */
export const refuseProposer = (state: TenderState, proposer: string): Refusal | undefined =>
  interestsOpenAccess(state.panel, proposer) && rolesOf(state.panel, proposer).some(({ role }) => role === 'lead' || role === 'secondPerson')
    ? undefined
    : refuse('stage', 'proposer-without-access', 'Whoever proposed this runs the tender no more, or their interests are not cleared. Let somebody else propose it anew.', { proposedBy: proposer })

/** A round that is over stands as it was: nothing about its bids is changed any more. */
export const refuseEarlierRound = (state: TenderState, bid: Bid): Refusal | undefined =>
  isOfEarlierRound(state, bid)
    ? refuse('stage', 'round-is-over', 'This bid belongs to a round that is over; what was received, scored and decided in it stands as it was.', { bid: bid.id, round: bid.round })
    : undefined

/** Neither prices open nor an award is made, nor a lot closed, while what they rest on is proposed to be changed, a bid to be taken out among it (R2). */
export const refuseChangesWaiting = (state: TenderState, lot: string): Refusal | undefined => {
  const changes = waitingChanges(state, lot)
  return changes.length > 0
    ? refuse('stage', 'changes-waiting', `${formatCount(changes.length, 'proposed change waits', 'proposed changes wait')} for an answer. The second person or the assurance reviewer, not the one who proposed it, approves or refuses ${changes.length === 1 ? 'it' : 'each'} first.`, { changes })
    : undefined
}

/** The stage a lot stands in, or stood in when it was suspended. */
export const stageReached = (lot: Lot): Stage => (lot.stage === 'suspended' ? (lot.suspendedFrom ?? 'suspended') : lot.stage)

/** A model may be drafted until a deadline for bids has passed or an envelope of any lot was opened, in whatever round; after that nothing about it changes, wherever the lot goes from there. */
const draftingStages: readonly Stage[] = ['setUp', 'published', 'selection', 'sealed', 'abandoned']

export const refuseUnlessDrafting = (state: TenderState, now: string): Refusal | undefined => {
  const opened = [...state.bids.bids.values()].find((bid) => bid.technical.opened ?? bid.commercial.opened)
  const closed = opened ? state.setup.lots.get(opened.lot)! : [...state.setup.lots.values()].find((lot) => !draftingStages.includes(stageReached(lot)))
  return closed
    ? refuse('stage', 'model-is-closed', `Bids for ${closed.title} were opened, so the evaluation model can no longer change.`, { lot: closed.id, stage: closed.stage })
    : (refuseWhenOver(state, 'Drafting the model') ?? refuseAfterDeadline(state, now))
}

/**
 * Once a deadline for bids has passed, bids are in or can no longer come: what they are judged by is what was published
 * then (PA23 s.31), and a draft could become nothing. The deadline of a selection is none for bids. A lot that was given up
 * is judged by nothing.
 */
const refuseAfterDeadline = (state: TenderState, now: string): Refusal | undefined => {
  const version = state.model.published.at(-1)
  const published = [...state.setup.lots.values()].filter((lot) => lot.stage !== 'setUp' && lot.stage !== 'abandoned')
  const passed = version && published.flatMap((lot) => bidRoundsOf(state.setup, lot.id)).find((round) => round.deadline <= now)
  return passed
    ? refuse('stage', 'deadline-has-passed', `The deadline of ${passed.title} passed on ${formatInstant(passed.deadline)}: bids are judged by version ${version.version}, and nothing of the model changes any more.`, { round: passed.id, deadline: passed.deadline, version: version.version })
    : undefined
}

export const refuseUnlessStage = (lot: Lot, allowed: readonly Stage[], act: string): Refusal | undefined =>
  allowed.includes(lot.stage)
    ? undefined
    : refuse('stage', 'wrong-stage', `${act} is possible in stage ${allowed.join(' or ')}; ${lot.title} is in ${lot.stage}.`, {
        lot: lot.id, stage: lot.stage, allowed,
      })

/** The version bids are judged by: the last one published. */
export const currentVersion = (state: TenderState): PublishedVersion | undefined => state.model.published.at(-1)

type PublishedCriterion = FrozenModel['model']['criteria'][number]

/** A frozen model never changes, and its questions are looked up for every cell of a lot. */
const questionsById = new WeakMap<FrozenModel, ReadonlyMap<string, PublishedCriterion>>()

export const publishedQuestion = (state: TenderState, id: string): PublishedCriterion | undefined => {
  const frozen = currentVersion(state)?.frozen
  if (!frozen) return undefined
  const known = questionsById.get(frozen) ?? new Map(frozen.model.criteria.filter(({ kind }) => kind === 'question').map((node) => [node.id, node]))
  questionsById.set(frozen, known)
  return known.get(id)
}

/** Only what the round of a lot asks is scored and moderated in it. */
export const refuseUnlessAsked = (state: TenderState, question: string, pointer = '/question'): Refusal | undefined => {
  const { lot, ref } = publishedQuestion(state, question)!
  return isAsked(state, lot, question)
    ? undefined
    : refuse('stage', 'not-asked', `${roundOf(state.setup, lot)!.title} does not ask ${ref}; only what a round asks is scored in it.`, { question, round: roundOf(state.setup, lot)!.id }, pointer)
}

/** The allowed scores of a published question, in the scale's order. */
export const scaleValuesOf = (state: TenderState, question: string): readonly string[] => {
  const frozen = currentVersion(state)?.frozen
  const scale = publishedQuestion(state, question)?.scale
  return frozen?.model.scales.find((candidate) => candidate.id === scale)?.values.map((value) => value.value) ?? []
}

/** Siblings in order; the drafted tree. */
export const childrenOf = (state: TenderState, parent: string): CriterionNode[] =>
  [...state.model.criteria.values()].filter((node) => node.parent === parent).sort((a, b) => a.order - b.order)

/** The stages that a tender's lots stand in, least advanced first among the live ones. */
export const leastAdvanced = (stages: readonly Stage[], order: readonly Stage[]): Stage | undefined => {
  const live = stages.filter((stage) => stage !== 'abandoned')
  return [...(live.length > 0 ? live : stages)].sort((a, b) => order.indexOf(a) - order.indexOf(b))[0]
}
