/** Two moments of a tender side by side, for whoever may read its whole record. */
import { setImmediate } from 'node:timers/promises'
import { compareMoments, type Stand } from '@workbench/shared/policy/moments/compare.ts'
import { refuse, type Recorded, type Refusal } from '@workbench/shared/record/kernel.ts'
import { isRefusal } from '@workbench/shared/record/tender/guards.ts'
import type { Held, Records } from '../journal/port.ts'
import type { ReadLog } from '../readlog/readlog.ts'
import { openWholeRecord } from './events.ts'
import { json, refused, type Handler } from './outcome.ts'
import { isKind } from './participation.ts'
import { redeemAll } from './redeem.ts'
import { withOwnPart } from './views.ts'

const PAGE = 2_000

const isDay = (moment: string): boolean => moment.includes('-')

const standAt = async (records: Records, now: Held<'tender'>, person: string, moment: string, pointer: string): Promise<(Stand & { readonly seq: number }) | Refusal> => {
  if (!isDay(moment) && Number(moment) > now.seq) return refuse('content', 'no-such-event', `The record ends with event ${now.seq}; there is no event ${moment}.`, { last: now.seq }, pointer)
  const then = await records.asItStood(now.facts.record, isDay(moment) ? { instant: `${moment}T23:59:59.999Z` } : { seq: Number(moment) })
  if (!then) return refuse('content', 'before-the-record', `The record begins on ${now.state.setup.startedAt.slice(0, 10)}; there is nothing to compare on ${moment}.`, { begins: now.state.setup.startedAt }, pointer)
  const state = withOwnPart(then, now, person)
  if (state.kind !== 'tender') throw new Error('A record never changes its kind.')
  return { state, read: then.read, seq: then.seq }
}

const eventsBetween = async (records: Records, record: string, afterSeq: number, toSeq: number): Promise<Recorded[]> => {
  const found: Recorded[] = []
  for (let after = afterSeq; after < toSeq;) {
    const page = await records.events(record, { afterSeq: after, limit: Math.min(PAGE, toSeq - after) })
    if (page.length === 0) break
    found.push(...page)
    after = page.at(-1)!.seq
    // Other requests are answered between the pages.
    await setImmediate()
  }
  return found
}

export const recordChanges = (records: Records, readLog: Pick<ReadLog, 'note'>): Handler => async ({ caller, params }) => {
  const record = params.record!
  const person = caller.person!
  const held = await openWholeRecord(records, record, person)
  if ('refused' in held) return refused(held)
  if (!isKind(held, 'tender')) return refused(refuse('stage', 'tenders-only', 'Moments of a workshop are compared by its snapshots.'))
  const before = await standAt(records, held, person, params.from!, '/from')
  if (isRefusal(before)) return refused(before)
  const after = await standAt(records, held, person, params.to!, '/to')
  if (isRefusal(after)) return refused(after)
  if (after.seq < before.seq) return refused(refuse('content', 'moments-backwards', 'The second moment lies before the first. Exchange them.', { from: before.seq, to: after.seq }, '/to'))
  const events = await eventsBetween(records, record, before.seq, after.seq)
  const reply = await redeemAll(records, record, compareMoments({ before, after, rights: held.state, events }, person))
  readLog.note({ record, person, view: 'recordChanges', params: { from: params.from!, to: params.to! } })
  return json(reply)
}
