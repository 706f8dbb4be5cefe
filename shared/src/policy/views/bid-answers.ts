import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { refuse, unknown } from '../../record/kernel.ts'
import type { Bid } from '../../record/tender/bids/state.ts'
import { currentVersion } from '../../record/tender/guards.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { isBuyingSide, mayReadAnswers, mayReadWordsOn } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'
import { correctionsOf } from './bids.ts'
import { askedOf, criteriaOf } from '../../record/tender/model/asked.ts'

const clarified = (state: TenderState, person: string, bid: Bid, question: string | undefined) =>
  [...state.clarifications.items.values()].filter((item) => item.bid === bid.id && item.question === question && mayReadWordsOn(state, person, bid, item.at)).map((item) => ({ id: item.id, text: item.text, ...(item.answer && mayReadWordsOn(state, person, bid, item.answer.at) ? { answer: item.answer.text } : {}) }))

/** The same who read answers while scoring, and of every opened bid, also of one that left the running since: what it said stays. */
export const bidAnswers: TenderViewOf<'bidAnswers'> = (state, person, { bid: id }) => {
  const bid = isBuyingSide(state, person) ? state.bids.bids.get(id) : undefined
  if (!bid) return unknown('bid', id)
  if (!mayReadAnswers(state, person)) return refuse('forbidden', 'answers-hidden', 'Answers are read by the panel and those who run or review the tender, once their interests are declared and cleared.')
  if (!bid.technical.opened) return refuse('stage', 'still-sealed', 'The technical envelope of this bid is sealed; nobody can read its answers.')
  const lot = state.setup.lots.get(bid.lot)!
  const version = currentVersion(state)
  const criteria = version ? criteriaOf(version.frozen, bid.lot) : []
  const asked = askedOf(state, bid.lot, bid.round)
  return {
    bid: id, bidder: bid.bidder, letter: state.bids.bidders.get(bid.bidder)!.letter, lot: bid.lot, title: lot.title, stage: lot.stage,
    questions: criteria.filter((node) => node.kind === 'question' && (asked.includes(node) || bid.answers.has(node.id))).map((node) => {
      const answer = bid.answers.get(node.id)
      return {
        question: node.id, ref: node.ref, title: node.title, group: criteria.find((parent) => parent.id === node.parent)?.title ?? '',
        text: answer?.text ?? null, evidence: answer?.evidence ?? [],
        clarifications: clarified(state, person, bid, node.id),
      }
    }),
    clarifications: clarified(state, person, bid, undefined),
    corrections: correctionsOf(state, person, bid),
  } satisfies Committed<ReplyOf<'bidAnswers'>>
}
