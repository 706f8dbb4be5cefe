/** Checks a record as a stranger would, and says what was found in plain words. */
import { deriveOfficialResult } from '@workbench/shared/record/tender/decision/lot-input.ts'
import { canonicalText } from '@workbench/shared/proof/canonical.ts'
import { kindNamed } from '../journal/kind.ts'
import type { Held, Records, StoredEvent } from '../journal/port.ts'
import { isKind } from './participation.ts'

export interface Check {
  readonly what: string
  readonly outcome: 'holds' | 'broken' | 'cannotTell'
  readonly sentence: string
}

export interface Verified {
  readonly holds: boolean
  readonly answer: string
  readonly events: number
  readonly checks: readonly Check[]
  readonly checkpoint: string
}

const PAGE = 2_000

/** `checkpoints` are those kept elsewhere. A record that cannot even be read does not hold. */
export const verify = async (records: Records, record: string, checkpoints: readonly string[] = []): Promise<Verified> => {
  try {
    return await check(records, record, checkpoints)
  } catch (error) {
    // A store that does not answer says nothing of the record.
    if (error instanceof Error && error.name === 'StoreUnavailable') throw error
    const sentence = `The record cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return { holds: false, answer: `The record does not hold: ${sentence}`, events: 0, checks: [{ what: 'events', outcome: 'broken', sentence }], checkpoint: '' }
  }
}

const check = async (records: Records, record: string, checkpoints: readonly string[]): Promise<Verified> => {
  const held = (await records.committed(record))!
  const checkpoint = await records.checkpoint(record)
  const events = await allEvents(records, record)
  const verification = await records.verify(record, checkpoints)
  const checks: Check[] = [
    ...(verification.findings.length === 0
      ? [{ what: 'events', outcome: 'holds' as const, sentence: `All ${verification.events} events stand in their order as they were written, every text is the one that was committed to, and the signed root of the tree is theirs.` }]
      : verification.findings.map(({ sentence }) => ({ what: 'events', outcome: 'broken' as const, sentence }))),
    ...(checkpoints.length === 0
      ? [{ what: 'checkpoint', outcome: 'cannotTell' as const, sentence: 'No checkpoint kept elsewhere was given: a record that was cut off or rewritten as a whole, with this installation’s key, could not be noticed. Keep the checkpoint shown here outside this installation.' }]
      : []),
    ...checkReplay(held, events),
    ...(await checkResults(records, held)),
  ]
  const broken = checks.filter(({ outcome }) => outcome === 'broken')
  return {
    holds: broken.length === 0,
    answer: broken.length === 0 ? 'The record holds: nothing was changed, left out or put in since it was written.' : `The record does not hold: ${broken.map(({ sentence }) => sentence).join(' ')}`,
    events: verification.events,
    checks,
    checkpoint,
  }
}

const allEvents = async (records: Records, record: string): Promise<StoredEvent[]> => {
  const all: StoredEvent[] = []
  for (;;) {
    const page = await records.events(record, { afterSeq: all.at(-1)?.seq ?? -1, limit: PAGE })
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

/** The state that pages are made of is what the events on disk lead to. */
const checkReplay = (held: Held, events: readonly StoredEvent[]): Check[] => {
  const kind = kindNamed(held.facts.kind)
  const replayed = kind.empty(held.facts.record)
  try {
    for (const event of events.filter(({ seq }) => seq <= held.seq)) kind.evolve(replayed, event)
  } catch (error) {
    return [{ what: 'replay', outcome: 'broken', sentence: `The events cannot be replayed: ${(error as Error).message}` }]
  }
  return JSON.stringify(replayed, inOrder) === JSON.stringify(held.state, inOrder)
    ? [{ what: 'replay', outcome: 'holds', sentence: 'Replaying all events leads to exactly what the pages show.' }]
    : [{ what: 'replay', outcome: 'broken', sentence: 'Replaying the events does not lead to what the pages show.' }]
}

const inOrder = (_key: string, value: unknown): unknown => {
  if (value instanceof Map) return { map: [...value] }
  if (value instanceof Set) return { set: [...value] }
  return ArrayBuffer.isView(value) ? { column: [...(value as unknown as Iterable<number>)] } : value
}

/** Each award again, from the record as it stood when it was proposed. */
const checkResults = async (records: Records, held: Held): Promise<Check[]> => {
  if (!isKind(held, 'tender')) return []
  const checks: Check[] = []
  for (const award of held.state.decision.awards.values()) {
    const title = held.state.setup.lots.get(award.lot)?.title ?? award.lot
    const then = await records.asItStood(held.facts.record, { seq: award.resultSeq })
    const result = then && isKind(then, 'tender') ? deriveOfficialResult(then.state, award.lot, then.read) : undefined
    if (!result || 'cannot' in result) {
      checks.push({ what: 'result', outcome: 'cannotTell', sentence: `The result of ${title} cannot be computed again: ${result?.because ?? 'the record of that time cannot be read.'}` })
      continue
    }
    const totals = result.bids.filter((line) => line.total !== null).map((line) => ({ bid: line.bid, total: line.total, rank: line.rank }))
    const same = canonicalText([totals, result.awarded, result.reserve]) === canonicalText([award.totals, award.awarded, award.reserve])
    checks.push(same
      ? { what: 'result', outcome: 'holds', sentence: `Computed again from the signed model, the result of ${title} is the one that was awarded, to the last digit.` }
      : { what: 'result', outcome: 'broken', sentence: `Computed again from the signed model, the result of ${title} is not the one that was awarded.` })
  }
  return checks
}

