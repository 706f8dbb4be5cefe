/** What must hold of envelopes. */
import type { Envelope } from '../tender/bids/state.ts'
import { cellKey } from '../tender/moderation/state.ts'
import { roundBegan, roundOf } from '../tender/setup/rounds.ts'
import type { TenderState } from '../tender/state.ts'
import type { Invariant } from './invariant.ts'
import { askedOf } from '../tender/model/asked.ts'

const openedEnvelopes = (state: TenderState): { place: string; opened: NonNullable<Envelope['opened']> }[] =>
  [...state.bids.bids.values()].flatMap((bid) =>
    (['technical', 'commercial'] as const).flatMap((kind) => (bid[kind].opened ? [{ place: `${kind} envelope of ${bid.id}`, opened: bid[kind].opened }] : [])),
  )

export const bidInvariants: readonly Invariant<TenderState>[] = [
  {
    id: 'opened-by-two',
    sentence: 'No envelope is opened by one person alone.',
    check: (state) => openedEnvelopes(state).filter(({ opened }) => opened.by === opened.proposedBy).map(({ place, opened }) => `The ${place}: ${opened.by} proposed and opened.`),
  },
  {
    id: 'opened-once',
    sentence: 'No envelope is opened a second time.',
    check: (state) =>
      [...state.bids.bids.values()].flatMap((bid) =>
        (['technical', 'commercial'] as const).flatMap((kind) => (bid[kind].again ?? []).map(({ by, seq }) => `The ${kind} envelope of ${bid.id} was opened again by ${by}, event ${seq}.`)),
      ),
  },
  {
    id: 'opened-as-proposed',
    sentence: 'Every envelope is opened on a proposal that stands: one made before a late bid was accepted is made anew.',
    check: (state) => openedEnvelopes(state).filter(({ opened }) => opened.unproposed).map(({ place, opened }) => `The ${place}: opened by event ${opened.seq} with no standing proposal by ${opened.proposedBy}.`),
  },
  {
    id: 'out-by-two-once-open',
    sentence: 'Once bids of a lot were opened none of it is withdrawn or disqualified by one person alone.',
    check: (state) =>
      [...state.bids.bids.values()].flatMap((bid) =>
        (['withdrawn', 'disqualified'] as const).flatMap((how) => {
          const out = bid[how]
          const first = Math.min(...[...state.bids.bids.values()].filter(({ lot }) => lot === bid.lot).map(({ technical }) => technical.opened?.seq ?? Infinity))
          if (!out || out.seq < first) return []
          return out.approvedBy === undefined || out.approvedBy === out.by ? [`${bid.id}: ${how} by ${out.by} alone, event ${out.seq}, after bids of its lot were opened.`] : []
        }),
      ),
  },
  {
    id: 'only-shortlisted',
    sentence: 'No bid stands of a bidder that was not shortlisted for its lot.',
    check: (state) =>
      [...state.bids.bids.values()].filter((bid) => !bid.withdrawn && state.bids.bidders.get(bid.bidder)?.selection.get(bid.lot)?.outcome === 'notShortlisted').map((bid) => `${bid.id}: ${bid.bidder} was not shortlisted for ${bid.lot}.`),
  },
  {
    id: 'late-said-late',
    sentence: 'A bid received or entered after the deadline of its round is late, and whoever entered it does not accept it.',
    check: (state) =>
      [...state.bids.bids.values()].flatMap((bid) => {
        const deadline = state.setup.rounds.get(bid.round)?.deadline ?? ''
        return [
          ...(bid.late || (bid.receivedAt <= deadline && bid.entered.at <= deadline) ? [] : [`${bid.id}: received ${bid.receivedAt}, entered ${bid.entered.at}, its deadline was ${deadline}, and it counts as in time.`]),
          ...(bid.receivedAt > bid.entered.at ? [`${bid.id}: entered ${bid.entered.at}, before it was received, ${bid.receivedAt}.`] : []),
          ...(bid.lateOutcome && bid.lateOutcome.by === bid.entered.by ? [`${bid.id}: entered late and decided on by ${bid.entered.by} alone.`] : []),
        ]
      }),
  },
  {
    id: 'received-in-its-round',
    sentence: 'No bid was received before its lot was published, nor before the round it was made in began.',
    check: (state) =>
      [...state.bids.bids.values()].flatMap((bid) => {
        const began = roundBegan(state.setup.lots.get(bid.lot)!, bid.round)
        return began !== undefined && bid.receivedAt < began ? [`${bid.id}: received ${bid.receivedAt}, its round began ${began}.`] : []
      }),
  },
  {
    id: 'sealed-shows-nothing',
    sentence: 'Nothing of an envelope is known before it is opened.',
    check: (state) =>
      [...state.bids.bids.values()].flatMap((bid) => [
        ...(bid.answers.size > 0 && !bid.technical.opened ? [`${bid.id}: answers are known, its technical envelope is sealed.`] : []),
        ...(bid.schedule && !bid.commercial.opened ? [`${bid.id}: its price is known, its commercial envelope is sealed.`] : []),
      ]),
  },
  {
    id: 'prices-after-quality',
    sentence: 'Prices are opened only after every quality consensus of the bid is closed.',
    check: (state) =>
      [...state.bids.bids.values()].flatMap((bid) => {
        const opened = bid.commercial.opened
        if (!opened) return []
        return askedOf(state, bid.lot, bid.round).map(({ id }) => id)
          .filter((question) => !((state.moderation.cells.get(cellKey(question, bid.id))?.consensus?.seq ?? Infinity) < opened.seq))
          .map((question) => `${bid.id}: its price was opened by event ${opened.seq} before ${question} was agreed.`)
      }),
  },
  {
    id: 'bid-in-its-round',
    sentence: 'Every bid stands in the round its lot is in, or in one that is over; none in a round of selection.',
    check: (state) =>
      [...state.bids.bids.values()].flatMap((bid) => {
        const lot = state.setup.lots.get(bid.lot)!
        const known = [roundOf(state.setup, lot.id)?.id, ...lot.earlier.map(({ round }) => round)].includes(bid.round)
        return [
          ...(known ? [] : [`${bid.id}: made in ${bid.round}, which ${lot.id} is not in and never left.`]),
          ...(state.setup.rounds.get(bid.round)?.kind === 'selection' ? [`${bid.id}: made in ${bid.round}, a round of selection.`] : []),
        ]
      }),
  },
  {
    id: 'opened-in-time',
    sentence: 'No bid is opened before the deadline of its round, and no late one unless it was accepted.',
    check: (state) =>
      [...state.bids.bids.values()].flatMap((bid) => {
        const opened = bid.technical.opened
        if (!opened) return []
        const deadline = state.setup.rounds.get(bid.round)?.deadline ?? ''
        return [
          ...(opened.at < deadline ? [`${bid.id}: opened at ${opened.at}, its deadline was ${deadline}.`] : []),
          ...(bid.late && bid.lateOutcome?.outcome !== 'accepted' ? [`${bid.id}: late and not accepted, but opened.`] : []),
        ]
      }),
  },
]
