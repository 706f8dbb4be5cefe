import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import type { Clarification } from '../../record/tender/clarifications/state.ts'
import { publishedQuestion } from '../../record/tender/guards.ts'
import { refuseWhenOver } from '../../record/tender/over.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { bidderOf, concernsBidder, hasAccess, holds, isBuyingSide, mayReadWordsOn } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'

export const clarifications: TenderViewOf<'clarifications'> = (state, person) => {
  const buying = isBuyingSide(state, person)
  const own = bidderOf(state, person)
  const lead = holds(state, person, 'lead')
  /** A bidder reads its own, what the authority asks it, and what was answered to all without who asked. */
  // To bidders it is told whatever was answered to all; whoever still scores does not read what may name a price.
  const open = ({ bid: id }: Clarification, at: string) => {
    const bid = id === undefined ? undefined : state.bids.bids.get(id)
    return bid === undefined || !buying || mayReadWordsOn(state, person, bid, at)
  }
  const sees = (item: Clarification) => open(item, item.at) && (buying ? lead || holds(state, person, 'secondPerson', 'auditor', 'assuranceReviewer') || hasAccess(state, person) : concernsBidder(state, item, own) || item.answer?.audience === 'all')
  return {
    items: [...state.clarifications.items.values()].filter(sees).map((item) => {
      const anonymous = !buying && !concernsBidder(state, item, own)
      return {
        id: item.id, from: item.from, ...(item.bidder === undefined || anonymous ? {} : { bidder: item.bidder }), ...(item.bid === undefined || anonymous ? {} : { bid: item.bid }),
        ...(item.question === undefined ? {} : { question: item.question }), text: item.text, about: aboutOf(state, item, anonymous), by: anonymous ? 'withheld' : item.by, at: item.at, answer: item.answer && open(item, item.answer.at) ? item.answer : null, closed: item.closed && !anonymous ? { at: item.closed.at, by: item.closed.by, ...(buying ? { reason: item.closed.reason } : {}) } : null,
      }
    }),
    mayAnswer: lead,
    // The lead also enters what a bidder asked by letter.
    mayAsk: refuseWhenOver(state, 'A clarification') ? [] : own !== undefined ? ['bidder'] : [
      ...(holds(state, person, 'lead', 'secondPerson') && hasAccess(state, person) ? ['authority'] : []),
      ...(holds(state, person, 'evaluator', 'moderator') && hasAccess(state, person) ? ['evaluator'] : []),
      ...(lead ? ['bidder'] : []),
    ],
  } as Committed<ReplyOf<'clarifications'>>
}

const aboutOf = (state: TenderState, { bid: id, question }: Clarification, anonymous: boolean) => {
  const bid = id === undefined || anonymous ? undefined : state.bids.bids.get(id)
  const ref = question === undefined ? undefined : (publishedQuestion(state, question) ?? state.model.criteria.get(question))?.ref
  return { ...(bid ? { bidder: bid.bidder, lot: state.setup.lots.get(bid.lot)!.title } : {}), ...(ref === undefined ? {} : { ref }) }
}
