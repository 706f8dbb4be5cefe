/** Unanimous cells of a lot, by what is to be done with them. Pure. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'

export type UnanimousList = Plain<ReplyOf<'moderationUnanimous'>>
export type UnanimousQuestion = UnanimousList['questions'][number]
export type UnanimousCell = UnanimousQuestion['cells'][number]

export interface Item {
  readonly question: UnanimousQuestion
  readonly cell: UnanimousCell
}

export const itemKey = ({ question, cell }: Item): string => `${question.id}/${cell.bid}`

const items = (list: UnanimousList): Item[] => list.questions.flatMap((question) => question.cells.map((cell) => ({ question, cell })))

export const neededOf = (list: UnanimousList, question: UnanimousQuestion): number => Math.min(list.approvalsNeeded, question.panel.length)

/** Proposed with another score than the unanimous one: this is for the room, not for the batch. */
export const apart = (list: UnanimousList): Item[] => items(list).filter(({ cell }) => cell.proposal !== null && cell.proposal.score !== cell.score)
export const toPropose = (list: UnanimousList): Item[] => items(list).filter(({ cell }) => cell.proposal === null)
export const proposed = (list: UnanimousList): Item[] => items(list).filter(({ cell }) => cell.proposal !== null && cell.proposal.score === cell.score)

/** A cell joins the list only with its sub-criteria ticked and a reason chosen. */
export const mayJoin = ({ cell }: Item): boolean => cell.ticked && cell.reasons.length > 0

export const toApprove = (list: UnanimousList, person: string): Item[] =>
  proposed(list).filter(({ question, cell }) => question.panel.includes(person) && !cell.proposal!.approvals.includes(person))

export const toClose = (list: UnanimousList): Item[] =>
  proposed(list).filter(({ question, cell }) => cell.ticked && cell.reasons.length > 0 && cell.proposal!.approvals.length >= neededOf(list, question))

export const batchCell = ({ question, cell }: Item, reasonOf: string) => ({ question: question.id, bid: cell.bid, reasonOf, revision: cell.revision })

/** Whose reason stands behind a proposal; of one written by the moderator, any of the panel whose own reason is kept beside. */
export const reasonBehind = ({ cell }: Item): string => cell.proposal?.reasonOf ?? cell.reasons[0]!.evaluator
