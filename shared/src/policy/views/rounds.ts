import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import type { ReadContent } from '../../record/kernel.ts'
import { refuse } from '../../record/kernel.ts'
import { bidsOfRound } from '../../record/tender/bids/running.ts'
import { isLive } from '../../record/tender/bids/state.ts'
import { deriveOfficialResult } from '../../record/tender/decision/lot-input.ts'
import { isRefusal, lotOf } from '../../record/tender/guards.ts'
import { consensusOf } from '../../record/tender/moderation/state.ts'
import { biddersInRunning, refuseFurtherRound } from '../../record/tender/setup/further-round.ts'
import { bidRoundsOf, nextRoundOf, roundOf } from '../../record/tender/setup/rounds.ts'
import type { Lot, Round } from '../../record/tender/setup/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { nextRoundKey } from '../../record/tender/writes.ts'
import { hasAccess, holds, isBuyingSide, mayReadEarlierRounds, mayReadResults } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'
import { standsAt, unchangeable } from '../written.ts'
import { askedOf } from '../../record/tender/model/asked.ts'

const hiddenNow = 'Totals and ranks show once every quality consensus of this round is closed and its prices are opened, and never to anyone who can still change a score of the lot.'
const hiddenPast = 'What this round came to, and why bidders were left out, is not shown to anyone who can still change a score of the lot, nor, until its award is decided, to whoever scores or moderates in the tender.'

/** Who is taken further, and why others are not, is the buying side's; what tells of totals or prices is for those who read results. */
export const rounds: TenderViewOf<'rounds'> = (state, person, { lot: id }, { read, now }) => {
  if (!isBuyingSide(state, person)) return refuse('forbidden', 'rounds-hidden', 'Whether you are taken further, and why, the authority tells you itself.')
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  const next = nextRoundOf(state.setup, id)
  const reads = mayReadResults(state, person, id)
  const runs = holds(state, person, 'lead', 'secondPerson') && hasAccess(state, person)
  const blocker = refuseFurtherRound(state, lot, now)
  const proposed = reads ? lot.proposed : undefined
  return {
    lot: id, title: lot.title, stage: lot.stage,
    rounds: bidRoundsOf(state.setup, id).map((round) => roundReply(state, person, lot, round, read)),
    next: next ? { id: next.id, title: next.title, deadline: next.deadline } : null,
    blocker: blocker?.sentence ?? null,
    running: biddersInRunning(state, id).map((bidder) => ({ bidder, letter: letterOf(state, bidder) })),
    proposal: proposed ? { round: proposed.round, further: proposed.further, out: proposed.out, reason: proposed.reason, by: proposed.by, at: proposed.at } : null,
    ...(reads ? standsAt(state, nextRoundKey(id)) : unchangeable),
    mayPropose: runs && reads && !blocker,
    mayBegin: runs && reads && !blocker && proposed !== undefined && proposed.by !== person,
  } as Committed<ReplyOf<'rounds'>>
}

const letterOf = (state: TenderState, bidder: string): string => state.bids.bidders.get(bidder)!.letter

const roundReply = (state: TenderState, person: string, lot: Lot, round: Round, read: ReadContent) => {
  const past = lot.earlier.find((earlier) => earlier.round === round.id)
  const isNow = roundOf(state.setup, lot.id)?.id === round.id
  const shown = past ? mayReadEarlierRounds(state, person, lot.id) : isNow && mayReadResults(state, person, lot.id)
  const result = shown ? deriveOfficialResult(state, lot.id, read, round.id) : undefined
  const lines = result && !('cannot' in result) ? result.bids : []
  return {
    id: round.id, title: round.title, kind: round.kind, deadline: round.deadline, standing: past ? 'over' : isNow ? 'now' : 'ahead',
    bids: bidsOfRound(state, lot.id, round.id).map((bid) => {
      const line = lines.find((candidate) => candidate.bid === bid.id)
      return { bid: bid.id, bidder: bid.bidder, letter: letterOf(state, bid.bidder), inRunning: isLive(bid), total: line?.total ?? null, rank: line?.rank ?? null }
    }),
    ended: past ? { at: past.ended.at, by: past.ended.by, proposedBy: past.ended.proposedBy, further: past.further, reason: shown ? past.reason : null, out: shown ? past.out : [] } : null,
    agreed: past && shown
      ? askedOf(state, lot.id, round.id).map(({ id, ref, title }) => ({
          question: id, ref, title, scores: bidsOfRound(state, lot.id, round.id).filter((bid) => bid.technical.opened).map((bid) => ({ bid: bid.id, score: consensusOf(state.moderation, id, bid.id) ?? null })),
        }))
      : [],
    hidden: shown ? null : past ? hiddenPast : isNow ? hiddenNow : null,
  }
}
