/** Everything that was done, in order, for those who may read the whole record. */
import { withheldBecause } from '@workbench/shared/policy/events.ts'
import { namesInTender } from '@workbench/shared/policy/names.ts'
import { latestTold } from '@workbench/shared/policy/latest.ts'
import type { Commitment } from '@workbench/shared/contract/primitives.ts'
import { refuse, type Refusal } from '@workbench/shared/record/kernel.ts'
import type { Held, Records, StoredEvent } from '../journal/port.ts'
import type { ReadLog } from '../readlog/readlog.ts'
import { json, refused, type Handler } from './outcome.ts'
import { isKind, noSuchRecord, openRecord, readsWhole } from './participation.ts'
import { isCommitment, redeemAll, replaceCommitments } from './redeem.ts'

const whoReads = {
  tender: 'The whole record is read by the lead, the second person, the assurance reviewer and the auditor, once they have declared their interests and have no score left to give.',
  workshop: 'The whole record of a workshop is read by its facilitator, as long as nothing in it is kept from them: no vote open, no private figure, no figures from bids that they may not see.',
} as const

/** The record, for somebody who may read all of it. */
export const openWholeRecord = async (records: Records, record: string, person: string): Promise<Held | Refusal> => {
  const held = await openRecord(records, record, person)
  if (!held) return noSuchRecord(record)
  return (await readsWhole(records, held, person)) ? held : refuse('forbidden', 'record-hidden', whoReads[held.facts.kind])
}

/** Sealed envelopes stay sealed; models and documents are too long for a list and are named by their hash. */
const readable = ({ kind }: Commitment) => kind === 'text' || kind === 'name' || kind === 'price'

const shown = (commitment: Commitment) => ({ [commitment.kind === 'envelope' ? 'sealed' : commitment.kind]: commitment.sha256, bytes: commitment.size })

/** What an event says to this person: its texts in place, or why it says nothing yet. */
const factsFor = (records: Records, held: Held, person: string, events: readonly StoredEvent[]): Promise<unknown> =>
  redeemAll(records, held.facts.record, events.map((event) => {
    const because = isKind(held, 'tender') ? withheldBecause(held.state, person, event) : undefined
    return because === undefined ? event.body : { withheld: because }
  }), readable)

const inList = (facts: unknown): unknown => replaceCommitments(facts, (commitment) => (isCommitment(commitment) ? shown(commitment) : commitment))

interface Filter {
  readonly types?: ReadonlySet<string>
  readonly actor?: string
  readonly from?: string
  readonly to?: string
  readonly search?: string
}

const filterOf = (params: Readonly<Record<string, string>>): Filter => ({
  ...(params.types === undefined ? {} : { types: new Set(params.types.split(',')) }),
  ...(params.actor === undefined ? {} : { actor: params.actor }),
  ...(params.from === undefined ? {} : { from: params.from }),
  ...(params.to === undefined ? {} : { to: params.to }),
  ...(params.search === undefined ? {} : { search: params.search.toLowerCase() }),
})

const passes = (event: StoredEvent, { types, actor, from, to }: Filter): boolean =>
  (types === undefined || types.has(event.type))
  && (actor === undefined || event.actor === actor)
  && (from === undefined || event.at.slice(0, 10) >= from)
  && (to === undefined || event.at.slice(0, 10) <= to)

const holdsText = (value: unknown, search: string): boolean =>
  typeof value === 'string' ? value.toLowerCase().includes(search)
    : typeof value === 'object' && value !== null && Object.values(value).some((item) => holdsText(item, search))

const PAGE = 500
/** A search reads this many events at most before it answers; the cursor goes on from there. */
const SCAN = 10_000

export const recordEvents = (records: Records, readLog: Pick<ReadLog, 'note'>): Handler => async ({ caller, params }) => {
  const record = params.record!
  const held = await openWholeRecord(records, record, caller.person!)
  if ('refused' in held) return refused(held)
  const limit = Number(params.limit ?? '100')
  const filter = filterOf(params)
  const found: { seq: number; at: string; actor: string; type: string; facts: unknown }[] = []
  let after = params.cursor === undefined ? -1 : Number(params.cursor)
  const last = Math.min(held.seq, after + SCAN)
  while (found.length < limit && after < last) {
    const page = (await records.events(record, { afterSeq: after, limit: Math.min(PAGE, last - after) })).filter((event) => event.seq <= held.seq)
    if (page.length === 0) break
    const chosen = page.filter((event) => passes(event, filter))
    const facts = (await factsFor(records, held, caller.person!, chosen)) as unknown[]
    after = page.at(-1)!.seq
    for (const [index, event] of chosen.entries()) {
      if (filter.search !== undefined && !holdsText(facts[index], filter.search) && !event.type.toLowerCase().includes(filter.search)) continue
      found.push({ seq: event.seq, at: event.at, actor: event.actor, type: event.type, facts: inList(facts[index]) })
      if (found.length < limit) continue
      after = event.seq
      break
    }
  }
  readLog.note({ record, person: caller.person!, view: 'recordEvents', params: { cursor: params.cursor ?? '' } })
  return json({ events: found, total: held.seq + 1, next: after < held.seq ? String(after) : null })
}

const LATEST = 5
/** So far back the latest events are looked for. */
const BACK = 20_000

/** Without texts, without lists of what was answered or opened, and without people whose names the reader may not see. */
const bare = (body: unknown, hidden: ReadonlySet<string>): unknown => {
  if (isCommitment(body)) return undefined
  if (typeof body === 'string') return hidden.has(body) ? null : body
  if (Array.isArray(body)) return body.map((item) => bare(item, hidden))
  return typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body).flatMap(([name, item]) => (isCommitment(item) || name === 'frozen' ? [] : [[name, bare(item, hidden)]]))) : body
}

/** The last events that a person may be told of, the latest first. Their numbers are for those who read the whole record. */
export const latestEvents = (records: Records, readLog: Pick<ReadLog, 'note'>): Handler => async ({ caller, params }) => {
  const record = params.record!
  const person = caller.person!
  const held = await openRecord(records, record, person)
  if (!held || !isKind(held, 'tender')) return refused(noSuchRecord(record))
  const whole = await readsWhole(records, held, person)
  const found: StoredEvent[] = []
  for (let last = held.seq; last >= 0 && last > held.seq - BACK && found.length < LATEST;) {
    const first = Math.max(0, last - PAGE + 1)
    const page = await records.events(record, { afterSeq: first - 1, limit: last - first + 1 })
    // What is withheld from the reader for now is on the page of the record, with the reason; here it would say nothing.
    found.push(...page.filter((event) => latestTold(held.state, person, event) !== 'not' && withheldBecause(held.state, person, event) === undefined).toReversed())
    last = first - 1
  }
  const latest = found.slice(0, LATEST)
  const seen = new Set(whole ? [] : namesInTender(held.state, person).people)
  const hidden = new Set(whole ? [] : [...held.state.panel.people.keys()].filter((other) => !seen.has(other)))
  const facts = whole ? ((await factsFor(records, held, person, latest)) as unknown[]) : latest.map(({ body }) => bare(body, hidden))
  if (whole) readLog.note({ record, person, view: 'latestEvents', params: {} })
  return json({ events: latest.map(({ seq, at, actor, type }, index) => ({ seq: whole ? seq : null, at, actor: hidden.has(actor) ? null : actor, type, facts: inList(facts[index]) })) })
}
