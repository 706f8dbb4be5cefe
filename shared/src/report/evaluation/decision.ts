/** What the trusts and the two deciding people made of the result, and what followed. */
import { formatDay, formatInstant, formatList, formatScore, formatWeekday } from '../../numeric/format.ts'
import { withdrawnSinceAward } from '../../record/tender/bids/since-award.ts'
import { positionKey } from '../../record/tender/decision/state.ts'
import { departureOf, trustsWithStanding } from '../../record/tender/setup/membership.ts'
import { facts, list, paragraph, section, table } from '../document.ts'
import { analysisNames, documentNames, positionNames } from '../words.ts'
import { bidName, bidderName, lotName, nameOf, type LotSource, type ReportSection, type ReportSource } from './source.ts'

export const positionsSection = (source: LotSource): ReportSection => {
  const { state, lot } = source
  const trusts = trustsWithStanding(state.setup, state.decision.positions, lot.id)
  return section(`${lot.id}-positions`, 'Positions of the trusts',
    paragraph('A position recommends; none alters a score.'),
    table('Positions on the joint result', ['Trust', 'Position', 'Board', 'Recorded', 'Reason'], trusts.map((trust) => {
      const found = state.decision.positions.get(positionKey(lot.id, trust.id))
      const gone = departureOf(state.setup, trust)
      return found
        ? [gone === undefined ? trust.name : `${trust.name} (${gone})`, positionNames[found.position], found.boardDate === undefined ? '' : formatDay(found.boardDate), `${nameOf(source, found.by)}, ${formatInstant(found.at)}`, found.reason]
        : [trust.name, 'none recorded', '', '', '']
    })))
}

export const awardSection = (source: LotSource): ReportSection => {
  const { state, lot } = source
  const area = state.decision
  const [award, draw, standstill] = [area.awards.get(lot.id), area.draws.get(lot.id), area.standstills.get(lot.id)]
  const callOffs = area.callOffs.filter((callOff) => callOff.lot === lot.id)
  return section(`${lot.id}-award`, 'Award and standstill',
    draw ? paragraph([`A lot was drawn in public, recorded by ${nameOf(source, draw.by)} on ${formatInstant(draw.at)}: ${formatList(draw.order.map((bid) => bidName(source, bid)))}. ${draw.confirmed ? `Confirmed by ${nameOf(source, draw.confirmed.by)} on ${formatInstant(draw.confirmed.at)}. ` : 'Not confirmed yet, so it breaks no tie. '}Witnesses: `, draw.witnesses]) : undefined,
    award
      ? facts(
          ['Awarded to', formatList(award.awarded.map((bid) => bidName(source, bid)))],
          ['In reserve', formatList(award.reserve.map((bid) => bidName(source, bid))) || 'nobody'],
          ['Totals', formatList(award.totals.map(({ bid, total, rank }) => `${bidName(source, bid)} ${formatScore(total)}${rank === null ? '' : ` (rank ${rank})`}`))],
          ['Model', `version ${award.modelVersion}, ${award.modelHash}`],
          ['Result computed at', `event ${award.resultSeq}`],
          ['Reason', award.reason],
          ['Proposed', `${nameOf(source, award.proposedBy)}, ${formatInstant(award.proposedAt)}`],
          ['Approved', award.approved ? `${nameOf(source, award.approved.by)}, ${formatInstant(award.approved.at)}` : 'not yet; another person than the proposer has to approve'],
        )
      : paragraph('No award has been proposed.'),
    ...withdrawnSinceAward(state, lot.id).map(({ bid, at, ground, hadPlace, firstInReserve }) => {
      const follows = hadPlace ? (firstInReserve === null ? 'It had a place, and nobody is left in reserve for it.' : `It had a place; ${bidderName(source, firstInReserve)} comes first in reserve for it.`) : 'It had no place, so the places stay as awarded.'
      return paragraph([`${bidName(source, bid)} was withdrawn on ${formatInstant(at)}, after the award, which stands as approved. ${follows} Ground: `, ground])
    }),
    standstill
      ? section(`${lot.id}-standstill`, 'Standstill',
          paragraph(`${standstill.voluntary ? 'A voluntary standstill: n' : 'N'}otices were sent on ${formatWeekday(standstill.sent)} ${standstill.means === 'electronic' ? 'electronically' : 'otherwise than electronically'}. It ends at midnight at the end of ${formatWeekday(standstill.ends)}.`),
          list(standstill.working))
      : undefined,
    callOffs.length === 0 ? undefined : section(`${lot.id}-call-offs`, 'Call-offs', list(callOffs.map(({ record, trust, at }) => `${state.setup.trusts.get(trust)?.name ?? trust}, linked ${formatInstant(at)}, record ${record}.`))))
}

/** R19: what varied the model on opened bids, for which purpose, by whom, and on which side of the decision. */
export const analysesSection = (source: ReportSource, lots: readonly string[]): ReportSection => {
  const { unlocks, analyses, awards } = source.state.decision
  const runs = analyses.filter((run) => lots.includes(run.lot))
  const beforeDecision = (run: (typeof runs)[number]) => {
    const approved = awards.get(run.lot)?.approved
    return approved && run.seq > approved.seq ? 'after it' : 'before it'
  }
  return section('analyses', 'Analyses that varied the model',
    unlocks.size === 0
      ? paragraph('On opened bids, analyses with other weights, formulas or sets of bids stay off. They were never unlocked.')
      : table('Unlocking, by two people for a written purpose', ['Proposed', 'Approved', 'Purpose'], [...unlocks.values()].map((unlock) => [
          `${nameOf(source, unlock.by)}, ${formatInstant(unlock.at)}`, unlock.approved ? `${nameOf(source, unlock.approved.by)}, ${formatInstant(unlock.approved.at)}` : 'not approved', unlock.purpose,
        ])),
    runs.length === 0
      ? paragraph('No such analysis stands in the record.')
      : table('Analyses that were run; none is the award', ['Analysis', 'Lot', 'By', 'When', 'Decision'], runs.map((run) => [
          `${analysisNames[run.kind]}${run.trust === undefined ? '' : `: ${source.state.setup.trusts.get(run.trust)?.name ?? run.trust}`}`, lotName(source, run.lot), nameOf(source, run.by), formatInstant(run.at), beforeDecision(run),
        ])))
}

export const documentsSection = (source: ReportSource, lots: readonly string[]): ReportSection => {
  const issued = source.state.documents.issued.filter((document) => document.lot === undefined || lots.includes(document.lot))
  return section('documents', 'Documents issued',
    issued.length === 0
      ? paragraph('No document had been issued when this report was made.')
      : table('Issued and uploaded documents; the commitment is a salted SHA-256', ['Document', 'Kind', 'Issued', 'Made from', 'Commitment'], issued.map((document) => [
          document.title, documentNames[document.kind].toLowerCase(), `${nameOf(source, document.by)}, ${formatInstant(document.at)}`, document.made ? `event ${document.made.resultSeq}` : `uploaded by ${nameOf(source, document.by)}, not made from the record`, document.content.sha256,
        ])))
}
