/** The rounds a lot walks, in the order in which they were entered: each has its own deadline, and none ends before the one ahead of it. */
import { formatInstant } from '../../../numeric/format.ts'
import { refuse, type Refusal } from '../../kernel.ts'
import type { Lot, Round, Setup } from './state.ts'

export const roundsOf = (setup: Setup, lot: string): Round[] => [...setup.rounds.values()].filter((round) => round.lots.includes(lot))

/** Those in which bids are made; at selection nothing sealed comes in. */
export const bidRoundsOf = (setup: Setup, lot: string): Round[] => roundsOf(setup, lot).filter((round) => round.kind !== 'selection')

/** The round a lot is in: that of its first bid, whatever is added beside it, until a further one begins; before any bid the first in which bids are made. */
export const roundOf = (setup: Setup, lot: string): Round | undefined => {
  const begun = setup.lots.get(lot)?.round
  return begun === undefined ? bidRoundsOf(setup, lot)[0] : setup.rounds.get(begun)
}

/** Bids are made by those alone who were shortlisted, where a round of selection was set up or the lot walked through that stage. */
export const hasSelection = (setup: Setup, lot: Lot): boolean =>
  lot.steps.some(({ stage }) => stage === 'selection') || roundsOf(setup, lot.id).some(({ kind }) => kind === 'selection')

/** When a round of a lot began: with the end of the one before it, the first with the publication of the lot. */
export const roundBegan = (lot: Lot, round: string): string | undefined => {
  const place = lot.earlier.findIndex((earlier) => earlier.round === round)
  const before = place < 0 ? lot.earlier.at(-1) : lot.earlier[place - 1]
  return before?.ended.at ?? lot.steps.find(({ stage }) => stage === 'published')?.at
}

/** The round that would follow the one a lot is in. */
export const nextRoundOf = (setup: Setup, lot: string): Round | undefined => {
  const rounds = bidRoundsOf(setup, lot)
  const place = rounds.findIndex(({ id }) => id === roundOf(setup, lot)?.id)
  return place < 0 ? undefined : rounds[place + 1]
}

/** Rounds follow one another: where one lot walks two of them, the later one's deadline lies behind the earlier one's. */
export const refuseRoundOrder = (setup: Setup, round: Pick<Round, 'id' | 'title' | 'lots'>, deadline: string): Refusal | undefined => {
  for (const lot of round.lots) {
    const rounds = roundsOf(setup, lot)
    const place = rounds.findIndex(({ id }) => id === round.id)
    const before = rounds.slice(0, place < 0 ? undefined : place).findLast((other) => other.deadline >= deadline)
    const after = place < 0 ? undefined : rounds.slice(place + 1).find((other) => other.deadline <= deadline)
    const other = before ?? after
    if (other)
      return refuse('content', 'rounds-out-of-order', `${round.title} ${before ? 'comes after' : 'comes before'} ${other.title}, whose deadline is ${formatInstant(other.deadline)}; its own has to lie ${before ? 'behind' : 'ahead of'} it.`, { round: other.id, deadline: other.deadline }, '/deadline')
  }
  return undefined
}

/** A lot of a tender that draws on a framework: it names its parent, and its bids come in a call-off. */
export const isCallOff = (setup: Setup, lot: string): boolean => setup.parent !== undefined && roundsOf(setup, lot).some((round) => round.kind === 'callOff')
