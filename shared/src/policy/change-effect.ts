/**
 * What a proposed change of something closed would do to the outcome: for the one person who may settle it, and not for its
 * author (R2). Sentences, made from the same computation as the official result.
 */
import type { Change } from '../record/tender/compliance/state.ts'
import { deriveLotInput } from '../record/tender/decision/lot-input.ts'
import { computeOfficialResult, type BidInput, type LotInput, type LotResult } from '../method/ranking/official.ts'
import type { ReadContent } from '../record/kernel.ts'
import type { TenderState } from '../record/tender/state.ts'
import { mayInTender } from './may.ts'
import { mayReadResults } from './viewer.ts'

const changed = (input: LotInput, subject: Change['subject']): LotInput => ({
  ...input,
  bids: input.bids.filter(({ bid }) => bid !== subject.bid || (subject.kind !== 'withdrawal' && subject.kind !== 'disqualification')).map((bid): BidInput => {
    if (bid.bid !== subject.bid) return bid
    if (subject.kind === 'consensus') return { ...bid, scores: new Map([...bid.scores, [subject.question, subject.score]]) }
    if (subject.kind !== 'compliance') return bid
    const others = bid.failedMandatory.filter((requirement) => requirement !== subject.requirement)
    return { ...bid, failedMandatory: subject.outcome === 'fail' ? [...others, subject.requirement] : others }
  }),
})

const rankWords = (rank: number | null): string => (rank === null ? 'no rank' : `rank ${rank}`)

const differences = (before: LotResult, after: LotResult, name: (bid: string) => string): string[] => {
  const moved = before.bids.flatMap((line) => {
    const then = after.bids.find(({ bid }) => bid === line.bid)
    if (!then) return [`${name(line.bid)} would leave the ranking, from ${rankWords(line.rank)}.`]
    return [
      ...(line.total === then.total ? [] : [`${name(line.bid)}: total from ${line.total ?? 'none'} to ${then.total ?? 'none'}.`]),
      ...(line.rank === then.rank ? [] : [`${name(line.bid)}: from ${rankWords(line.rank)} to ${rankWords(then.rank)}.`]),
    ]
  })
  const won = after.awarded.filter((bid) => !before.awarded.includes(bid)).map((bid) => `${name(bid)} would gain a place.`)
  const lost = before.awarded.filter((bid) => !after.awarded.includes(bid)).map((bid) => `${name(bid)} would lose its place.`)
  return [won.length + lost.length === 0 ? 'The places would go to the same bids.' : 'The places would go to other bids.', ...won, ...lost, ...moved]
}

/** Empty for everybody who may not settle this change. */
export const effectOfChange = (state: TenderState, person: string, change: Change, read: ReadContent): string[] => {
  if (change.by === person || mayInTender(state, person, { type: 'approveChange', body: { change: change.id } })) return []
  const lot = state.bids.bids.get(change.subject.bid)?.lot
  if (lot === undefined || !mayReadResults(state, person, lot)) return ['Prices are not open, so there is no outcome yet that this could change.']
  if (change.subject.kind === 'withdrawal' && state.decision.awards.get(lot)?.approved) return ['The award is approved and stands as it was approved; the withdrawal is told beside it.']
  const input = deriveLotInput(state, lot, read)
  if ('cannot' in input) return [input.because]
  const before = computeOfficialResult(input)
  const after = computeOfficialResult(changed(input, change.subject))
  const problem = after.problems[0] ?? before.problems[0]
  if (problem) return [`Whether the outcome would change cannot be told: ${problem.sentence}`]
  const bidderOf = (bid: string) => state.bids.bidders.get(state.bids.bids.get(bid)!.bidder)!
  return differences(before, after, (bid) => read(bidderOf(bid).name) ?? `Bidder ${bidderOf(bid).letter}`)
}
