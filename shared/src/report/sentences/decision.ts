import { formatCount, formatDay, formatInstant, formatList, formatScore } from '../../numeric/format.ts'
import type { DecisionEvents } from '../../record/tender/decision/events.ts'
import type { DocumentsEvents } from '../../record/tender/documents/events.ts'
import { isGenerated } from '../../record/tender/documents/state.ts'
import { analysisNames, documentNames, positionNames } from '../words.ts'
import { quote, spoken, textOf, type SentencesOf } from './spoken.ts'

const named = (bids: readonly string[], name: (id: string) => string) => (bids.length === 0 ? 'nobody' : formatList(bids.map(name)))

export const decisionSentences: SentencesOf<DecisionEvents & DocumentsEvents> = {
  unlockProposed: ({ purpose }) => spoken('proposed to unlock analyses that vary the model on opened bids.', quote('Purpose', purpose)),
  analysesUnlocked: () => spoken('approved the unlocking of analyses that vary the model, for the purpose proposed.'),
  analysisRun: ({ kind, lot, trust, note }, glossary) => spoken(`ran an unlocked analysis of ${glossary.lot(lot)}: ${analysisNames[kind]}${trust === undefined ? '' : `, ${glossary.trust(trust)}`}.`, quote('Note', note)),
  positionRecorded: ({ trust, lot, position, reason, boardDate }, glossary) => spoken(
    `recorded for ${glossary.trust(trust)} that it ${positionNames[position]} on ${glossary.lot(lot)}${boardDate === undefined ? '' : `; its board meets on ${formatDay(boardDate)}`}.`, quote('Reason', reason)),
  drawConfirmed: ({ lot }, glossary) => spoken(`confirmed the draw of ${glossary.lot(lot)}; it breaks the tie.`),
  drawRecorded: ({ lot, order, witnesses }, glossary) => spoken(`recorded the lot drawn in public to break a tie of ${glossary.lot(lot)}: ${named(order, glossary.bid)}.`, quote('Witnesses', witnesses)),
  awardProposed: ({ lot, awarded, reserve, totals, reason, modelVersion }, glossary) => spoken(
    `proposed the award of ${glossary.lot(lot)} to ${named(awarded, glossary.bid)}${reserve.length === 0 ? '' : `, with ${named(reserve, glossary.bid)} in reserve`}, by version ${modelVersion} of the model: ${formatList(totals.map(({ bid, total }) => `${glossary.bid(bid)} ${formatScore(total)}`))}.`,
    quote('Reason', reason)),
  awardApproved: ({ lot, awarded }, glossary) => spoken(`approved the award of ${glossary.lot(lot)} to ${named(awarded, glossary.bid)}.`),
  standstillStarted: ({ lot, sent, means, ends, voluntary, working }, glossary) => spoken(
    `started the ${voluntary ? 'voluntary ' : ''}standstill of ${glossary.lot(lot)}: notices sent on ${formatDay(sent)} ${means === 'electronic' ? 'electronically' : 'otherwise than electronically'}, to the end of ${formatDay(ends)}.`,
    working.length === 0 ? undefined : { label: 'Working', text: working.join(' ') }),
  lotSuspended: ({ lot, claimReceived, ground }, glossary) => spoken(`suspended ${glossary.lot(lot)} because of a claim received on ${formatInstant(claimReceived)}.`, quote('Ground', ground)),
  suspensionLifted: ({ lot, ground }, glossary) => spoken(`lifted the suspension of ${glossary.lot(lot)}.`, quote('Ground', ground)),
  abandonmentProposed: ({ lot, ground, notice }, glossary) => spoken(`proposed to abandon ${glossary.lot(lot)}.`, quote('Ground', ground), quote('Notice', notice)),
  lotAbandoned: ({ lot, ground, notice, proposedBy }, glossary) => spoken(`abandoned ${glossary.lot(lot)}${proposedBy === undefined ? '' : `, as ${glossary.person(proposedBy)} had proposed`}.`, quote('Ground', ground), quote('Notice', notice)),
  callOffLinked: ({ lot, trust }, glossary) => spoken(`linked a call-off of ${glossary.trust(trust)} to ${glossary.lot(lot)}.`),
  documentIssued: ({ kind, title, lot, modelHash, resultSeq, content }, glossary) => spoken(
    `${isGenerated(kind) ? 'issued' : 'uploaded'} a document: ${documentNames[kind].toLowerCase()} “${textOf(title)}”${lot === undefined ? '' : ` for ${glossary.lot(lot)}`}, ${typeof content === 'string' ? '' : `${formatCount(content.bytes, 'byte')}, `}${isGenerated(kind) && modelHash !== undefined ? `made from event ${resultSeq} under the model ${modelHash.slice(0, 12)}` : 'not made from the record'}.`),
}
