import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { refuse, unknown } from '../../record/kernel.ts'
import { currentVersion } from '../../record/tender/guards.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { isBuyingSide, mayReadAnswers } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'
import { correctionsOf } from './bids.ts'
import { askedOf, criteriaOf } from '../../record/tender/model/asked.ts'

const clarified = (state: TenderState, bid: string, question: string | undefined) =>
  [...state.clarifications.items.values()].filter((item) => item.bid === bid && item.question === question).map((item) => ({ id: item.id, text: item.text, ...(item.answer ? { answer: item.answer.text } : {}) }))

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
        clarifications: clarified(state, id, node.id),
      }
    }),
    clarifications: clarified(state, id, undefined),
    corrections: correctionsOf(bid),
  } satisfies Committed<ReplyOf<'bidAnswers'>>
}
