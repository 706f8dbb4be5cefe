/** Everything that was done, in order, for those who may read the whole record. */
import { withheldBecause } from '@workbench/shared/policy/events.ts'
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
  return readsWhole(held, person) ? held : refuse('forbidden', 'record-hidden', whoReads[held.facts.kind])
}

/** Sealed envelopes stay sealed; models and documents are too long for a list and are named by their hash. */
const readable = ({ kind }: Commitment) => kind === 'text' || kind === 'name' || kind === 'price'

const shown = (commitment: Commitment) => ({ [commitment.kind === 'envelope' ? 'sealed' : commitment.kind]: commitment.sha256, bytes: commitment.size })

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
    const facts = (await redeemAll(records, record, chosen.map((event) => {
      const because = isKind(held, 'tender') ? withheldBecause(held.state, caller.person!, event) : undefined
      return because === undefined ? event.body : { withheld: because }
    }), readable)) as unknown[]
    after = page.at(-1)!.seq
    for (const [index, event] of chosen.entries()) {
      if (filter.search !== undefined && !holdsText(facts[index], filter.search) && !event.type.toLowerCase().includes(filter.search)) continue
      found.push({ seq: event.seq, at: event.at, actor: event.actor, type: event.type, facts: replaceCommitments(facts[index], (commitment) => (isCommitment(commitment) ? shown(commitment) : commitment)) })
      if (found.length < limit) continue
      after = event.seq
      break
    }
  }
  readLog.note({ record, person: caller.person!, view: 'recordEvents', params: { cursor: params.cursor ?? '' } })
  return json({ events: found, total: held.seq + 1, next: after < held.seq ? String(after) : null })
}
