/** The record of a workshop in plain words. Figures that are kept from the room never stand in a sentence, not even for those who may read them. */
import { formatCount, formatDay, formatList } from '../../numeric/format.ts'
import type { WorkshopEvents, WorkshopEventType } from '../../record/workshop/events.ts'
import type { Told, WorkshopGlossary } from '../told.ts'
import { pathNames, privateNames, workshopRoleNames } from '../words.ts'
import { quote, spoken, type Spoken } from './spoken.ts'

type Facts<N extends WorkshopEventType> = Told<WorkshopEvents[N]>
export type WorkshopSentences = { readonly [N in WorkshopEventType]: (facts: Facts<N>, glossary: WorkshopGlossary) => Spoken }

const revised = (revision: number): string => (revision > 1 ? ` (revision ${revision})` : '')

const shownWords = ({ what, ids }: Facts<'itemRevealed'>['item'], glossary: WorkshopGlossary): string => {
  switch (what) {
    case 'nothing': return 'blanked what the room looks at.'
    case 'scenario': return `showed the room the scenario ${formatList(ids.map(glossary.scenario))}.`
    case 'comparison': return `showed the room a comparison of ${formatList(ids.map(glossary.scenario))}.`
    case 'evidence': return `showed the room ${formatCount(ids.length, 'piece')} of evidence.`
    case 'trust': return `showed the room ${formatList(ids.map(glossary.trust))}.`
    case 'vote': return `showed the room the vote ${formatList(ids.map(glossary.vote))}.`
    case 'snapshot': return `showed the room the snapshot ${formatList(ids.map(glossary.snapshot))}.`
  }
}

const choiceWords = (choices: Facts<'scenarioAdded'>['choices'], { trust, option }: WorkshopGlossary): string =>
  choices.length === 0 ? 'no trust has a path yet' : formatList(choices.map((choice) => `${trust(choice.trust)} takes ${option(choice.option)}`))

