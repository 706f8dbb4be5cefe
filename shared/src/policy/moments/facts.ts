/**
 * What stands in a tender at one moment, as short facts under keys: two moments are compared fact by fact, and each event
 * says which facts it can have changed. Only what those who read the whole record see; results stand apart.
 */
import { formatDay, formatInstant } from '../../numeric/format.ts'
import { isLive, type Bid } from '../../record/tender/bids/state.ts'
import { panelOf } from '../../record/tender/panel/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { mayReadDocument } from '../report.ts'
import { mayReadResults } from '../viewer.ts'

export const momentAreas = ['stage', 'dates', 'consortium', 'model', 'people', 'bids', 'compliance', 'scoring', 'consensus', 'decision', 'documents'] as const
export type MomentArea = (typeof momentAreas)[number]

export interface Fact {
  readonly area: MomentArea
  /** What it is about, in words; bids and people by id beside it. */
  readonly what: string
  readonly bid?: string
  readonly person?: string
  /** A word of a closed list stands as it is and is put into words where it is shown. */
  readonly value: string
  /** Bids that the value lists. */
  readonly bids?: readonly string[]
}

export type Facts = ReadonlyMap<string, Fact>
type Entry = readonly [string, Fact]

/** `rights` is the record as it stands now: what it hides is hidden of any day. */
export const factsOf = (state: TenderState, person: string, rights: TenderState): Facts => {
  const questions = new Map((state.model.published.at(-1)?.frozen.model.criteria ?? []).map((node) => [node.id, node]))
  const lotTitle = (id: string) => state.setup.lots.get(id)?.title ?? id
  const named = (id: string) => { const node = questions.get(id); return node ? `${node.ref} ${node.title}` : id }
  return new Map<string, Fact>([
    ...setupFacts(state),
    ...state.model.published.map(({ version, hash, at }): Entry => [`version/${version}`, { area: 'model', what: `Published version ${version}`, value: `${hash.slice(0, 12)}, ${formatInstant(at)}` }]),
    ...peopleFacts(state),
    ...[...state.bids.bids.values()].map((bid): Entry => [`bid/${bid.id}`, { area: 'bids', what: lotTitle(bid.lot), bid: bid.id, value: bidWords(bid) }]),
    ...[...state.compliance.outcomes].map(([key, { bid, requirement, outcome }]): Entry => {
      const found = state.model.requirements.get(requirement)
      return [`compliance/${key}`, { area: 'compliance', what: found ? `${found.ref} ${found.heading}` : requirement, bid, value: outcome }]
    }),
    ...scoringFacts(state, lotTitle),
    ...[...state.moderation.cells.values()].flatMap((cell): Entry[] => cell.consensus ? [[`consensus/${cell.question}/${cell.bid}`, { area: 'consensus', what: named(cell.question), bid: cell.bid, value: cell.consensus.score }]] : []),
    ...decisionFacts(state, (lot) => mayReadResults(state, person, lot) && mayReadResults(rights, person, lot), lotTitle),
    ...state.documents.issued.filter((document) => mayReadDocument(state, person, document) && mayReadDocument(rights, person, document)).map((document): Entry => [
      `document/${document.id}`, { area: 'documents', what: document.kind, value: `${document.made ? 'issued' : 'uploaded'} ${formatInstant(document.at)}` },
    ]),
  ])
}

