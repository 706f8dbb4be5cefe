/** The records of one installation: made, commanded, read, listened to. */
import { getHeapStatistics } from 'node:v8'
import { textOf } from '@workbench/shared/proof/bytes.ts'
import { originOf, publicKeyOf, signCheckpoint } from '@workbench/shared/proof/checkpoint.ts'
import { frontierRoot } from '@workbench/shared/proof/tree.ts'
import type { DirectoryEntry } from '@workbench/shared/policy/directory.ts'
import type { RecordKindName, StateOf } from '@workbench/shared/handle.ts'
import { StoreUnavailable, type Store } from '../store/port.ts'
import { directoryStatements, entryOf, keptReplyOf, type Holding } from './batch.ts'
import { contentAtHand } from './content.ts'
import { newId, type Random } from './context.ts'
import { decideOn, recordNow, type Ground } from './deciding.ts'
import { openHolder, type Holder } from './holder.ts'
import { kindNamed } from './kind.ts'
import { loadPast, readHeads, seqAt } from './load.ts'
import { playInto } from './playing.ts'
import type { ActOutcome, ActRequest, Changed, DirectoryRow, Held, RecordFacts, Records, StoredEvent } from './port.ts'
import { answerAgain, lookUp } from './replies.ts'
import { insertContent, insertEvents, insertRecord, insertReplies, removeAllIncomplete } from './sql.ts'
import { emptyStand, type Stand } from './stand.ts'
import { openShelf } from './shelf.ts'
import { openSnapshots } from './snapshots.ts'
import { sourcesOfDirectory } from './sources.ts'
import { openStored } from './stored.ts'

export interface RecordsSettings {
  readonly store: Store
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
  readonly random: Random
  /** Names the installation in checkpoints. */
  readonly installation: string
  readonly keys: { readonly signing: Uint8Array; readonly sealing: Uint8Array }
  readonly log: (sentence: string) => void
  /** Memory that this process may use, in bytes; what Node allows itself unless a test says otherwise. */
  readonly memory?: number
}

/** Of the memory, for records that are held: as much again may be under way while one is read or replaced. */
const HELD_SHARE = 1 / 3
/** And for stands of the past; each weighs at least an eighth of that, so that there are never more than eight. */
const PAST_SHARE = 1 / 10
const PAST_AT_MOST = 8

const because = (error: unknown): string => (error instanceof Error ? error.message : String(error))

interface Past {
  readonly stand: Promise<Stand>
  readonly weight: number
  read: boolean
}

