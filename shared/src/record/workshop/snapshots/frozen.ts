/** What a snapshot keeps, derived from the board; ordered, so that the same board always hashes the same. */
import { currentExtract } from '../extract/state.ts'
import type { WorkshopState } from '../state.ts'
import type { FrozenBoard, FrozenDerived } from './state.ts'

const byId = <T extends { id: string }>(a: T, b: T) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

export const deriveFrozenBoard = ({ setup, extract, evidence, board }: WorkshopState): FrozenBoard => ({
  title: setup.title,
  asAt: setup.asAt,
  extract: currentExtract(extract)?.hash ?? null,
  trusts: [...board.trusts.values()].sort(byId).map(({ revision: _revision, ...trust }) => trust),
  mergers: [...board.mergers.mergers],
  options: [...board.options.values()].sort(byId).map(({ revision: _revision, ...option }) => option),
  lines: [...board.lines.values()].flatMap((set) => set.lines).sort(byId),
  capacities: [...board.capacities.capacities],
  evidence: [...evidence.items.values()].filter((item) => !item.withdrawn).sort(byId).map(({ by: _by, at: _at, seq: _seq, withdrawn: _withdrawn, ...item }) => item),
  assumptions: board.assumptions?.assumptions ?? null,
  scenarios: [...board.scenarios.values()].sort(byId).map(({ revision: _revision, by: _by, at: _at, ...scenario }) => scenario),
})

export const deriveFrozenLines = ({ board }: WorkshopState): FrozenDerived['lines'] =>
  [...board.derivedLines].map(([option, { figures }]) => ({ option, figures })).sort((a, b) => (a.option < b.option ? -1 : 1))
