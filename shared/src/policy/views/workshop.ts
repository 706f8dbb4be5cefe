import type { Committed } from '../../contract/primitives.ts'
import type { CostLine } from '../../contract/scenario.ts'
import type { ReplyOf } from '../../contract/views.ts'
import type { ExtractDerivedPart } from '../../contract/workshop/extract.ts'
import { unknown, type ReadContent } from '../../record/kernel.ts'
import { evidenceMarks } from '../../record/workshop/evidence/marks.ts'
import type { EvidenceItem } from '../../record/workshop/evidence/state.ts'
import { currentExtract } from '../../record/workshop/extract/state.ts'
import { workshopRolesOf, type WorkshopRoleHeld } from '../../record/workshop/setup/state.ts'
import type { Snapshot } from '../../record/workshop/snapshots/state.ts'
import type { WorkshopState } from '../../record/workshop/state.ts'
import { tallyOf, type Vote } from '../../record/workshop/votes/state.ts'
import { ballotKey, shownKey, workshopKey } from '../../record/workshop/writes.ts'
import type { WorkshopViewOf } from '../view.ts'
import { standsAt } from '../written.ts'
import { noBidReaders, type BidReaders } from '../workshop/price-rights.ts'
import { holdsInWorkshop, isNamedReader, leadsTrust, mayReadBidDerived, mayReadPrivate } from '../workshop/viewer.ts'

type Shown<N extends 'workshopOverview' | 'scenarioBoard' | 'workshopEvidence'> = Committed<ReplyOf<N>>

export const workshopOverview: WorkshopViewOf<'workshopOverview'> = (state, person, _params, { now }) => {
  const { setup, board } = state
  const extract = currentExtract(state.extract)
  return {
    title: setup.title, purpose: setup.purpose, asAt: setup.asAt, illustrative: setup.illustrative, startedAt: setup.startedAt, today: now.slice(0, 10), description: standsAt(state, workshopKey), tender: setup.tender ?? null,
    me: { person, roles: rolesShown(workshopRolesOf(setup, person)) },
    people: [...setup.people.values()].filter((member) => member.roles.length > 0).map((member) => ({ person: member.person, roles: rolesShown(member.roles) })),
    extract: extract ? { tender: extract.tender, hash: extract.hash, by: extract.by, at: extract.at, open: extract.open, seq: extract.by === person ? extract.seq : null } : null,
    sessions: [...state.sessions.sessions.values()].map(({ id, title, agenda, attendees, openedAt, closedAt, shown, minutes }) => ({
      id, title, agenda, attendees, openedAt, closedAt: closedAt ?? null, shown, shownRevision: standsAt(state, shownKey(id)).revision, ...(minutes ? { minutes } : {}),
    })),
    votes: [...state.votes.votes.values()].map((vote) => showVote(state, person, vote)),
    snapshots: [...state.snapshots.taken.values()].map(({ id, name, note, hash, by, at }) => ({ id, name, ...(note ? { note } : {}), hash, by, at })),
    counts: {
      trusts: board.trusts.size, options: board.options.size, scenarios: board.scenarios.size, evidence: state.evidence.items.size,
      lines: [...board.lines.values()].reduce((count, set) => count + set.lines.length, 0),
    },
    frozen: board.frozen,
    may: {
      facilitate: holdsInWorkshop(state, person, 'facilitator'),
      prepare: prepares(state, person),
      addEvidence: mayAddEvidence(state, person),
      changeScenarios: mayChangeScenarios(state, person),
    },
  } satisfies Shown<'workshopOverview'>
}

const rolesShown = (held: readonly WorkshopRoleHeld[]) => held.map(({ opensAfter: _opensAfter, ...role }) => role)

const prepares = (state: WorkshopState, person: string) => holdsInWorkshop(state, person, 'facilitator', 'neutralAnalyst')
const mayAddEvidence = (state: WorkshopState, person: string) => holdsInWorkshop(state, person, 'facilitator', 'neutralAnalyst', 'trustLead', 'participant')
const mayChangeScenarios = (state: WorkshopState, person: string) => holdsInWorkshop(state, person, 'facilitator', 'neutralAnalyst', 'trustLead')

/** Nothing of a vote but one's own ballot is told before it is closed, not even how many have voted. */
const showVote = (state: WorkshopState, person: string, vote: Vote): Shown<'workshopOverview'>['votes'][number] => {
  const mine = vote.ballots.get(person)
  return {
    id: vote.id, session: vote.session, question: vote.question, choices: vote.choices, openedAt: vote.openedAt, closedAt: vote.closed?.at ?? null,
    mine: mine ? { choice: mine.choice, at: mine.at, revision: standsAt(state, ballotKey(vote.id, person)).revision } : null,
    result: vote.closed
      ? {
          tally: tallyOf(vote),
          // By person, not in the order in which the ballots came.
          ballots: [...vote.ballots].sort(([a], [b]) => (a < b ? -1 : 1)).map(([voter, { choice, reason }]) => ({ person: voter, choice, ...(reason ? { reason } : {}) })),
        }
      : null,
    mayVote: !vote.closed && holdsInWorkshop(state, person, 'trustLead', 'participant') && (state.sessions.sessions.get(vote.session)?.attendees.includes(person) ?? false),
  }
}

const showEvidence = (state: WorkshopState, item: EvidenceItem): Shown<'workshopEvidence'>['evidence'][number] => {
  const { seq: _seq, withdrawn, ...told } = item
  return { ...told, marks: evidenceMarks(state, item), withdrawn: withdrawn ?? null }
}

