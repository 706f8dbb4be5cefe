import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import type { Clarification } from '../../record/tender/clarifications/state.ts'
import { bidderOf, hasAccess, holds, isBuyingSide } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'

export const clarifications: TenderViewOf<'clarifications'> = (state, person) => {
  const buying = isBuyingSide(state, person)
  const own = bidderOf(state, person)
  const lead = holds(state, person, 'lead')
  /** A bidder reads its own, and what was answered to all without who asked; evaluators read what they asked and what concerns opened bids. */
  const sees = (item: Clarification) => (buying ? lead || holds(state, person, 'secondPerson', 'auditor', 'assuranceReviewer') || hasAccess(state, person) : (item.bidder !== undefined && item.bidder === own) || item.answer?.audience === 'all')
  return {
    items: [...state.clarifications.items.values()].filter(sees).map((item) => {
      const anonymous = !buying && item.bidder !== own
      return {
        id: item.id, from: item.from, ...(item.bidder === undefined || anonymous ? {} : { bidder: item.bidder }), ...(item.bid === undefined || anonymous ? {} : { bid: item.bid }),
        ...(item.question === undefined ? {} : { question: item.question }), text: item.text, by: anonymous ? 'withheld' : item.by, at: item.at, answer: item.answer ?? null, closed: buying ? (item.closed ?? null) : null,
      }
    }),
    mayAnswer: lead,
    // The lead also enters what a bidder asked by letter.
    mayAsk: own !== undefined ? ['bidder'] : [
      ...(holds(state, person, 'lead', 'secondPerson') && hasAccess(state, person) ? ['authority'] : []),
      ...(holds(state, person, 'evaluator', 'moderator') && hasAccess(state, person) ? ['evaluator'] : []),
      ...(lead ? ['bidder'] : []),
    ],
  } as Committed<ReplyOf<'clarifications'>>
}
