/** Several commands decided one after the other on the same stand, to be written together. */
import type { DirectoryEntry } from '@workbench/shared/policy/directory.ts'
import type { Statement } from '../store/port.ts'
import type { ContentAtHand } from './content.ts'
import { decideOn, type Decided, type Ground } from './deciding.ts'
import { kindNamed } from './kind.ts'
import type { ActOutcome, ActRequest, ContentRow, RecordFacts } from './port.ts'
import { answerAgain, keyOf } from './replies.ts'
import { insertContent, insertEvents, insertReplies, moveHead, touchDirectory, writeDirectory, type KeptReply } from './sql.ts'
import type { EventRow, Stand } from './stand.ts'

export interface Holding {
  readonly facts: RecordFacts
  readonly stand: Stand
  readonly content: ContentAtHand
  /** What the directory says of the record at this stand, as JSON. */
  readonly entry: string
}

export interface Waiting {
  readonly request: ActRequest
  readonly answer: (outcome: ActOutcome) => void
  readonly fail: (error: unknown) => void
}

export interface DecidedBatch {
  readonly before: Holding
  readonly after: Holding
  /** Everybody in it who is not answered yet and has to be tried again if the write does not stand. */
  readonly open: readonly Waiting[]
  /** The same key as one that is being written: answered from under it once that is on disk. */
  readonly later: readonly Waiting[]
  /** Keys that the write will put on disk. */
  readonly keys: ReadonlySet<string>
  /** Empty where nothing is to be written. */
  readonly statements: readonly Statement[]
  /** Answers everybody in it, refusals too: they were refused on a stand that now holds. */
  settle(): void
}

export const entryOf = (facts: RecordFacts, stand: Stand): string => JSON.stringify(kindNamed(facts.kind).directory(stand.state))

export const directoryStatements = (facts: RecordFacts, before: string | undefined, entry: string, at: string, sources: string): Statement[] =>
  before === entry ? [touchDirectory(facts.record, at, sources)] : writeDirectory(facts, JSON.parse(entry) as DirectoryEntry, entry, at, sources)

export const keptReplyOf = (request: ActRequest, record: string, { reply }: Extract<Decided, { kind: 'accepted' }>): KeptReply => ({
  actor: request.actor, operation: request.operation, key: request.key, bodyHash: request.bodyHash, record, reply: JSON.stringify(reply), at: reply.at,
})

/** `known` is what stands under the requests' keys; `flying` are keys of a write that is under way; `sources` the code that writes the directory. */
export const decideBatch = (
  ground: Ground, before: Holding, batch: readonly Waiting[], known: ReadonlyMap<ActRequest, KeptReply>, flying: ReadonlySet<string>, sources: string,
): DecidedBatch => {
  const { record } = before.facts
  let stand = before.stand
  const events: EventRow[] = []
  const content: ContentRow[] = []
  const replies: KeptReply[] = []
  const keys = new Set<string>()
  const later: Waiting[] = []
  const open: Waiting[] = []
  const settled: (() => void)[] = []
  for (const one of batch) {
    const { request, answer, fail } = one
    const key = keyOf(request)
    const kept = known.get(request)
    if (kept) {
      answer(answerAgain(kept, request, record))
      continue
    }
    if (keys.has(key) || flying.has(key)) {
      later.push(one)
      continue
    }
    open.push(one)
    let decided: Decided
    try {
      decided = decideOn(ground, before.facts, stand, before.content, request)
    } catch (error) {
      settled.push(() => fail(error))
      continue
    }
    if (decided.kind !== 'accepted') {
      const outcome = decided
      settled.push(() => answer(outcome))
      continue
    }
    const { reply } = decided
    stand = decided.stand
    before.content.add(decided.content)
    for (const row of decided.events) events.push(row)
    for (const row of decided.content) content.push(row)
    replies.push(keptReplyOf(request, record, decided))
    keys.add(key)
    settled.push(() => answer({ kind: 'recorded', record, reply, again: false }))
  }
  const after = keys.size === 0 ? before : { ...before, stand, entry: entryOf(before.facts, stand) }
  return {
    before, after, open, later, keys,
    statements: keys.size === 0 ? [] : [
      moveHead(record, before.stand.seq, stand), insertEvents(record, events), insertContent(record, content), insertReplies(replies),
      ...directoryStatements(before.facts, before.entry, after.entry, stand.lastAt, sources),
    ],
    settle: () => {
      for (const tell of settled) tell()
    },
  }
}
