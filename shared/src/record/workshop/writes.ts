/** Which events of a workshop write what: each thing that can be overwritten has a key, and each writing counts its revision up. */
import { mark } from '../written.ts'
import type { WorkshopEvent, WorkshopEvents, WorkshopEventType } from './events.ts'
import type { WorkshopState } from './state.ts'

export const workshopKey = 'workshop'
export const mergersKey = 'mergers'
export const capacitiesKey = 'capacities'
export const assumptionsKey = 'assumptions'
export const boardTrustKey = (trust: string) => `trust/${trust}`
export const optionKey = (option: string) => `option/${option}`
export const linesKey = (option: string) => `lines/${option}`
export const derivedLinesKey = (option: string) => `derivedLines/${option}`
export const scenarioKey = (scenario: string) => `scenario/${scenario}`
export const contradictionKey = (contradiction: string) => `contradiction/${contradiction}`
export const backtestKey = (backtest: string) => `backtest/${backtest}`
export const shownKey = (session: string) => `shown/${session}`
export const ballotKey = (vote: string, person: string) => `ballot/${vote}/${person}`
export const figureKey = (trust: string, kind: string) => `private/${trust}/${kind}`

type Keys = { readonly [N in WorkshopEventType]?: (body: WorkshopEvents[N], actor: string) => string }

const written: Keys = {
  workshopStarted: () => workshopKey,
  workshopDescribed: () => workshopKey,
  workshopTrustSet: ({ trust }) => boardTrustKey(trust.id),
  mergersSet: () => mergersKey,
  optionSet: ({ option }) => optionKey(option.id),
  costLinesSet: ({ option }) => linesKey(option),
  bidDerivedLinesSet: ({ option }) => derivedLinesKey(option),
  capacitiesSet: () => capacitiesKey,
  assumptionsSet: () => assumptionsKey,
  scenarioAdded: ({ id }) => scenarioKey(id),
  scenarioChanged: ({ scenario }) => scenarioKey(scenario),
  contradictionSet: ({ contradiction }) => contradictionKey(contradiction.id),
  backtestSet: ({ backtest }) => backtestKey(backtest.id),
  itemRevealed: ({ session }) => shownKey(session),
  voteCast: ({ vote }, actor) => ballotKey(vote, actor),
  privateSet: ({ trust, kind }) => figureKey(trust, kind),
}

/** What is removed is entered anew from nothing: its id is the caller's, and revision 0 enters it. */
const removed: { readonly [N in WorkshopEventType]?: (body: WorkshopEvents[N]) => readonly string[] } = {
  workshopTrustRemoved: ({ trust }) => [boardTrustKey(trust)],
  optionRemoved: ({ option }) => [optionKey(option), linesKey(option), derivedLinesKey(option)],
  scenarioRemoved: ({ scenario }) => [scenarioKey(scenario)],
  contradictionRemoved: ({ contradiction }) => [contradictionKey(contradiction)],
  backtestRemoved: ({ backtest }) => [backtestKey(backtest)],
}

export const markWrittenInWorkshop = (draft: WorkshopState, event: WorkshopEvent): void => {
  const keyOf = written[event.type] as ((body: unknown, actor: string) => string) | undefined
  if (keyOf) mark(draft.written, keyOf(event.body, event.actor), event, (event.body as { revision?: number }).revision)
  const keysOf = removed[event.type] as ((body: unknown) => readonly string[]) | undefined
  for (const key of keysOf?.(event.body) ?? []) draft.written.delete(key)
}