export const workshopEvidence: WorkshopViewOf<'workshopEvidence'> = (state, person) => ({
  asAt: state.setup.asAt,
  evidence: [...state.evidence.items.values()].map((item) => showEvidence(state, item)),
  contradictions: [...state.evidence.contradictions.values()],
  backtests: [...state.evidence.backtests.values()],
  mayAdd: mayAddEvidence(state, person),
  mayJudge: prepares(state, person),
} satisfies Shown<'workshopEvidence'>)

type Inputs = Pick<Shown<'scenarioBoard'>, 'asAt' | 'title' | 'snapshot' | 'trusts' | 'mergers' | 'options' | 'lineRevisions' | 'capacities' | 'evidence' | 'assumptions' | 'scenarios'>

export const scenarioBoard: WorkshopViewOf<'scenarioBoard'> = (state, person, { snapshot: id }, { read, bidReaders = noBidReaders }) => {
  const snapshot = id === undefined ? undefined : state.snapshots.taken.get(id)
  if (id !== undefined && !snapshot) return unknown('snapshot', id, '/snapshot')
  const derived = deriveDerived(state, person, snapshot, { read, bidReaders })
  return {
    ...(snapshot ? keptInputs(state, snapshot) : liveInputs(state)),
    illustrative: state.setup.illustrative,
    lines: [...(snapshot ? snapshot.board.lines : [...state.board.lines.values()].flatMap((set) => set.lines)), ...derived.lines],
    derived: derived.part,
    derivedClosed: isNamedReader(state, person) && !mayReadBidDerived(state, person, bidReaders) ? bidReaders.because : null,
    privates: [...state.privates.figures.values()].filter((figure) => mayReadPrivate(state, person, figure)).flatMap((figure) => {
      const pence = read(figure.pence)
      return pence === undefined ? [] : [{
        trust: figure.trust, kind: figure.kind, analyst: figure.analyst, pence: Number(pence), basis: figure.basis, revision: figure.revision, released: figure.released?.at ?? null,
      }]
    }),
    frozen: state.board.frozen !== null,
    mayPrepare: snapshot ? [] : [...state.board.trusts.keys()].filter((trust) => prepares(state, person) || leadsTrust(state, person, trust)),
    mayChangeScenarios: !snapshot && mayChangeScenarios(state, person),
    mayPrepareAll: !snapshot && prepares(state, person),
    written: snapshot ? [] : [...state.written].filter(([what]) => isOpenInput(what)).map(([what, { by, at }]) => ({ what, by, at })),
    readers: derived.part ? [...state.setup.people.keys()].filter((reader) => mayReadBidDerived(state, reader, bidReaders)) : null,
  } satisfies Shown<'scenarioBoard'>
}

/** Of what the whole room sees on the board; who wrote what is private, derived from bids or a ballot is not told here. */
const isOpenInput = (what: string): boolean => ['mergers', 'capacities', 'assumptions'].includes(what) || ['trust/', 'option/', 'lines/', 'scenario/'].some((start) => what.startsWith(start))

const liveInputs = (state: WorkshopState): Inputs => ({
  title: state.setup.title, asAt: state.setup.asAt, snapshot: null,
  trusts: [...state.board.trusts.values()],
  mergers: state.board.mergers,
  options: [...state.board.options.values()],
  lineRevisions: [...state.board.lines].map(([option, { revision }]) => ({ option, revision })),
  capacities: state.board.capacities,
  // Withdrawn items too: figures may still rest on them, and say so.
  evidence: [...state.evidence.items.values()].map((item) => showEvidence(state, item)),
  assumptions: state.board.assumptions,
  scenarios: [...state.board.scenarios.values()],
})

const keptInputs = (state: WorkshopState, { id, name, hash, at, board }: Snapshot): Inputs => ({
  title: board.title, asAt: board.asAt, snapshot: { id, name, hash, at },
  trusts: board.trusts.map((trust) => ({ ...trust, revision: 0 })),
  mergers: { mergers: board.mergers, revision: 0 },
  options: board.options.map((option) => ({ ...option, revision: 0 })),
  lineRevisions: [],
  capacities: { capacities: board.capacities, revision: 0 },
  evidence: board.evidence.map((item) => showEvidence(state, state.evidence.items.get(item.id)!)),
  assumptions: board.assumptions ? { assumptions: board.assumptions, revision: 0 } : null,
  scenarios: board.scenarios.map((scenario) => ({ ...scenario, revision: 0 })),
})

/** R20: what comes from bids, for those who may read it; for everybody else as if it were not there. */
const deriveDerived = (state: WorkshopState, person: string, snapshot: Snapshot | undefined, { read, bidReaders }: { read: ReadContent; bidReaders: BidReaders }): { lines: CostLine[]; part: Shown<'scenarioBoard'>['derived'] } => {
  const extract = currentExtract(state.extract)
  const text = extract?.derived && mayReadBidDerived(state, person, bidReaders) ? read(extract.derived.figures) : undefined
  if (text === undefined) return { lines: [], part: null }
  const sets = snapshot ? snapshot.derived.lines : [...state.board.derivedLines].map(([option, set]) => ({ option, figures: set.figures }))
  return {
    lines: sets.flatMap(({ figures }) => JSON.parse(read(figures) ?? '[]') as CostLine[]),
    // A snapshot of another extract's day keeps its lines; the figures of a later extract do not belong to it.
    part: snapshot && snapshot.board.extract !== extract!.hash ? null : {
      ...(JSON.parse(text) as ExtractDerivedPart),
      lineRevisions: snapshot ? [] : [...state.board.derivedLines].map(([option, { revision }]) => ({ option, revision })),
    },
  }
}
