/** Has a record checked, and says what was found in plain words. */
import type { Records } from '../journal/port.ts'
import type { Check, Checked, Checking } from './check-record.ts'
import { digestOfState } from './state-digest.ts'

export interface Verified {
  readonly holds: boolean
  readonly answer: string
  readonly events: number
  readonly checks: readonly Check[]
  readonly checkpoint: string
}

/** Says nothing of the record: the store or the threads did not answer. */
const saysNothing = (error: unknown): boolean => error instanceof Error && (error.name === 'StoreUnavailable' || error.name === 'JobsUnavailable')

/** `check` runs `checkRecord`, wherever. `checkpoints` are those kept elsewhere. A record that cannot even be read does not hold. */
export const verify = async (records: Records, record: string, check: (checking: Checking) => Promise<Checked>, checkpoints: readonly string[] = []): Promise<Verified> => {
  try {
    const held = (await records.committed(record))!
    const digest = await digestOfState(held.state)
    const checkpoint = await records.checkpoint(record)
    const { events, checks } = await check({ record, kind: held.facts.kind, shown: { seq: held.seq, digest }, checkpoint, checkpoints, publicKey: records.publicKey })
    const broken = checks.filter(({ outcome }) => outcome === 'broken')
    return {
      holds: broken.length === 0,
      answer: broken.length === 0 ? 'The record holds: nothing was changed, left out or put in since it was written.' : `The record does not hold: ${broken.map(({ sentence }) => sentence).join(' ')}`,
      events, checks, checkpoint,
    }
  } catch (error) {
    if (saysNothing(error)) throw error
    const sentence = `The record cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return { holds: false, answer: `The record does not hold: ${sentence}`, events: 0, checks: [{ what: 'events', outcome: 'broken', sentence }], checkpoint: '' }
  }
}
