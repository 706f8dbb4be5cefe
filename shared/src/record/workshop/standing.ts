/** What each revisioned command of a workshop would overwrite, as it stands. Complete by type: a new one has to say it here. */
import type { RevisionedOf } from '../../contract/command.ts'
import type { PrivateKind } from '../../contract/workshop/words.ts'
import type { WorkshopBody, WorkshopCommands, WorkshopCommandType } from '../../contract/workshop/commands.ts'
import { standing, type Standing } from '../written.ts'
import { privateKey } from './privates/state.ts'
import type { WorkshopState } from './state.ts'
import {
  assumptionsKey, backtestKey, ballotKey, boardTrustKey, capacitiesKey, contradictionKey, derivedLinesKey, figureKey, linesKey, mergersKey, optionKey, scenarioKey, shownKey,
  workshopKey,
} from './writes.ts'

/** Undefined where the thing itself is unknown: its decider says so. */
type Find<N extends WorkshopCommandType> = (state: WorkshopState, body: WorkshopBody<N>, actor: string) => Standing | undefined
type Finds = { readonly [N in RevisionedOf<WorkshopCommands>]: Find<N> }

const at = ({ written }: WorkshopState, key: string, what: string, current: Standing['current']): Standing => standing(what, written.get(key), current)

const option = (state: WorkshopState, id: string, label: string): Standing => {
  const found = state.board.options.get(id)
  return at(state, optionKey(id), `The option ${found?.label ?? label}`, found ? { option: found } : null)
}

const scenario = (state: WorkshopState, id: string): Standing | undefined => {
  const found = state.board.scenarios.get(id)
  return found && at(state, scenarioKey(id), `The scenario ${found.title}`, { title: found.title, summary: found.summary, choices: found.choices })
}

const contradiction = (state: WorkshopState, id: string, topic: string): Standing => {
  const found = state.evidence.contradictions.get(id)
  return at(state, contradictionKey(id), `The contradiction “${found?.topic ?? topic}”`, found ? { contradiction: found } : null)
}

const backtest = (state: WorkshopState, id: string, title: string): Standing => {
  const found = state.evidence.backtests.get(id)
  return at(state, backtestKey(id), `The back-test “${found?.title ?? title}”`, found ? { backtest: found } : null)
}

/** The figure itself is told only to who wrote it: another lead of the same trust may lawfully not read it. */
const figure = (state: WorkshopState, trust: string, kind: PrivateKind, actor: string): Standing | undefined => {
  const found = state.privates.figures.get(privateKey(trust, kind))
  return at(state, figureKey(trust, kind), 'This private figure', found?.by === actor ? { pence: found.pence, basis: found.basis, analyst: found.analyst } : null)
}

const finds: Finds = {
  describeWorkshop: (state) => at(state, workshopKey, 'The description of the workshop', { title: state.setup.title, purpose: state.setup.purpose, asAt: state.setup.asAt }),

  setWorkshopTrust: (state, { trust }) => at(state, boardTrustKey(trust.id), `What is known of ${trust.name}`, { trust: state.board.trusts.get(trust.id) ?? null }),
  removeWorkshopTrust: (state, { trust: id }) => {
    const found = state.board.trusts.get(id)
    return found && at(state, boardTrustKey(id), `What is known of ${found.name}`, { trust: found })
  },
  setMergers: (state) => at(state, mergersKey, 'The list of mergers', { mergers: state.board.mergers.mergers }),
  setOption: (state, body) => option(state, body.option.id, body.option.label),
  removeOption: (state, body) => (state.board.options.has(body.option) ? option(state, body.option, body.option) : undefined),
  setCostLines: (state, body) => at(state, linesKey(body.option), 'These cost lines', { lines: state.board.lines.get(body.option)?.lines ?? [] }),
  // Large figures from bids are read on the board, by those who may.
  setBidDerivedLines: (state, body) => at(state, derivedLinesKey(body.option), 'These cost lines', null),
  setCapacities: (state) => at(state, capacitiesKey, 'The list of capacities', { capacities: state.board.capacities.capacities }),
  setAssumptions: (state) => at(state, assumptionsKey, 'The assumptions', { assumptions: state.board.assumptions?.assumptions ?? null }),
  changeScenario: (state, body) => scenario(state, body.scenario),
  removeScenario: (state, body) => scenario(state, body.scenario),

  setContradiction: (state, body) => contradiction(state, body.contradiction.id, body.contradiction.topic),
  removeContradiction: (state, body) => (state.evidence.contradictions.has(body.contradiction) ? contradiction(state, body.contradiction, '') : undefined),
  setBacktest: (state, body) => backtest(state, body.backtest.id, body.backtest.title),
  removeBacktest: (state, body) => (state.evidence.backtests.has(body.backtest) ? backtest(state, body.backtest, '') : undefined),

  revealItem: (state, body) => {
    const session = state.sessions.sessions.get(body.session)
    return session && at(state, shownKey(session.id), 'What the room looks at', { item: session.shown })
  },
  castVote: (state, body, actor) => {
    const vote = state.votes.votes.get(body.vote)
    const ballot = vote?.ballots.get(actor)
    return vote && at(state, ballotKey(vote.id, actor), 'Your vote', ballot ? { choice: ballot.choice, reason: ballot.reason } : null)
  },

  setPrivate: (state, body, actor) => figure(state, body.trust, body.kind, actor),
  releasePrivate: (state, body, actor) => (state.privates.figures.has(privateKey(body.trust, body.kind)) ? figure(state, body.trust, body.kind, actor) : undefined),
}

/** What this command would overwrite; undefined for a command that overwrites nothing, or where its thing is unknown. */
export const standingInWorkshop = (state: WorkshopState, type: string, body: unknown, actor: string): Standing | undefined =>
  ((finds as Readonly<Record<string, unknown>>)[type] as ((state: WorkshopState, body: unknown, actor: string) => Standing | undefined) | undefined)?.(state, body, actor)
