/** What an evaluator has in hand for one cell: as typed, as kept in a draft, as recorded. Pure. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { TenderBody } from '@workbench/shared/contract/tender/commands.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'

export type Citation = Plain<TenderBody<'recordScore'>>['citations'][number]
export type Grid = Plain<ReplyOf<'scoringGrid'>>
export type GridQuestion = Grid['questions'][number]

/** A blank has neither score nor reason: it is not zero, and blocks submission. */
export interface ScoreValue {
  readonly score: string | null
  /** Why it cannot be scored; a state of its own, distinct from blank and from 0. */
  readonly cannotScore: string | null
  readonly rationale: string
  readonly citations: readonly Citation[]
}

export const blank: ScoreValue = { score: null, cannotScore: null, rationale: '', citations: [] }

export const cellKey = (question: string, bid: string): string => `score.${question}.${bid}`

export const recordedValue = (own: GridQuestion['scores'][number]): ScoreValue => ({
  score: own.score, cannotScore: own.cannotScore ?? null, rationale: own.rationale ?? '', citations: own.citations,
})

export const sameValue = (a: ScoreValue, b: ScoreValue): boolean => draftText(a) === draftText(b)

export const draftText = ({ score, cannotScore, rationale, citations }: ScoreValue): string => JSON.stringify({ score, cannotScore, rationale, citations })

/** A draft written by this page; anything else is left where it is. */
export const readDraft = (text: string): ScoreValue | undefined => {
  try {
    const read = JSON.parse(text) as ScoreValue
    return typeof read.rationale === 'string' && Array.isArray(read.citations) ? read : undefined
  } catch {
    return undefined
  }
}

export const isScored = (value: ScoreValue): boolean => value.score !== null || (value.cannotScore !== null && value.cannotScore.trim() !== '')

/** Ready to be submitted: a reason why it cannot be scored, or a score with a rationale. */
export const isComplete = (value: ScoreValue): boolean => (value.score === null ? isScored(value) : value.rationale.trim() !== '')

export const recordBody = (question: string, bid: string, value: ScoreValue): Plain<TenderBody<'recordScore'>> => ({
  question, bid, score: value.score,
  ...(value.score === null && value.cannotScore ? { cannotScore: value.cannotScore.trim() } : {}),
  ...(value.rationale.trim() === '' ? {} : { rationale: value.rationale.trim() }),
  citations: value.citations.map((citation) => ({ ...citation })),
})
