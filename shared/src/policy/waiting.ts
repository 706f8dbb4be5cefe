/**
 * What waits for each person of a tender. Only what is theirs to do, and nothing from which a score, a price or a
 * result of others could be told.
 */
import { stages, type Stage } from '../contract/tender/words.ts'
import { openingKey } from '../record/tender/bids/state.ts'
import { supportOf } from '../record/tender/compliance/decide.ts'
import type { Change } from '../record/tender/compliance/state.ts'
import { roundOf } from '../record/tender/setup/rounds.ts'
import { positionKey } from '../record/tender/decision/state.ts'
import { scorersOf } from '../record/tender/panel/state.ts'
import { submissionOf } from '../record/tender/scoring/state.ts'
import { currentTrusts, type Lot } from '../record/tender/setup/state.ts'
import type { TenderState } from '../record/tender/state.ts'
import type { NextAct } from './next-act.ts'
import { deriveNextActs, drawWaits, undecidedLateOf } from './next.ts'
import { hasAccess, hasUnfinishedScoring, holds, isBuyingSide, mayReadResults, trustsOf } from './viewer.ts'
import { askedOf } from '../record/tender/model/asked.ts'

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** One thing that waits for a person, with the page it is done on. */
export interface Waiting {
  readonly sentence: string
  /** Path of the page beneath the record. */
  readonly page: string
  /** The day it is due, where one is planned. */
  readonly due?: string
  readonly action: string
}

const END_OF_TIME = '9999-12-31T23:59:59.999Z'

interface Tally {
  assigned: number
  submitted: number
}

/** Reads the tender once; what it answers is then cheap for each person. */
export const deriveWaiting = (state: TenderState): ((person: string) => Waiting[]) => {
  const live = ['scoring', 'moderation']
  const lots = [...state.setup.lots.values()]
  const scoring = tallyScoring(state, live)
  const approvals = tallyApprovals(state)
  // What only a day stands before waits already, with that day as its date: the directory is written by events, not by the clock.
  const acts = deriveNextActs(state, END_OF_TIME)
  return (person) => {
    if (!isBuyingSide(state, person)) return []
    const due = dueBefore(state, 'moderation')
    return [
      ...interestsOf(state, person),
      ...lots.flatMap((lot) => {
        const tally = scoring.get(`${person}/${lot.id}`)
        return tally && tally.submitted < tally.assigned && hasAccess(state, person)
          ? [{ sentence: `Score ${tally.assigned - tally.submitted} of ${counted(tally.assigned, 'question', 'questions')} · ${lot.title}`, page: `scoring/${lot.id}`, ...dueBefore(state, 'scoring'), action: 'Continue' }]
          : []
      }),
      ...(dissentsOf(state, person) > 0 ? [{ sentence: `Confirm ${counted(dissentsOf(state, person), 'dissent written down in your name', 'dissents written down in your name')}`, page: 'moderation', ...due, action: 'Read and confirm' }] : []),
      ...(approvals.get(person) ? [{ sentence: `Approve ${counted(approvals.get(person)!, 'proposed consensus score', 'proposed consensus scores')}`, page: 'moderation', ...due, action: 'Read and approve' }] : []),
      ...supportsOf(state, person, due),
      ...acts.flatMap((act) => actOf(state, person, act)),
      ...lots.flatMap((lot) => lateBidsOf(state, person, lot)),
      ...lots.flatMap((lot) => drawOf(state, person, lot)),
      ...changesOf(state, person),
      ...unlocksOf(state, person),
      ...lots.flatMap((lot) => abandonmentOf(state, person, lot)),
      ...lots.flatMap((lot) => positionsOf(state, person, lot)),
      ...clarificationsOf(state, person),
    ]
  }
}

const dueOn = (state: TenderState, stage: Stage): { due?: string } => {
  const planned = state.setup.planned.get(stage)
  return planned === undefined ? {} : { due: planned }
}

const line: readonly Stage[] = stages.filter((stage) => stage !== 'suspended' && stage !== 'abandoned')

/** What is done in a stage is due on the day planned for the next: the first later one that has a day. */
const dueBefore = (state: TenderState, stage: Stage): { due?: string } => {
  const at = line.indexOf(stage)
  const next = at < 0 ? undefined : line.slice(at + 1).find((later) => state.setup.planned.has(later))
  return next === undefined ? {} : dueOn(state, next)
}

/** Of what no lot is named for: the soonest day of any lot that still has one before it. */
const dueOfAll = (state: TenderState): { due?: string } => {
  const days = [...state.setup.lots.values()].flatMap(({ stage }) => dueBefore(state, stage).due ?? []).toSorted()
  return days[0] === undefined ? {} : { due: days[0] }
}

