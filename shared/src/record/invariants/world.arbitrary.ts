/**
 * A small world for law suites: a record of either kind held in memory, with ids, salts and time from counters, so that the
 * same commands make the same record. Everything in it is invented.
 */
import { createHash } from 'node:crypto'
import type { Commitment, ContentKind } from '../../contract/primitives.ts'
import { recordKinds, revisionStanding, type Command, type RecordKindName, type StateOf } from '../../handle.ts'
import { dayNumber, readDay, textOfDayNumber } from '../../numeric/day.ts'
import { canonicalText } from '../../proof/canonical.ts'
import { NONCE_BYTES, STEP_BYTES } from '../../seal/seal.ts'
import { applyEvents, type Accepted, type DecideContext, type Decision, type ReadContent, type Recorded } from '../kernel.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export const hashOf = (json: unknown): string => sha256(canonicalText(json))

export interface World<K extends RecordKindName> {
  readonly kind: K
  state: StateOf<K>
  readonly events: Recorded[]
  readonly read: ReadContent
  /** The world's clock; each command is done a minute after the one before unless it was moved. */
  now: string
  /** One command through the door, from the revision that stands unless another is named; what it decides is folded in. */
  readonly act: (actor: string, type: string, body: unknown, base?: number) => Decision
  /** The same, and a refusal is a fault of the test. */
  readonly must: (actor: string, type: string, body: unknown, base?: number) => Accepted
}

/** The same instant, `minutes` later. */
export const plusMinutes = (instant: string, minutes: number): string => {
  const total = dayNumber(readDay(instant.slice(0, 10))!) * 1_440 + Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)) + minutes
  const two = (value: number) => String(value).padStart(2, '0')
  return `${textOfDayNumber(Math.floor(total / 1_440))}T${two(Math.floor((total % 1_440) / 60))}:${two(total % 60)}${instant.slice(16)}`
}

export const emptyWorld = <K extends RecordKindName>(kind: K, startsAt: string, playing = true): World<K> => {
  const { empty, evolve, handle } = recordKinds[kind]
  const content = new Map<string, string>()
  let count = 0
  const commit = (text: string, contentKind: ContentKind): Commitment => {
    const digest = sha256(`${count++}:${text}`)
    content.set(digest, text)
    return { sha256: digest, size: Buffer.byteLength(text), kind: contentKind }
  }
  // An envelope tells its size in steps only, as the real one does.
  const seal = (text: string): Commitment => ({ ...commit(text, 'envelope'), size: Math.ceil((4 + Buffer.byteLength(text)) / STEP_BYTES) * STEP_BYTES + NONCE_BYTES + 16 })
  const read: ReadContent = (commitment) => content.get(commitment.sha256)
  const world: World<K> = {
    kind, state: empty('tiny'), events: [], read, now: startsAt,
    act: (actor, type, body, base) => {
      world.now = plusMinutes(world.now, 1)
      const context: DecideContext = {
        record: 'tiny', actor, now: world.now, newId: () => `id-${count++}`, commit, seal, open: read, read, hash: hashOf, playing,
      }
      const command: Command = { type, body, base: base ?? revisionStanding(world.state, type, body, actor) }
      const decision = handle(world.state, command, context)
      if (decision.refused) return decision
      // As stored: canonical text read back, so that nothing is shared with what decide held.
      const events = decision.events.map((proposed, index): Recorded => ({
        ...proposed, body: JSON.parse(canonicalText(proposed.body)), record: 'tiny', seq: world.state.seq + 1 + index, at: world.now, actor,
      }))
      const told = JSON.stringify(events)
      world.state = applyEvents(world.state, events, evolve)
      if (JSON.stringify(events) !== told) throw new Error(`Folding in ${events.map(({ type: eventType }) => eventType).join(', ')} altered the event itself.`)
      world.events.push(...events)
      return decision
    },
    must: (actor, type, body, base) => {
      const decision = world.act(actor, type, body, base)
      if (decision.refused) throw new Error(`${type} by ${actor}: ${decision.code}: ${decision.sentence} ${decision.pointer ?? ''} ${JSON.stringify(decision.facts)}`)
      return decision
    },
  }
  return world
}

/** Plain values, so that two states can be compared whatever they are made of: maps, typed arrays, drafts once held. */
export const plain = (value: unknown): unknown => {
  if (value instanceof Map) return { map: [...value].map(([key, item]) => [plain(key), plain(item)]) }
  if (ArrayBuffer.isView(value)) return { numbers: [...(value as Int32Array)] }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, plain(item)]))
  return value
}