export const openRecords = ({ store, now, random, installation, keys, log, memory = getHeapStatistics().heap_size_limit }: RecordsSettings): Records => {
  const ground: Ground = { now, random, sealingKey: keys.sealing }
  const stored = openStored(store)
  const snapshots = openSnapshots(store, log)
  /** Where the program’s own text cannot be read its rows name none. */
  const sources = (): Promise<string> => sourcesOfDirectory().catch(() => '')
  const holders = openShelf<Holder>({ atMost: memory * HELD_SHARE, weigh: (holder) => holder.weight(), mayGo: (holder) => !holder.isBusy() })
  const listeners = new Set<(change: Changed) => void>()
  /** The last event that listeners were told of, by record. */
  const told = new Map<string, number>()
  const past = openShelf<Past>({
    atMost: memory * PAST_SHARE, weigh: ({ weight }) => Math.max(weight, (memory * PAST_SHARE) / PAST_AT_MOST), mayGo: ({ read }) => read,
  })

  const changed = ({ record, fromSeq, toSeq }: Changed): void => {
    const before = told.get(record)
    if (before !== undefined && toSeq <= before) return
    told.set(record, toSeq)
    const change = { record, fromSeq: before === undefined ? fromSeq : before + 1, toSeq }
    for (const listener of listeners) {
      // What is on disk is on disk, whatever a listener makes of it.
      try {
        listener(change)
      } catch (error) {
        log(`A listener failed on a change of record ${record}: ${because(error)}`)
      }
    }
  }

  const hold = (record: string, born?: Holding): Holder => {
    const loaded = (): void => {
      holders.use(record)
      holders.tidy()
    }
    const holder = openHolder({ store, ground, snapshots, changed, sources, loaded }, record, born)
    holders.put(record, holder)
    return holder
  }
  /** Asked anew for every act and read: nobody keeps one, so it can go whenever it is not busy. */
  const holderOf = (record: string): Holder => holders.use(record) ?? hold(record)

  /** The holding of a record that exists; ids that name nothing leave nothing behind. */
  const holdingOf = async (record: string): Promise<Holding | undefined> => {
    const holder = holderOf(record)
    const holding = await holder.committed()
    if (!holding && !holder.isBusy()) holders.remove(record, holder)
    return holding
  }

  const heldAs = ({ facts, content }: Holding, stand: Stand, at: string): Held => ({
    facts, state: stand.state as StateOf<RecordKindName>, seq: stand.seq, read: content.read, now: at,
  })

  const create = async (kindName: RecordKindName, request: ActRequest): Promise<ActOutcome> => {
    const again = async (): Promise<ActOutcome | undefined> => {
      const kept = (await lookUp(store, [request])).get(request)
      return kept && answerAgain(kept, request)
    }
    try {
      const known = await again()
      if (known) return known
      const record = newId(random)
      const facts: RecordFacts = { record, kind: kindName, illustrative: false, clockOffsetMs: 0 }
      const content = contentAtHand()
      const decided = decideOn(ground, facts, emptyStand(kindNamed(kindName), record), content, request)
      if (decided.kind !== 'accepted') return decided
      content.add(decided.content)
      const entry = entryOf(facts, decided.stand)
      const written = await store.write([
        insertRecord(facts, decided.stand, true),
        insertEvents(record, decided.events),
        insertContent(record, decided.content),
        insertReplies([keptReplyOf(request, record, decided)]),
        ...directoryStatements(facts, undefined, entry, decided.stand.lastAt, await sources()),
      ], { record, seq: decided.stand.seq })
      if (written === 'conflict') return (await again()) ?? { kind: 'unavailable', because: 'The record could not be made; send the same request again with the same key.' }
      hold(record, { facts, stand: decided.stand, content, entry })
      changed({ record, fromSeq: 0, toSeq: decided.stand.seq })
      return { kind: 'recorded', record, reply: decided.reply, again: false }
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      const known = await again().catch(() => undefined)
      return known ?? { kind: 'unavailable', because: `${error.message} Send the same request again with the same key.` }
    }
  }

  const pastOf = ({ facts, stand }: Holding, seq: number): Promise<Stand> => {
    const name = `${facts.record} ${seq}`
    const known = past.use(name)
    if (known) return known.stand
    const one: Past = { stand: loadPast(store, facts, seq, snapshots), weight: (holders.use(facts.record)?.weight() ?? 0) * ((seq + 1) / (stand.seq + 1)), read: false }
    past.put(name, one)
    one.stand.then(() => {
      one.read = true
      past.tidy()
    }, () => past.remove(name, one))
    return one.stand
  }

  const asItStood: Records['asItStood'] = async (record, until) => {
    const holding = await holdingOf(record)
    if (!holding) return undefined
    const { stand } = holding
    const seq = 'seq' in until ? Math.min(until.seq, stand.seq) : await seqAt(store, record, stand.seq, until.instant)
    if (seq < 0) return undefined
    const then = seq === stand.seq ? stand : await pastOf(holding, seq)
    return heldAs(holding, then, 'instant' in until && until.instant > then.lastAt ? until.instant : then.lastAt)
  }

  const eventsOf: Records['events'] = async (record, { afterSeq, limit }) => {
    const rows = await store.read('select e.bytes from events e join records r on r.record = e.record and r.complete = 1 where e.record = ? and e.seq > ? order by e.seq limit ?', [record, afterSeq, limit])
    return rows.map(({ bytes }) => ({ ...(JSON.parse(textOf(bytes as Uint8Array)) as Omit<StoredEvent, 'bytes'>), bytes: bytes as Uint8Array }))
  }

  const checkpoint: Records['checkpoint'] = async (record) => {
    const holding = await holdingOf(record)
    if (!holding) throw new Error(`There is no record “${record}”.`)
    const { tree } = holding.stand
    return signCheckpoint({ origin: originOf(installation, record), size: tree.size, root: frontierRoot(tree) }, keys.signing)
  }

  /** The tree kept beside the record counts as one more witness: it was written in the same transaction as each event. */
  const verify: Records['verify'] = async (record, checkpoints = []) => {
    const { verification } = await stored.verify(record, { checkpoints: [await checkpoint(record), ...checkpoints], publicKey: publicKeyOf(keys.signing), origin: originOf(installation, record) })
    return verification
  }

  /** Somebody else wrote: bring what is held up to date, then tell. A hint that was missed concerns every record. */
  const heard = async (record: string, seq: number): Promise<void> => {
    await holders.use(record)?.refresh()
    changed({ record, fromSeq: seq, toSeq: seq })
  }
  const stopHearing = store.onHint((hint) => {
    const listen = hint
      ? heard(hint.record, hint.seq)
      : readHeads(store).then((heads) => Promise.all(heads.filter(({ facts, seq }) => (told.get(facts.record) ?? seq) < seq).map(({ facts, seq }) => heard(facts.record, seq))))
    listen.catch((error: unknown) => log(`A change by another server could not be read: ${because(error)}`))
  })

  /** Before the first playing: what an earlier process left half played goes. Where others share the store it may be theirs. */
  let swept: Promise<unknown> | undefined
  const sweep = (): Promise<unknown> =>
    (swept ??= store.shared ? Promise.resolve() : store.write(removeAllIncomplete()).catch((error: unknown) => {
      swept = undefined
      throw error
    }))

  return {
    create,
    act: async (record, request) => {
      const outcome = await holderOf(record).act(request)
      if (outcome.kind === 'refused' && outcome.refusal.class === 'unknown') await holdingOf(record)
      return outcome
    },
    play: async (options, transactions) => {
      await sweep()
      const holding = await playInto(store, ground, options, transactions, await sources())
      hold(options.record, holding)
      changed({ record: options.record, fromSeq: 0, toSeq: holding.stand.seq })
    },
    committed: async (record) => {
      const holding = await holdingOf(record)
      if (!holding) return undefined
      const { facts, stand } = holding
      return heldAs(holding, stand, recordNow(ground, facts, stand.lastAt) ?? stand.lastAt)
    },
    asItStood,
    events: eventsOf,
    stored: stored.bytes,
    content: stored.content,
    redeem: stored.redeem,
    directoryOf: async (person) => {
      const rows = await store.read('select d.* from directory_people p join directory d on d.record = p.record where p.person = ? order by d.updated_at desc, d.record', [person])
      const now = await sources()
      return rows.map((row): DirectoryRow => ({
        ...(JSON.parse(row.entry as string) as DirectoryEntry),
        record: row.record as string, kind: row.kind as RecordKindName, illustrative: row.illustrative === 1, updatedAt: row.updated_at as string, ofThisCode: row.sources === now,
      }))
    },
    list: async () => (await readHeads(store)).map(({ facts }) => facts),
    checkpoint,
    verify,
    publicKey: publicKeyOf(keys.signing),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      stopHearing()
      await Promise.all([...holders.all()].map((holder) => holder.idle()))
      await snapshots.close()
    },
  }
}