const tallyScoring = (state: TenderState, live: readonly string[]): Map<string, Tally> => {
  const tallies = new Map<string, Tally>()
  for (const question of [...state.setup.lots.values()].filter(({ stage }) => live.includes(stage)).flatMap(({ id }) => askedOf(state, id))) {
    if (state.moderation.opened.has(question.id)) continue
    for (const evaluator of scorersOf(state.panel, question.id)) {
      const key = `${evaluator}/${question.lot}`
      const tally = tallies.get(key) ?? { assigned: 0, submitted: 0 }
      tally.assigned += 1
      if (submissionOf(state.scoring, question.id, evaluator)) tally.submitted += 1
      tallies.set(key, tally)
    }
  }
  return tallies
}

/** Dissents written down in a person's name that wait for them to say whether that is what they meant. */
const dissentsOf = (state: TenderState, person: string): number =>
  [...state.moderation.cells.values()].filter((cell) => !cell.consensus && scorersOf(state.panel, cell.question).includes(person) && cell.proposal?.dissent.some((dissent) => dissent.person === person && dissent.confirmed === undefined)).length

/** Changes of what one's panel agreed on that ask for more of its support, and that one has not said anything about. */
const supportsOf = (state: TenderState, person: string, due: { due?: string }): Waiting[] => {
  if (!hasAccess(state, person)) return []
  const asksForMore = (change: Change) => {
    const { given, needed } = supportOf(state, change)
    return given.length < needed
  }
  const lots = [...state.compliance.changes.values()].flatMap((change) => {
    const { status, subject, supported } = change
    return status === 'waiting' && subject.kind === 'consensus' && scorersOf(state.panel, subject.question).includes(person) && !supported?.includes(person) && asksForMore(change) ? [state.bids.bids.get(subject.bid)!.lot] : []
  })
  return [...new Set(lots)].map((lot) => ({ sentence: `Read ${counted(lots.filter((other) => other === lot).length, 'proposed change', 'proposed changes')} of what your panel agreed on, and support or leave it`, page: `moderation/${lot}`, ...due, action: 'Read' }))
}

const tallyApprovals = (state: TenderState): Map<string, number> => {
  const open = new Map<string, number>()
  for (const cell of state.moderation.cells.values()) {
    if (cell.consensus || !cell.proposal) continue
    for (const evaluator of scorersOf(state.panel, cell.question))
      if (!cell.proposal.approvals.includes(evaluator) && !cell.proposal.dissent.some(({ person }) => person === evaluator)) open.set(evaluator, (open.get(evaluator) ?? 0) + 1)
  }
  return open
}

const interestsOf = (state: TenderState, person: string): Waiting[] => {
  const undeclared = state.panel.people.get(person)?.interests === undefined
  const waiting = [...state.panel.people.values()].filter((member) => member.interests && member.interests.items.length > 0 && !member.interests.decision && member.person !== person).length
  return [
    ...(undeclared ? [{ sentence: 'Declare your interests, or that you have none', page: 'people', action: 'Declare' }] : []),
    ...(waiting > 0 && holds(state, person, 'lead', 'secondPerson') ? [{ sentence: `Decide on the interests of ${counted(waiting, 'person', 'people')}`, page: 'people', action: 'Decide' }] : []),
  ]
}

/** Acts that are the taking away of their own blockers: what is still open is what there is to do. */
const ownWork: ReadonlySet<string> = new Set(['compliance', 'moderation'])

/** An act waits for those who may do it once nothing but the calendar or the work itself stands before it. */
const actOf = (state: TenderState, person: string, act: NextAct): Waiting[] => {
  if (act.roles.includes('evaluator') || !holds(state, person, ...act.roles)) return []
  const lot = act.lot === null ? undefined : state.setup.lots.get(act.lot)
  // No award is proposed over a draw that waits; who may not read results is not told that there is one.
  if (lot?.stage === 'review' && drawWaits(state, lot) && mayReadResults(state, person, lot.id)) return []
  const itself = (lot === undefined || ownWork.has(lot.stage)) && act.blockers.every(({ page }) => page === act.page)
  if ((act.blockers.length > 0 && !itself) || firstOfTwo(state, act, lot) === person) return []
  const left = itself && act.blockers.length > 0 ? `: ${act.blockers[0]!.sentence.replace(/\.$/, '')}` : ''
  return [{ sentence: lot ? `${act.act}${left} · ${lot.title}` : `${act.act}${left}`, page: act.page, ...dueOfAct(state, lot), action: 'Open' }]
}

/** A deadline that was set and a standstill that runs come before any plan. */
const dueOfAct = (state: TenderState, lot: Lot | undefined): { due?: string } => {
  if (!lot) return [...state.setup.lots.values()].every(({ stage }) => stage === 'setUp') ? dueBefore(state, 'setUp') : {}
  if (lot.stage === 'sealed') return { ...dueBefore(state, 'sealed'), ...deadlineOf(state, lot) }
  return { ...dueBefore(state, lot.stage), ...(lot.stage === 'standstill' ? endOf(state, lot) : {}) }
}

