import { formatCount, formatDay, formatInstant, formatList } from '../../numeric/format.ts'
import type { SetupEvents } from '../../record/tender/setup/events.ts'
import { lotRef, ruleSetNames, stageNames } from '../words.ts'
import { quote, spoken, type SentencesOf } from './spoken.ts'

const trusts = (ids: readonly string[], name: (id: string) => string) => (ids.length === 0 ? 'no trust' : formatList(ids.map(name)))

export const setupSentences: SentencesOf<SetupEvents> = {
  tenderStarted: ({ title, ruleSet, purpose, parent, illustrative }) => spoken(
    `started the tender “${title}” under the ${ruleSetNames[ruleSet]}${parent ? ', as a call-off from a framework' : ''}${illustrative ? '; it is illustrative' : ''}.`, quote('Purpose', purpose)),
  tenderDescribed: ({ title, ruleSet, purpose }) => spoken(`described the tender anew: “${title}”, ${ruleSetNames[ruleSet]}.`, quote('Purpose', purpose)),
  lotAdded: ({ ref, title, places }) => spoken(`added ${lotRef(ref)}, ${title}, with ${formatCount(places, 'place')}.`),
  lotChanged: ({ ref, title, places }) => spoken(`changed ${lotRef(ref)}, ${title}: ${formatCount(places, 'place')}.`),
  lotRemoved: ({ lot }, { lot: name }) => spoken(`removed the lot ${name(lot)}.`),
  roundAdded: ({ title, lots, deadline }, { lot }) => spoken(`added the round “${title}” for ${formatList(lots.map(lot))}, with its deadline on ${formatInstant(deadline)}.`),
  roundDeadlineChanged: ({ round, deadline, reason }, { round: name }) => spoken(`moved the deadline of ${name(round)} to ${formatInstant(deadline)}.`, quote('Reason', reason)),
  roundProposed: ({ lot, round, further, out, reason }, { lot: lotName, round: name, bidder }) => spoken(
    `proposed that ${lotName(lot)} goes on to ${name(round)} with ${formatList(further.map(bidder))}.`, quote('Reason', reason), ...out.map((left) => quote(`Not taken further, ${bidder(left.bidder)}`, left.ground))),
  roundBegun: ({ lot, from, round, further, out, reason, proposedBy }, { lot: lotName, round: name, bidder, person }) => spoken(
    `ended ${name(from)} of ${lotName(lot)} and began ${name(round)} with ${formatList(further.map(bidder))}, as ${person(proposedBy)} had proposed.`, quote('Reason', reason), ...out.map((left) => quote(`Not taken further, ${bidder(left.bidder)}`, left.ground))),
  datesPlanned: ({ dates }) => spoken(`planned dates: ${formatList(dates.map(({ stage, planned }) => `${stageNames[stage].toLowerCase()} from ${formatDay(planned)}`))}.`),
  stageMoved: ({ lot, from, to, reason }, { lot: name }) => spoken(`moved ${name(lot)} from ${stageNames[from].toLowerCase()} to ${stageNames[to].toLowerCase()}.`, quote('Reason', reason)),
  trustJoined: ({ name, joined, namedInNotice }) => spoken(`entered ${name} into the consortium from ${formatDay(joined)}${namedInNotice ? ', as named in the notice' : ''}.`),
  trustDescribed: ({ trust, system, hosting, contractEnd, facts, contractNote }, { trust: name }) => spoken(
    `recorded that ${name(trust)} runs ${system}, hosted by ${hosting}${contractEnd === null ? '' : `, under a contract to ${formatDay(contractEnd)}`}; ${formatCount(facts.length, 'figure')} about it.`, quote('On the contract', contractNote)),
  trustsMerged: ({ name, from, on, before, after, ground }, { trust }) => spoken(
    `recorded that ${formatList(from.map(trust))} merged into ${name} on ${formatDay(on)}. Members before: ${trusts(before, trust)}. After: ${trusts(after, trust)}.`, quote('Ground', ground)),
  trustLeft: ({ trust, on, before, after, ground }, { trust: name }) => spoken(
    `recorded that ${name(trust)} left on ${formatDay(on)}. Members before: ${trusts(before, name)}. After: ${trusts(after, name)}.`, quote('Ground', ground)),
}
