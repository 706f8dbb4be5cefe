/** The rounds a lot walked before the one its award rests on: what each came to, who was taken further, and why others were not. */
import { formatInstant, formatList, formatScore } from '../../numeric/format.ts'
import { deriveOfficialResult } from '../../record/tender/decision/lot-input.ts'
import type { EarlierRound } from '../../record/tender/setup/state.ts'
import { list, paragraph, section, table } from '../document.ts'
import { bidName, bidderName, nameOf, type LotSource, type ReportBlock, type ReportSection } from './source.ts'

export const roundsSection = (source: LotSource): ReportSection | undefined => {
  const { lot } = source
  return lot.earlier.length === 0
    ? undefined
    : section(`${lot.id}-rounds`, 'Earlier rounds',
        paragraph('Bids of one round are ranked beside each other and beside no others. What was scored and agreed in a round stands as it was when the round ended.'),
        ...lot.earlier.map((earlier) => roundBlock(source, earlier)))
}

const roundBlock = (source: LotSource, { round, ended, further, out, reason }: EarlierRound): ReportBlock => {
  const { state, lot, read } = source
  const result = deriveOfficialResult(state, lot.id, read, round)
  return section(`${lot.id}-round-${round}`, state.setup.rounds.get(round)?.title ?? round,
    'cannot' in result
      ? paragraph(`The result of this round cannot be formed, because: ${result.because}`, 'note')
      : table('Ranking of this round', ['Bid', 'Rank|', 'Total|of 100'], [...result.bids].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity)).map((line) => [
          bidName(source, line.bid), line.rank === null ? 'none' : String(line.rank), line.total === null ? 'none' : formatScore(line.total),
        ])),
    paragraph([`${formatList(further.map((bidder) => bidderName(source, bidder)))} ${further.length === 1 ? 'was' : 'were'} taken further, proposed by ${nameOf(source, ended.proposedBy)}, begun by ${nameOf(source, ended.by)} on ${formatInstant(ended.at)}: `, reason]),
    out.length === 0 ? paragraph('No bidder was left out.') : list(out.map((left) => [`Not taken further: ${bidderName(source, left.bidder)}. `, left.ground])))
}
