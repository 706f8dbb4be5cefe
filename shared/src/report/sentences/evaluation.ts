import { formatCount, formatDay, formatList } from '../../numeric/format.ts'
import type { ModerationEvents } from '../../record/tender/moderation/events.ts'
import type { PanelEvents } from '../../record/tender/panel/events.ts'
import type { ScoringEvents } from '../../record/tender/scoring/events.ts'
import { roleNames } from '../words.ts'
import { quote, spoken, textOf, type SentencesOf } from './spoken.ts'

const few = 4

/** "Q1, Q2 and 5 more": a list that stays a sentence. */
const some = (ids: readonly string[], name: (id: string) => string): string =>
  ids.length <= few ? formatList(ids.map(name)) : `${ids.slice(0, few).map(name).join(', ')} and ${ids.length - few} more`

const decisions = { none: 'nothing stands in the way', mitigated: 'they may be lived with, under measures', barred: 'they close access' } as const

export const evaluationSentences: SentencesOf<PanelEvents & ScoringEvents & ModerationEvents> = {
  roleGranted: ({ person, role, trust, bidder }, glossary) => spoken(
    `gave ${glossary.person(person)} the role of ${roleNames[role].toLowerCase()}${trust === undefined ? '' : ` for ${glossary.trust(trust)}`}${bidder === undefined ? '' : ` for ${glossary.bidder(bidder)}`}.`),
  roleWithdrawn: ({ person, role, trust, bidder, reason }, glossary) => spoken(
    `took the role of ${roleNames[role].toLowerCase()}${trust === undefined ? '' : ` for ${glossary.trust(trust)}`}${bidder === undefined ? '' : ` for ${glossary.bidder(bidder)}`} from ${glossary.person(person)}.`, quote('Reason', reason)),
  questionsAssigned: ({ evaluators, questions }, { person, criterion }) => spoken(`assigned ${formatList(evaluators.map(person))} to ${formatCount(questions.length, 'question')}: ${some(questions, criterion)}.`),
  evaluatorReplaced: ({ questions, from, to, reason }, { person }) => spoken(`replaced ${person(from)} by ${person(to)} on ${formatCount(questions.length, 'question')}.`, quote('Reason', reason)),
  evaluatorExcused: ({ question, evaluator, reason }, { person, criterion }) => spoken(`excused ${person(evaluator)} from ${criterion(question)}.`, quote('Reason', reason)),
  interestsDeclared: ({ interests }, { bidder }) => spoken(
    interests.length === 0 ? 'declared to have no interests.' : `declared ${formatCount(interests.length, 'interest')}.`,
    ...interests.map((interest) => quote(interest.bidder === undefined ? 'Interest' : `Interest in ${bidder(interest.bidder)}`, interest.nature))),
  interestsDecided: ({ person, outcome, measures, review }, glossary) => spoken(`decided on the interests of ${glossary.person(person)}: ${decisions[outcome]}; to be reviewed on ${formatDay(review)}.`, quote('Measures', measures)),

  scoreRecorded: ({ question, bid, score, revision, rationale, cannotScore, citations }, { criterion, bid: name }) => spoken(
    `${score === null ? 'recorded that no score can be given' : `scored ${score}`} on ${criterion(question)} for ${name(bid)}${revision > 1 ? ` (revision ${revision})` : ''}${citations.length === 0 ? '' : `, citing ${formatList(citations.map((citation) => `${citation.document}, page ${citation.page}`))}`}.`,
    quote('Rationale', rationale), quote('Why no score', cannotScore)),
  noteRecorded: ({ question, bid, note }, { criterion, bid: name }) => spoken(`kept a note of their own on ${criterion(question)} for ${name(bid)}.`, quote('Note', note)),
  questionSubmitted: ({ question }, { criterion }) => spoken(`submitted their scores on ${criterion(question)}.`),
  submissionWithdrawn: ({ question, reason }, { criterion }) => spoken(`withdrew their submission on ${criterion(question)}.`, quote('Reason', reason)),

  sessionOpened: ({ title, attendees }, { person }) => spoken(`opened the moderation session “${title}” with ${formatList(attendees.map(person))}.`),
  attendanceRecorded: ({ joined, left }, { person }) => spoken(
    `recorded attendance: ${[...(joined.length > 0 ? [`${formatList(joined.map(person))} joined`] : []), ...(left.length > 0 ? [`${formatList(left.map(person))} left`] : [])].join('; ') || 'nobody came or went'}.`),
  sessionClosed: () => spoken('closed the moderation session.'),
  moderationOpened: ({ question }, { criterion }) => spoken(`opened ${criterion(question)} for moderation; its individual scores are locked.`),
  subCriteriaTicked: ({ question, bids, ticks, speakers }, { criterion, bid, person }) => spoken(
    `ticked ${formatCount(ticks.length, 'sub-criterion', 'sub-criteria')} of ${criterion(question)} as weighed for ${formatList(bids.map(bid))}${speakers.length === 0 ? '' : `; ${formatList(speakers.map(person))} spoke`}.`),
  revoteCast: ({ question, bid, score }, { criterion, bid: name }) => spoken(`voted anew in silence: ${score} on ${criterion(question)} for ${name(bid)} (information only).`),
  consensusProposed: ({ question, bid, score, reason, decided, dissent, reasonOf }, { criterion, bid: name, person }) => spoken(
    `proposed ${score} as the agreed score of ${criterion(question)} for ${name(bid)}${reasonOf === undefined ? '' : `, with the reason that ${person(reasonOf)} had given`}.`,
    quote('Reason', reason), ...decided.map((point) => quote('Point that decided', point)), ...dissent.map((entry) => quote(`Dissent of ${person(entry.person)}`, entry.reason))),
  dissentConfirmed: ({ question, bid }, { criterion, bid: name }) => spoken(`confirmed their dissent from the proposed score of ${criterion(question)} for ${name(bid)}.`),
  consensusApproved: ({ question, bid }, { criterion, bid: name }) => spoken(`approved the proposed score of ${criterion(question)} for ${name(bid)}.`),
  consensusClosed: ({ question, bid, score, attendees, reason }, { criterion, bid: name, person }) => spoken(
    `closed the agreed score of ${criterion(question)} for ${name(bid)} at ${score}; present were ${formatList(attendees.map(person))}.`, quote('Reason', textOf(reason))),
}
