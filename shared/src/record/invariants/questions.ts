import { currentVersion } from '../tender/guards.ts'
import type { TenderState } from '../tender/state.ts'

/** Ids of the published questions of a lot. */
export const publishedQuestionsOf = (state: TenderState, lot: string): string[] =>
  currentVersion(state)?.frozen.model.criteria.filter((node) => node.lot === lot && node.kind === 'question').map((node) => node.id) ?? []
