import { formatCount, formatInstant, formatList } from '../../numeric/format.ts'
import type { BidsEvents } from '../../record/tender/bids/events.ts'
import type { ClarificationsEvents } from '../../record/tender/clarifications/events.ts'
import type { ComplianceEvents } from '../../record/tender/compliance/events.ts'
import { clarificationNames } from '../words.ts'
import { quote, spoken, textOf, type Glossary, type SentencesOf, type ToldFacts } from './spoken.ts'

const envelopes = { technical: 'technical', commercial: 'commercial' } as const

type Subject = ToldFacts<'changeProposed'>['subject']
type Leaving = Extract<Subject, { kind: 'withdrawal' | 'disqualification' }>

const isLeaving = (subject: Subject): subject is Leaving => subject.kind === 'withdrawal' || subject.kind === 'disqualification'

/** What a proposed or settled change is about. */
const subjectWords = (subject: Exclude<Subject, Leaving>, { bid, criterion, requirement }: Glossary): string =>
  subject.kind === 'compliance' ? `the decision on ${requirement(subject.requirement)} for ${bid(subject.bid)}` : `the agreed score of ${criterion(subject.question)} for ${bid(subject.bid)}`

export const bidsSentences: SentencesOf<BidsEvents & ClarificationsEvents & ComplianceEvents> = {
  bidderRegistered: ({ name, prime, letter, subcontractors, approach }) => spoken(
    `entered the bidder ${textOf(name)} (${textOf(prime)}) as ${letter}${subcontractors.length === 0 ? '' : `, with ${formatList(subcontractors.map((entry) => `${textOf(entry.name)} for ${entry.part}`))}`}.`, quote('Approach', approach)),
  selectionDecided: ({ bidder, lot, outcome, reason }, { bidder: name, lot: lotName }) => spoken(
    `${outcome === 'shortlisted' ? 'shortlisted' : 'did not shortlist'} ${name(bidder)} for ${lotName(lot)}.`, quote('Reason', reason)),
  bidReceived: ({ bidder, lot, receivedAt, late }, { bidder: name, lot: lotName }) => spoken(
    `received the bid of ${name(bidder)} for ${lotName(lot)} on ${formatInstant(receivedAt)}${late ? ', received or entered after the deadline' : ''}; both envelopes were sealed.`),
  lateBidDecided: ({ bid, outcome, ground }, { bid: name }) => spoken(`${outcome} the late bid of ${name(bid)}.`, quote('Ground', ground)),
  openingProposed: ({ lot, envelope }, { lot: name }) => spoken(`proposed to open the ${envelopes[envelope]} envelopes of ${name(lot)}.`),
  envelopeOpened: (facts, { bid: name, person }) => spoken(
    `opened the ${envelopes[facts.envelope]} envelope of ${name(facts.bid)}, as ${person(facts.proposedBy)} had proposed${facts.envelope === 'technical' ? `: ${formatCount(facts.answers.length, 'answer')}` : ''}.`),
  bidCorrected: ({ bid, subject, original, correction, ground }, { bid: name }) => spoken(
    `recorded a correction beside the bid of ${name(bid)}: ${subject}.`, quote('Original', original), quote('Correction', correction), quote('Ground', ground)),
  bidWithdrawn: ({ bid, ground }, { bid: name }) => spoken(`recorded that ${name(bid)} was withdrawn.`, quote('Ground', ground)),
  bidDisqualified: ({ bid, ground }, { bid: name }) => spoken(`disqualified ${name(bid)}.`, quote('Ground', ground)),

  complianceDecided: ({ bid, requirement, outcome, reason }, { bid: name, requirement: ref }) => spoken(
    `decided that ${name(bid)} ${outcome === 'pass' ? 'passes' : 'fails'} ${ref(requirement)}.`, quote('Reason', reason)),
  changeProposed: ({ subject, reason }, glossary) => isLeaving(subject) ? spoken(
    subject.kind === 'withdrawal' ? `proposed to record that ${glossary.bid(subject.bid)} was withdrawn after it was opened.` : `proposed to disqualify ${glossary.bid(subject.bid)} after it was opened.`, quote('Ground', reason)) : spoken(
    `proposed to change ${subjectWords(subject, glossary)} to ${subject.kind === 'compliance' ? subject.outcome : subject.score} after it was closed.`, quote('Reason', reason)),
  changeSupported: ({ question, bid }, { bid: name, criterion }) => spoken(`supported, as one of its panel, the proposed change of the agreed score of ${criterion(question)} for ${name(bid)}.`),
  changeApproved: ({ subject, before, after }, glossary) => isLeaving(subject) ? spoken(
    subject.kind === 'withdrawal' ? `approved that ${glossary.bid(subject.bid)} is recorded as withdrawn; it was ${before}.` : `approved the disqualification of ${glossary.bid(subject.bid)}; it was ${before}.`) : spoken(`approved a change of ${subjectWords(subject, glossary)} from ${before} to ${after}.`),
  changeRefused: ({ change, reason }) => spoken(`refused the proposed change ${change}; what was closed stands.`, quote('Reason', reason)),

  clarificationAsked: ({ id, from, bidder, bid, question, text }, glossary) => spoken(
    `entered clarification ${id} from ${from === 'bidder' && bidder !== undefined ? glossary.bidder(bidder) : clarificationNames[from]}${bid === undefined ? '' : `, on ${glossary.bid(bid)}`}${question === undefined ? '' : `, on ${glossary.criterion(question)}`}.`,
    quote('Question', text)),
  clarificationAnswered: ({ clarification, audience, text }) => spoken(`answered clarification ${clarification}, to ${audience === 'all' ? 'all bidders' : 'the one who asked'}.`, quote('Answer', text)),
  clarificationClosed: ({ clarification, reason }) => spoken(`closed clarification ${clarification} without an answer.`, quote('Reason', reason)),
}
