/** What a panel has in hand for one cell, and what still keeps it from closing. Pure. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { TenderBody } from '@workbench/shared/contract/tender/commands.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatCount, formatList, formatPercent } from '@workbench/shared/numeric/format.ts'

export type Question = Plain<ReplyOf<'moderationQuestion'>>
export type Cell = Question['cells'][number]
export type Proposal = NonNullable<Cell['proposal']>

/** The revision of the proposal that a person read; `waits` while another stands that they have not. */
export interface ReadAt {
  readonly base: number
  readonly waits: boolean
}

/** A proposal being written: not in the record before it is proposed. */
export interface Draft {
  readonly score: string | null
  readonly reason: string
  readonly decided: readonly string[]
  readonly dissent: readonly { readonly person: string; readonly reason: string }[]
  /** The revision it started from. */
  readonly base: number
}

export const emptyDraft = (base: number): Draft => ({ score: null, reason: '', decided: [], dissent: [], base })

/** What is confirmed stays with the next proposal by itself; written anew it would have to be confirmed again. */
export const draftOf = (proposal: Proposal, base: number): Draft => ({ score: proposal.score, reason: proposal.reason, decided: proposal.decided, dissent: proposal.dissent.filter(({ confirmed }) => confirmed === undefined), base })

export const isEmpty = ({ score, reason, decided, dissent }: Draft): boolean =>
  score === null && reason.trim() === '' && decided.every((point) => point.trim() === '') && dissent.length === 0

/** Somebody proposed since this draft was begun. */
export const isOvertaken = (draft: Draft | undefined, cell: Cell): boolean => draft !== undefined && draft.base !== cell.revision && !isEmpty(draft)

export interface Missing {
  readonly message: string
  readonly field: string
}

export const missingIn = (draft: Draft, cell: Cell): Missing[] => [
  ...(draft.score === null ? [{ message: 'Choose the score that the panel agrees on.', field: 'consensus-score' }] : []),
  ...(draft.reason.trim() === '' ? [{ message: 'Write the reason of the panel; it stands in the record.', field: 'consensus-reason' }] : []),
  ...(cell.wide && draft.decided.every((point) => point.trim() === '') ? [{ message: 'The scores lie far apart: write down at least one point that decided.', field: 'decided-0' }] : []),
  ...draft.dissent.flatMap((dissent, index) => (dissent.person === '' || dissent.reason.trim() === '' ? [{ message: 'Say who dissents and why, or take the dissent out.', field: `dissent-${index}` }] : [])),
]

export const proposalBody = (question: string, bid: string, draft: Draft): Plain<TenderBody<'proposeConsensus'>> => ({
  question, bid, score: draft.score!, reason: draft.reason.trim(),
  decided: draft.decided.map((point) => point.trim()).filter((point) => point !== ''),
  dissent: draft.dissent.map(({ person, reason }) => ({ person, reason: reason.trim() })),
})

/** What is still missing before the moderator can close, as sentences. */
export const blockersOf = (question: Question, cell: Cell, nameOf: (person: string) => string): string[] => {
  const { proposal } = cell
  if (!proposal) return ['No score is proposed yet.']
  const untouched = question.subCriteria.filter((sub) => !cell.ticks.includes(sub.id))
  const missing = question.approvalsNeeded - proposal.approvals.length
  return [
    ...(untouched.length > 0 ? [`Not weighed yet: ${formatList(untouched.map(({ label }) => label))}.`] : []),
    ...(cell.wide && proposal.decided.length === 0 ? ['The individual scores lie far apart; propose again with the points that decided.'] : []),
    ...proposal.dissent.filter(({ confirmed }) => confirmed === undefined).map(({ person }) => `${nameOf(person)} has to confirm the dissent written down in their name.`),
    ...(missing > 0 ? [`${formatCount(missing, 'more of the panel has', 'more of the panel have')} to approve.`] : []),
  ]
}

/** Those of whom a score was expected and who said why they could give none. */
const couldNot = (question: Question, cell: Cell): number =>
  cell.individual.filter(({ evaluator, score }) => score === null && question.panel.some((member) => member.evaluator === evaluator && member.excused === undefined)).length

/** How much has to be written down, by the spread of this very cell and nothing else (R8). */
export const depthAsked = (question: Question, cell: Cell): string =>
  cell.wide
    ? `The scores lie ${formatPercent(cell.spread ?? '0', 0)} of the scale apart, at or over the published ${formatPercent(question.spreadToReconcile, 0)}: write down which points decided.`
    : couldNot(question, cell) > 0
      ? `${formatCount(couldNot(question, cell), 'member of the panel', 'members of the panel')} could not score this answer: say what the agreed score rests on, and what became of their doubt.`
    : cell.spread === '0'
      ? 'The panel agrees: one sentence that cites the answer is enough.'
      : `The scores lie ${formatPercent(cell.spread ?? '0', 0)} of the scale apart: say what in the answer settled it.`