export const workshopSentences: WorkshopSentences = {
  workshopStarted: ({ title, purpose, asAt, illustrative, tender }) => spoken(
    `started the workshop “${title}” as at ${formatDay(asAt)}${tender === undefined ? '' : ', beside a tender'}${illustrative ? '; it is illustrative' : ''}.`, quote('Purpose', purpose)),
  workshopDescribed: ({ title, purpose, asAt }) => spoken(`described the workshop anew: “${title}”, as at ${formatDay(asAt)}.`, quote('Purpose', purpose)),
  workshopRoleGiven: ({ person, role, trust }, glossary) => spoken(`gave ${glossary.person(person)} the role of ${workshopRoleNames[role]}${trust === undefined ? '' : ` for ${glossary.trust(trust)}`}.`),
  workshopRoleTaken: ({ person, role, trust, reason }, glossary) => spoken(
    `took the role of ${workshopRoleNames[role]}${trust === undefined ? '' : ` for ${glossary.trust(trust)}`} from ${glossary.person(person)}.`, quote('Reason', reason)),

  extractAttached: ({ hash, open, derived }) => spoken(
    `attached a frozen extract of the tender “${open.title}”, ${hash.slice(0, 12)}: ${formatCount(open.lots.length, 'lot')}, ${formatCount(open.trusts.length, 'trust')}${derived === undefined ? '; nothing from bids' : `, and figures from bids for ${formatCount(derived.readers.length, 'named reader')}`}.`),
  extractReaderWithdrawn: ({ person, reason }, glossary) => spoken(`took the figures from bids from ${glossary.person(person)}.`, quote('Reason', reason)),

  evidenceAdded: ({ who, role, source, knownFrom, claim }) => spoken(`entered evidence: ${who}, ${role}, in ${source}, known from ${formatDay(knownFrom)}.`, quote('Claim', claim)),
  evidenceWithdrawn: ({ evidence, reason }, glossary) => spoken(`withdrew the evidence ${glossary.evidence(evidence)}; it stays readable.`, quote('Reason', reason)),
  contradictionSet: ({ contradiction: { topic, sides, follows, reading }, revision }) => spoken(
    `recorded that ${formatCount(sides.length, 'source')} contradict one another on “${topic}”${revised(revision)}; ${follows === null ? 'none of them is followed' : `${sides[follows]?.source ?? `the side ${follows + 1}`} is followed`}.`,
    ...sides.map((side) => quote(side.source, side.says)), quote('Reading', reading)),
  contradictionRemoved: ({ contradiction }) => spoken(`removed the contradiction ${contradiction}.`),
  backtestSet: ({ backtest: { title, claims, finding }, revision }) => spoken(`held what was promised against what came, “${title}”, from ${formatCount(claims.length, 'claim')}${revised(revision)}.`, quote('Finding', finding)),
  backtestRemoved: ({ backtest }) => spoken(`removed the back-test ${backtest}.`),

  workshopTrustSet: ({ trust: { name, system, hosting, contractEnds }, revision }) => spoken(
    `recorded that ${name} runs ${system}, hosted by ${hosting}, with ${formatCount(contractEnds.length, 'stated end', 'stated ends')} of its contract${revised(revision)}.`),
  workshopTrustRemoved: ({ trust }, glossary) => spoken(`removed the trust ${glossary.trust(trust)} from the board.`),
  mergersSet: ({ mergers }, { trust }) => spoken(
    mergers.length === 0 ? 'recorded that no trusts merge.' : `recorded mergers: ${formatList(mergers.map(({ from, into, on }) => `${formatList(from.map(trust))} into ${trust(into)} on ${formatDay(on)}`))}.`),
  optionSet: ({ option: { trust, path, label }, revision }, glossary) => spoken(`entered a path of ${glossary.trust(trust)}: ${pathNames[path]}, “${label}”${revised(revision)}.`),
  optionRemoved: ({ option }, glossary) => spoken(`removed the option ${glossary.option(option)}.`),
  costLinesSet: ({ option, lines, revision }, glossary) => spoken(`set ${formatCount(lines.length, 'cost line')} of ${glossary.option(option)}${revised(revision)}.`),
  bidDerivedLinesSet: ({ option, revision }, glossary) => spoken(`set the cost lines of ${glossary.option(option)} that come from bids${revised(revision)}; they are read by the people named in the extract.`),
  capacitiesSet: ({ capacities, revision }) => spoken(`set how many go-lives ${formatCount(capacities.length, 'supplier')} can do${revised(revision)}.`),
  assumptionsSet: ({ assumptions: { firstYear, years, priceBase }, revision }) => spoken(`set the assumptions: ${formatCount(years, 'year')} from ${firstYear}, in prices of ${priceBase}${revised(revision)}.`),

  scenarioAdded: ({ title, choices, summary }, glossary) => spoken(`added the scenario “${title}”: ${choiceWords(choices, glossary)}.`, quote('Summary', summary)),
  scenarioChanged: ({ title, choices, summary, revision }, glossary) => spoken(`changed the scenario “${title}”${revised(revision)}: ${choiceWords(choices, glossary)}.`, quote('Summary', summary)),
  scenarioRemoved: ({ scenario }, glossary) => spoken(`removed the scenario ${glossary.scenario(scenario)}; snapshots keep it.`),
  boardFrozen: ({ reason }) => spoken('froze the board.', quote('Reason', reason)),
  boardThawed: () => spoken('thawed the board.'),

  workshopSessionOpened: ({ title, attendees }, { person }) => spoken(`opened the session “${title}” with ${formatList(attendees.map(person))}.`),
  workshopAttendanceRecorded: ({ joined, left }, { person }) => spoken(
    `recorded attendance: ${[...(joined.length > 0 ? [`${formatList(joined.map(person))} joined`] : []), ...(left.length > 0 ? [`${formatList(left.map(person))} left`] : [])].join('; ') || 'nobody came or went'}.`),
  itemRevealed: ({ item }, glossary) => spoken(shownWords(item, glossary)),
  workshopSessionClosed: ({ session, minutes }, glossary) => spoken(`closed the session ${glossary.session(session)}.`, quote('Minutes', minutes)),
  voteOpened: ({ question, choices }) => spoken(`put a question to the room: “${question}”, with the choices ${formatList(choices.map(({ label }) => `“${label}”`))}.`),
  voteCast: ({ vote, choice, reason }, glossary) => spoken(choice === null ? `abstained in the vote ${glossary.vote(vote)}.` : `voted for ${glossary.choice(vote, choice)} in the vote ${glossary.vote(vote)}.`, quote('Reason', reason)),
  voteClosed: ({ vote }, glossary) => spoken(`closed the vote ${glossary.vote(vote)}.`),

  snapshotTaken: ({ name, hash, note }) => spoken(`kept the board by the name “${name}”, ${hash.slice(0, 12)}.`, quote('Note', note)),

  privateSet: ({ trust, kind, analyst, revision }, glossary) => spoken(`set the ${privateNames[kind]} of ${glossary.trust(trust)} for the eyes of ${glossary.person(analyst)}${revised(revision)}.`),
  privateReleased: ({ trust, kind }, glossary) => spoken(`released the ${privateNames[kind]} of ${glossary.trust(trust)} to the room.`),
}