/** Who did the first of two acts: the second is another person’s. */
const firstOfTwo = (state: TenderState, { page }: NextAct, lot: Lot | undefined): string | undefined => {
  switch (lot?.stage) {
    case undefined:
      return page.startsWith('model') ? state.model.proposal?.by : undefined
    case 'sealed':
      return state.bids.openings.get(openingKey(lot!.id, 'technical'))?.by
    case 'moderation':
      return state.bids.openings.get(openingKey(lot!.id, 'commercial'))?.by
    case 'review':
      return state.decision.awards.get(lot!.id)?.proposedBy ?? lot!.proposed?.by
    default:
      return undefined
  }
}

const deadlineOf = (state: TenderState, lot: Lot): { due?: string } => {
  const last = roundOf(state.setup, lot.id)?.deadline
  return last === undefined ? {} : { due: last.slice(0, 10) }
}

const endOf = (state: TenderState, lot: Lot): { due?: string } => {
  const ends = state.decision.standstills.get(lot.id)?.ends
  return ends === undefined ? {} : { due: ends }
}

/** Late bids that somebody else entered: whether each counts is this person's to decide before anything is opened. */
const lateBidsOf = (state: TenderState, person: string, lot: Lot): Waiting[] => {
  if (!['published', 'selection', 'sealed'].includes(lot.stage) || !holds(state, person, 'lead', 'secondPerson') || !hasAccess(state, person)) return []
  const late = undecidedLateOf(state, lot.id).filter((bid) => bid.entered.by !== person).length
  return late === 0 ? [] : [{ sentence: `Decide on ${counted(late, 'late bid', 'late bids')} · ${lot.title}`, page: 'bids', ...dueBefore(state, lot.stage), action: 'Decide' }]
}

const drawOf = (state: TenderState, person: string, lot: Lot): Waiting[] =>
  drawWaits(state, lot) && state.decision.draws.get(lot.id)!.by !== person && holds(state, person, 'lead', 'secondPerson', 'assuranceReviewer') && mayReadResults(state, person, lot.id)
    ? [{ sentence: `Confirm the draw · ${lot.title}`, page: 'decision', ...dueBefore(state, lot.stage), action: 'Read and confirm' }]
    : []

const changesOf = (state: TenderState, person: string): Waiting[] => {
  if (!holds(state, person, 'secondPerson', 'assuranceReviewer') || !hasAccess(state, person) || hasUnfinishedScoring(state, person)) return []
  const waiting = [...state.compliance.changes.values()].filter((change) => change.status === 'waiting' && change.by !== person)
  const lotOf = (bid: string) => state.bids.bids.get(bid)?.lot
  const pages = new Map<string, { count: number; lot: string | undefined }>()
  for (const { subject } of waiting) {
    const lot = lotOf(subject.bid)
    const page = `${subject.kind === 'consensus' ? 'moderation' : 'compliance'}/${lot}`
    pages.set(page, { count: (pages.get(page)?.count ?? 0) + 1, lot })
  }
  const dueOf = (lot: string | undefined) => dueBefore(state, state.setup.lots.get(lot ?? '')?.stage ?? 'closed')
  return [...pages].map(([page, { count, lot }]) => ({ sentence: `Settle ${counted(count, 'proposed change', 'proposed changes')} of what was closed`, page, ...dueOf(lot), action: 'Read and settle' }))
}

const unlocksOf = (state: TenderState, person: string): Waiting[] => {
  if (!holds(state, person, 'lead', 'secondPerson', 'assuranceReviewer') || !hasAccess(state, person)) return []
  const open = [...state.decision.unlocks.values()].some((unlock) => !unlock.approved && unlock.by !== person)
  return open ? [{ sentence: 'Read the purpose for which analyses are to be unlocked, and approve or leave it', page: 'decision', action: 'Read' }] : []
}

const abandonmentOf = (state: TenderState, person: string, { abandoning, title }: Lot): Waiting[] =>
  abandoning && abandoning.by !== person && holds(state, person, 'lead', 'secondPerson') && hasAccess(state, person)
    ? [{ sentence: `Read why the lot is to be abandoned, and approve or leave it · ${title}`, page: 'decision', action: 'Read' }]
    : []

const positionsOf = (state: TenderState, person: string, lot: Lot): Waiting[] => {
  if (lot.stage !== 'review') return []
  return currentTrusts(state.setup)
    .filter((trust) => trustsOf(state, person).includes(trust.id) && !state.decision.positions.has(positionKey(lot.id, trust.id)))
    .map((trust) => ({ sentence: `Record the position of ${trust.name} · ${lot.title}`, page: 'decision', ...dueOn(state, 'decided'), action: 'Record' }))
}

const clarificationsOf = (state: TenderState, person: string): Waiting[] => {
  if (!holds(state, person, 'lead')) return []
  const open = [...state.clarifications.items.values()].filter((item) => !item.answer && !item.closed).length
  return open > 0 ? [{ sentence: `Answer ${counted(open, 'clarification', 'clarifications')}`, page: 'clarifications', ...dueOfAll(state), action: 'Answer' }] : []
}
