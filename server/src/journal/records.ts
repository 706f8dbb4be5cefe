/** The records of one installation: made, commanded, read, listened to. */
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
}

const PAST_AT_MOST = 8

const because = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const openRecords = ({ store, now, random, installation, keys, log }: RecordsSettings): Records => {
  const ground: Ground = { now, random, sealingKey: keys.sealing }
  const stored = openStored(store)
  const holders = new Map<string, Holder>()
  const listeners = new Set<(change: Changed) => void>()
  /** The last event that listeners were told of, by record. */
  const told = new Map<string, number>()
  const past = new Map<string, Promise<Stand>>()

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

  const holderOf = (record: string, born?: Holding): Holder => {
    let holder = holders.get(record)
    if (!holder) {
      holder = openHolder({ store, ground, changed }, record, born)
      holders.set(record, holder)
    }
    return holder
  }

  /** The holding of a record that exists; ids that name nothing leave nothing behind. */
  const holdingOf = async (record: string): Promise<Holding | undefined> => {
    const holding = await holderOf(record).committed()
    if (!holding) holders.delete(record)
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
        ...directoryStatements(facts, undefined, entry, decided.stand.lastAt),
      ], { record, seq: decided.stand.seq })
      if (written === 'conflict') return (await again()) ?? { kind: 'unavailable', because: 'The record could not be made; send the same request again with the same key.' }
      holderOf(record, { facts, stand: decided.stand, content, entry })
      changed({ record, fromSeq: 0, toSeq: decided.stand.seq })
      return { kind: 'recorded', record, reply: decided.reply, again: false }
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      const known = await again().catch(() => undefined)
      return known ?? { kind: 'unavailable', because: `${error.message} Send the same request again with the same key.` }
    }
  }

  const asItStood: Records['asItStood'] = async (record, until) => {
    const holding = await holdingOf(record)
    if (!holding) return undefined
    const { facts, stand } = holding
    const seq = 'seq' in until ? Math.min(until.seq, stand.seq) : await seqAt(store, record, stand.seq, until.instant)
    if (seq < 0) return undefined
    const name = `${record} ${seq}`
    let stood = seq === stand.seq ? Promise.resolve(stand) : past.get(name)
    if (!stood) {
      if (past.size >= PAST_AT_MOST) past.delete(past.keys().next().value!)
      stood = loadPast(store, facts, seq)
      past.set(name, stood)
      stood.catch(() => past.delete(name))
    }
    const then = await stood
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
    await holders.get(record)?.refresh()
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
      const holding = await playInto(store, ground, options, transactions)
      holders.set(options.record, openHolder({ store, ground, changed }, options.record, holding))
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
    redeem: stored.redeem,
    directoryOf: async (person) => {
      const rows = await store.read('select d.* from directory_people p join directory d on d.record = p.record where p.person = ? order by d.updated_at desc, d.record', [person])
      return rows.map((row): DirectoryRow => ({
        ...(JSON.parse(row.entry as string) as DirectoryEntry),
        record: row.record as string, kind: row.kind as RecordKindName, illustrative: row.illustrative === 1, updatedAt: row.updated_at as string,
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
      await Promise.all([...holders.values()].map((holder) => holder.idle()))
    },
  }
}