const setupFacts = ({ setup }: TenderState): Entry[] => [
  ...[...setup.lots.values()].flatMap((lot): Entry[] => [
    [`stage/${lot.id}`, { area: 'stage', what: lot.title, value: lot.stage }],
    [`places/${lot.id}`, { area: 'dates', what: `${lot.title}: places`, value: String(lot.places) }],
  ]),
  ...[...setup.planned].map(([stage, day]): Entry => [`planned/${stage}`, { area: 'dates', what: stage, value: formatDay(day) }]),
  ...[...setup.rounds.values()].map((round): Entry => [`deadline/${round.id}`, { area: 'dates', what: `Deadline of ${round.title}`, value: formatInstant(round.deadline) }]),
  ...[...setup.trusts.values()].flatMap((trust): Entry[] => [
    [`trust/${trust.id}`, { area: 'consortium', what: trust.name, value: trust.mergedInto ? `merged into ${setup.trusts.get(trust.mergedInto.trust)?.name ?? trust.mergedInto.trust} on ${formatDay(trust.mergedInto.on)}` : trust.left ? `left on ${formatDay(trust.left.on)}` : 'member' }],
    ...(trust.profile ? [[`profile/${trust.id}`, { area: 'consortium', what: `${trust.name}: what it runs`, value: `${trust.profile.system}, ${trust.profile.hosting}${trust.profile.contractEnd === null ? '' : `, to ${formatDay(trust.profile.contractEnd)}`}` }] satisfies Entry] : []),
  ]),
]

const peopleFacts = ({ panel }: TenderState): Entry[] =>
  [...panel.people.values()].filter((member) => member.roles.length > 0).map((member): Entry => [
    `person/${member.person}`, { area: 'people', what: '', person: member.person, value: [...new Set(member.roles.map(({ role }) => role))].join(', ') },
  ])

const bidWords = (bid: Bid): string =>
  bid.withdrawn ? 'withdrawn' : bid.disqualified ? 'disqualified' : !isLive(bid) ? (bid.lateOutcome ? 'late, refused' : 'late, to be decided')
    : bid.commercial.opened ? 'both envelopes open' : bid.technical.opened ? 'all but the commercial envelope open' : 'received and sealed'

/** Counts only: whose score it was stands in the events. */
const scoringFacts = (state: TenderState, lotTitle: (lot: string) => string): Entry[] => {
  const lots = new Map<string, { assigned: number; submitted: number }>()
  for (const node of state.model.published.at(-1)?.frozen.model.criteria ?? []) {
    if (node.kind !== 'question') continue
    const count = lots.get(node.lot) ?? { assigned: 0, submitted: 0 }
    count.assigned += panelOf(state.panel, node.id).length
    count.submitted += state.scoring.submissions.get(node.id)?.size ?? 0
    lots.set(node.lot, count)
  }
  return [...lots].flatMap(([lot, { assigned, submitted }]): Entry[] => [
    [`assigned/${lot}`, { area: 'scoring', what: `${lotTitle(lot)}: evaluators assigned to questions`, value: String(assigned) }],
    [`submitted/${lot}`, { area: 'scoring', what: `${lotTitle(lot)}: questions submitted`, value: String(submitted) }],
  ])
}

/** An award tells the order of bids: it shows where results do. */
const decisionFacts = ({ decision, setup }: TenderState, shown: (lot: string) => boolean, lotTitle: (lot: string) => string): Entry[] => [
  ...[...decision.unlocks.values()].map((unlock): Entry => [`unlock/${unlock.id}`, { area: 'decision', what: 'Analyses that vary the model', value: unlock.approved ? 'unlocked' : 'proposed' }]),
  ...[...decision.positions.values()].filter(({ lot }) => shown(lot)).map(({ lot, trust, position }): Entry => [
    `position/${lot}/${trust}`, { area: 'decision', what: `${lotTitle(lot)}: position of ${setup.trusts.get(trust)?.name ?? trust}`, value: position },
  ]),
  ...[...decision.awards.values()].filter(({ lot }) => shown(lot)).map(({ lot, awarded, approved }): Entry => [
    `award/${lot}`, { area: 'decision', what: `${lotTitle(lot)}: award`, value: approved ? 'approved' : 'proposed', bids: awarded },
  ]),
  ...[...decision.standstills.values()].filter(({ lot }) => shown(lot)).map(({ lot, ends }): Entry => [`standstill/${lot}`, { area: 'decision', what: `${lotTitle(lot)}: standstill`, value: `to the end of ${formatDay(ends)}` }]),
]
