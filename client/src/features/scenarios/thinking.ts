/** What one person tries out on a workshop's board: kept in the page, changing nothing of the record until it is saved. */
import type { Scenario } from '@workbench/shared/contract/scenario.ts'
import { create, type StoreApi, type UseBoundStore } from 'zustand'

export type Choices = Scenario['choices']
export const MOST_PINNED = 6

/** Choices as one would have them, and the revision of the scenario they started from. */
export interface WhatIf {
  readonly base: number
  readonly choices: Choices
}

export interface Thinking {
  /** The scenario on the board; the first one until another is chosen. */
  readonly scenario: string | null
  readonly hindsight: boolean
  readonly whatIfs: Readonly<Record<string, WhatIf>>
  /** Scenarios side by side, in the order they were pinned; null until anything was. */
  readonly pinned: readonly string[] | null
  readonly onlyDiffering: boolean
}

export const emptyThinking: Thinking = { scenario: null, hindsight: false, whatIfs: {}, pinned: null, onlyDiffering: false }

/** One option for a trust, or none; the order of the others stays. */
export const choosePath = (choices: Choices, trust: string, option: string | null): Choices => {
  if (option === null) return choices.filter((choice) => choice.trust !== trust)
  return choices.some((choice) => choice.trust === trust)
    ? choices.map((choice) => (choice.trust === trust ? { trust, option } : choice))
    : [...choices, { trust, option }]
}

/** Trusts whose path differs between two lists of choices, whatever their order. */
export const differing = (a: Choices, b: Choices): string[] => {
  const optionIn = (choices: Choices, trust: string) => choices.find((choice) => choice.trust === trust)?.option
  return [...new Set([...a, ...b].map(({ trust }) => trust))].filter((trust) => optionIn(a, trust) !== optionIn(b, trust))
}

interface Saved {
  readonly id: string
  readonly revision: number
  readonly choices: Choices
}

/** A changed cell: a what-if begins, goes on, or ends because it says again what the record says. */
export const withPath = (thinking: Thinking, saved: Saved, trust: string, option: string | null): Thinking => {
  const now = thinking.whatIfs[saved.id] ?? { base: saved.revision, choices: saved.choices }
  const choices = choosePath(now.choices, trust, option)
  return differing(choices, saved.choices).length === 0 && now.base === saved.revision ? withoutWhatIf(thinking, saved.id) : { ...thinking, whatIfs: { ...thinking.whatIfs, [saved.id]: { ...now, choices } } }
}

export const withoutWhatIf = (thinking: Thinking, scenario: string): Thinking => ({
  ...thinking, whatIfs: Object.fromEntries(Object.entries(thinking.whatIfs).filter(([id]) => id !== scenario)),
})

/** Keeps one's own choices over what somebody else has saved meanwhile: said by the person, never by itself. */
export const rebased = (thinking: Thinking, { id, revision }: Saved): Thinking => {
  const whatIf = thinking.whatIfs[id]
  return whatIf ? { ...thinking, whatIfs: { ...thinking.whatIfs, [id]: { ...whatIf, base: revision } } } : thinking
}

/** Pins or takes off; a seventh is not taken and nothing else makes room for it. */
export const withPin = (thinking: Thinking, all: readonly string[], scenario: string): Thinking => {
  const pinned = pinnedOf(thinking, all)
  if (pinned.includes(scenario)) return { ...thinking, pinned: pinned.filter((id) => id !== scenario) }
  return pinned.length < MOST_PINNED ? { ...thinking, pinned: [...pinned, scenario] } : thinking
}

/** Those pinned that still exist; at first the first six of `all`. */
export const pinnedOf = ({ pinned }: Pick<Thinking, 'pinned'>, all: readonly string[]): string[] => (pinned ?? all).filter((id) => all.includes(id)).slice(0, MOST_PINNED)

export type ThinkingStore = UseBoundStore<StoreApi<Thinking>>

const stores = new Map<string, ThinkingStore>()

/** One store a workshop, so that a what-if is still there after looking at another page. */
export const thinkingOf = (record: string): ThinkingStore => {
  const found = stores.get(record)
  if (found) return found
  const made = create<Thinking>(() => emptyThinking)
  stores.set(record, made)
  return made
}
