/** Where a record stands after an event: its state, its tree, its time. Never changed; the next stand is another value. */
import { canonicalText } from '@workbench/shared/proof/canonical.ts'
import { hex, utf8 } from '@workbench/shared/proof/bytes.ts'
import { appendLeaf, emptyFrontier, leafHash, type Frontier } from '@workbench/shared/proof/tree.ts'
import { applyEvents, replayInto, type Proposed, type Recorded } from '@workbench/shared/record/kernel.ts'
import type { Random } from './context.ts'
import type { AnyKind } from './kind.ts'

export interface Stand {
  readonly state: object
  /** Sequence of the last event; -1 before the first. */
  readonly seq: number
  readonly lastAt: string
  readonly tree: Frontier
}

export interface EventRow {
  readonly seq: number
  readonly at: string
  readonly bytes: Uint8Array
  readonly leaf: Uint8Array
}

const EVENT_SALT_BYTES = 16

export const emptyStand = (kind: AnyKind, record: string): Stand => ({ state: kind.empty(record), seq: -1, lastAt: '', tree: emptyFrontier })

export interface Folding {
  readonly kind: AnyKind
  readonly record: string
  readonly random: Random
  /** The stand is nobody else's: fold by mutation. For playing and replay. */
  readonly owned: boolean
}

/**
 * Folds what a decision proposed into a stand and makes the rows that are stored of it. What is folded is what was
 * written, read back: a live state cannot differ from a replayed one. Throws NotStorable if a body has no canonical form.
 */
export const foldProposed = (
  { kind, record, random, owned }: Folding,
  stand: Stand,
  { actor, at, events }: { readonly actor: string; readonly at: string; readonly events: readonly Proposed[] },
): { readonly stand: Stand; readonly rows: EventRow[]; readonly recorded: readonly Recorded[] } => {
  const rows: EventRow[] = []
  const recorded: Recorded[] = []
  let tree = stand.tree
  let seq = stand.seq
  for (const { type, version, body } of events) {
    seq += 1
    const text = canonicalText({ record, seq, at, actor, type, version, salt: hex(random(EVENT_SALT_BYTES)), body })
    const bytes = utf8(text)
    const leaf = leafHash(bytes)
    tree = appendLeaf(tree, leaf)
    rows.push({ seq, at, bytes, leaf })
    recorded.push(JSON.parse(text) as Recorded)
  }
  const fold = owned ? replayInto : applyEvents
  return { stand: { state: fold(stand.state, recorded, kind.evolve), seq, lastAt: events.length > 0 ? at : stand.lastAt, tree }, rows, recorded }
}
