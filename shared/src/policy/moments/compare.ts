/**
 * What changed between two moments. Whether one may look, and as what, is of now; what each moment holds is of then; where
 * they differ in what is hidden, the stricter counts (R15).
 */
import type { Static } from 'typebox'
import type { Committed } from '../../contract/primitives.ts'
import type { MomentsReply } from '../../contract/views/moments.ts'
import type { Recorded, ReadContent } from '../../record/kernel.ts'
import { deriveOfficialResult } from '../../record/tender/decision/lot-input.ts'
import { deriveModelChanges } from '../../record/tender/model/changes.ts'
import { deriveFrozenModel } from '../../record/tender/model/frozen.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { mayReadResults } from '../viewer.ts'
import { eventsByKey } from './behind.ts'
import { factsOf, momentAreas, type Fact, type MomentArea } from './facts.ts'
import { questionsOf } from '../../record/tender/model/asked.ts'

type Reply = Committed<Static<typeof MomentsReply>>
type Change = Reply['areas'][number]['changes'][number]

export interface Stand {
  /** With the viewer's own part of now. */
  readonly state: TenderState
  readonly read: ReadContent
}

export interface Moments {
  readonly before: Stand
  readonly after: Stand
  /** The record as it stands now. */
  readonly rights: TenderState
  /** Every event after the first moment, up to the second. */
  readonly events: readonly Recorded[]
}

const LISTED = 100
const LINKED = 10

export const compareMoments = ({ before, after, rights, events }: Moments, person: string): Reply => {
  const behind = eventsByKey(events)
  const linked = (key: string): Pick<Change, 'events' | 'eventCount'> => {
    const found = countedOf(after.state, key, behind) ?? behind.get(key) ?? stepsOf(after.state, key, before.state.seq)
    return { events: found.slice(-LINKED), eventCount: found.length }
  }
  const changes = [...factChanges(before.state, after.state, person, rights, linked), ...modelChanges(before.state, after.state, linked)]
  const lots = [...new Set([...before.state.setup.lots.keys(), ...after.state.setup.lots.keys()])]
  const readable = lots.filter((lot) => mayReadResults(rights, person, lot))
  return {
    from: { seq: before.state.seq, at: before.state.lastAt }, to: { seq: after.state.seq, at: after.state.lastAt },
    areas: momentAreas.flatMap((area: MomentArea) => {
      const own = changes.filter((change) => change.area === area)
      return own.length === 0 ? [] : [{ area, changes: own.slice(0, LISTED), more: Math.max(0, own.length - LISTED) }]
    }),
    results: readable.flatMap((lot) => resultChange(lot, before, after, person)),
    resultsHidden: readable.length > 0 ? null : 'What it did to the result shows once every quality consensus of a lot is closed and its prices are opened, and never to anyone who can still change a score of it.',
  }
}

/** What is counted by lot is done by question. */
const countedOf = (state: TenderState, key: string, behind: ReadonlyMap<string, readonly number[]>): readonly number[] | undefined => {
  const [what, lot] = key.split('/')
  if (what !== 'submitted' && what !== 'assigned') return undefined
  const questions = lot === undefined ? [] : questionsOf(state, lot)
  return [...new Set(questions.flatMap(({ id }) => behind.get(`${what}/${id}`) ?? []))].toSorted((a, b) => a - b)
}

/** A lot is moved on by many kinds of events; each step names its own. */
const stepsOf = (state: TenderState, key: string, from: number): readonly number[] =>
  key.startsWith('stage/') ? (state.setup.lots.get(key.slice('stage/'.length))?.steps ?? []).map(({ seq }) => seq).filter((seq) => seq > from) : []

const same = (one: Fact, other: Fact): boolean => one.value === other.value && (one.bids ?? []).join() === (other.bids ?? []).join()
const shown = (fact: Fact | undefined): Change['before'] => (fact ? { text: fact.value, ...(fact.bids ? { bids: [...fact.bids] } : {}) } : null)

const factChanges = (before: TenderState, after: TenderState, person: string, rights: TenderState, linked: (key: string) => Pick<Change, 'events' | 'eventCount'>): Change[] => {
  const [was, is] = [factsOf(before, person, rights), factsOf(after, person, rights)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): Change[] => {
    const [old, young] = [was.get(key), is.get(key)]
    const fact = young ?? old!
    if (old && young && same(old, young)) return []
    return [{
      area: fact.area, what: fact.what, ...(fact.bid === undefined ? {} : { bid: fact.bid }), ...(fact.person === undefined ? {} : { person: fact.person }),
      before: shown(old), after: shown(young), ...linked(key),
    }]
  })
}

const modelChanges = (before: TenderState, after: TenderState, linked: (key: string) => Pick<Change, 'events' | 'eventCount'>): Change[] => {
  const [was, is] = [deriveFrozenModel(before), deriveFrozenModel(after)]
  if (!is) return []
  if (!was) return [{ area: 'model', what: 'The evaluation model', before: { text: 'without its rules yet' }, after: { text: 'drafted' }, ...linked('rules/rules') }]
  return deriveModelChanges(was, is).map((change): Change => ({
    area: 'model', what: change.field === undefined ? change.name : `${change.name}: ${change.field}`,
    before: change.kind === 'added' ? null : { text: change.before ?? (change.kind === 'removed' ? 'there' : '') },
    after: change.kind === 'removed' ? null : { text: change.after ?? (change.kind === 'added' ? 'added' : '') },
    ...(change.beforeText ? { beforeText: change.beforeText } : {}), ...(change.afterText ? { afterText: change.afterText } : {}),
    ...linked(`${change.area}/${change.id}`),
  }))
}

const resultThen = ({ state, read }: Stand, lot: string, person: string): Reply['results'][number]['before'] => {
  if (!mayReadResults(state, person, lot)) return null
  const result = deriveOfficialResult(state, lot, read)
  if ('cannot' in result) return null
  const lines = result.bids.map(({ bid, total, rank }) => {
    const { bidder } = state.bids.bids.get(bid)!
    return { bid, bidder, letter: state.bids.bidders.get(bidder)!.letter, total, rank }
  })
  return { bids: lines.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.bid < b.bid ? -1 : 1)), awarded: [...result.awarded] }
}

const resultChange = (lot: string, before: Stand, after: Stand, person: string): Reply['results'] => {
  const [was, is] = [resultThen(before, lot, person), resultThen(after, lot, person)]
  if (!was && !is) return []
  return [{ lot, title: (after.state.setup.lots.get(lot) ?? before.state.setup.lots.get(lot))!.title, same: JSON.stringify(was) === JSON.stringify(is), before: was, after: is }]
}
