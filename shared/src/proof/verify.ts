/**
 * What a stranger can find out about a record without asking anybody: whether every event stands as it was written,
 * in its place, and whether the whole is what was signed. Pure; needs nothing but what was handed over.
 */
import { hex, sameBytes } from './bytes.ts'
import { canonicalBytes } from './canonical.ts'
import { contentDigest } from './commitment.ts'
import { openCheckpoint, type Checkpoint } from './checkpoint.ts'
import { parseEvent, type StoredFields } from './stored-event.ts'
import { appendLeaf, emptyFrontier, frontierRoot, leafHash } from './tree.ts'

/** An event's bytes; or the hash alone, where who hands it over may not say what it holds. */
export type HandedEvent = Uint8Array | { readonly leaf: Uint8Array }

const isWithheld = (event: HandedEvent): event is { readonly leaf: Uint8Array } => 'leaf' in event

export interface HandedOver {
  readonly record: string
  /** The events' bytes in the order they were handed over. */
  readonly events: readonly HandedEvent[]
  /** The leaf hashes kept beside the events, or kept by whoever checks: they tell which event was touched. */
  readonly leaves?: readonly Uint8Array[]
  /** Content that was handed over; what is missing may have been withheld or lawfully destroyed, unless `whole`. */
  readonly content?: readonly { readonly sha256: string; readonly salt: Uint8Array; readonly bytes: Uint8Array }[]
  /** All content that there is was handed over, as from the store itself: nothing was withheld, so what is missing was deleted. */
  readonly whole?: boolean
  /** Checkpoints held elsewhere, with the installation's public key and the origin they must bear. */
  readonly checkpoints?: readonly string[]
  readonly publicKey?: Uint8Array
  readonly origin?: string
}

export type Tampering = 'edited' | 'deleted' | 'inserted' | 'reordered' | 'truncated' | 'forked' | 'unreadable' | 'checkpoint' | 'content'

export interface Finding {
  readonly kind: Tampering
  /** The event it was found at, where one can be named. */
  readonly seq?: number
  readonly sentence: string
}

export interface Verification {
  readonly intact: boolean
  readonly events: number
  /** Root of the tree over the events as handed over, hex. */
  readonly root: string
  readonly findings: readonly Finding[]
  /** What was checked and what could not be, in plain words. */
  readonly notes: readonly string[]
}

const finding = (kind: Tampering, sentence: string, seq?: number): Finding => ({ kind, sentence, ...(seq === undefined ? {} : { seq }) })

export const verifyRecord = (handed: HandedOver): Verification => {
  const leaves = handed.events.map((event) => (isWithheld(event) ? event.leaf : leafHash(event)))
  const parsed = handed.events.map((event) => (isWithheld(event) ? WITHHELD : parseEvent(event)))
  const withheld = handed.events.filter(isWithheld).length
  const signed = openCheckpoints(handed)
  const findings = [
    ...checkEvents(handed, parsed),
    ...(handed.leaves ? compareLeaves(leaves, handed.leaves) : []),
    ...signed.findings,
    ...compareCheckpoints(leaves, signed.checkpoints),
  ]
  const content = checkContent(handed, parsed)
  findings.push(...content.findings)
  return {
    intact: findings.length === 0,
    events: handed.events.length,
    root: hex(rootAt(leaves, leaves.length)),
    findings,
    notes: [
      ...notesOnCheckpoints(signed.checkpoints, leaves.length),
      ...(withheld === 0 ? [] : [`${withheld} of ${leaves.length} events are withheld from whoever saved this: their hashes stand in the tree, what they say was not handed over.`]),
      ...content.notes,
    ],
  }
}

/** Stands in place of an event of which only the hash was handed over. */
const WITHHELD = { because: 'withheld' } as const

const rootAt = (leaves: readonly Uint8Array[], size: number): Uint8Array => {
  let frontier = emptyFrontier
  for (let index = 0; index < size; index++) frontier = appendLeaf(frontier, leaves[index]!)
  return frontierRoot(frontier)
}

/** Each event by itself and beside its neighbours: form, record, place, time. */
const checkEvents = (handed: HandedOver, parsed: readonly (ReturnType<typeof parseEvent>)[]): Finding[] => {
  const findings: Finding[] = []
  const numbers = new Set(parsed.flatMap((event, place) => (event === WITHHELD ? [place] : 'because' in event ? [] : [event.seq])))
  const seen = new Set<number>()
  let expected = 0
  let lastAt = ''
  for (const [place, event] of parsed.entries()) {
    if (event === WITHHELD) {
      seen.add(place)
      expected = Math.max(expected, place + 1)
      continue
    }
    if ('because' in event) {
      findings.push(finding('unreadable', `What stands at place ${place} is no event: ${event.because}.`, place))
      expected++
      continue
    }
    findings.push(...checkForm(handed, event, place))
    if (seen.has(event.seq)) findings.push(finding('inserted', `Event ${event.seq} stands twice; at place ${place} one was inserted.`, event.seq))
    else {
      if (event.seq > expected) {
        for (let missing = expected; missing < event.seq; missing++)
          if (!numbers.has(missing)) findings.push(finding('deleted', `Event ${missing} is missing: it was deleted.`, missing))
      }
      if (event.seq < expected) findings.push(finding('reordered', `Event ${event.seq} stands after event ${expected - 1}: the order was changed.`, event.seq))
      if (event.at < lastAt) findings.push(finding('reordered', `Event ${event.seq} is dated ${event.at}, before the one it follows (${lastAt}).`, event.seq))
      seen.add(event.seq)
      expected = Math.max(expected, event.seq + 1)
    }
    if (event.at > lastAt) lastAt = event.at
  }
  return findings
}

const checkForm = (handed: HandedOver, event: StoredFields, place: number): Finding[] => {
  const findings: Finding[] = []
  if (event.record !== handed.record)
    findings.push(finding('inserted', `The event at place ${place} belongs to record ${event.record}, not to ${handed.record}: it was inserted.`, event.seq))
  let written: Uint8Array | undefined
  try {
    written = canonicalBytes(event)
  } catch {
    written = undefined
  }
  if (!written || !sameBytes(written, handed.events[place] as Uint8Array))
    findings.push(finding('edited', `Event ${event.seq} is not in the form in which it was written: it was edited.`, event.seq))
  return findings
}

/** The events beside the hashes that were kept of them: which one is another, gone, new or moved. */
const compareLeaves = (leaves: readonly Uint8Array[], kept: readonly Uint8Array[]): Finding[] => {
  const now = leaves.map(hex)
  const then = kept.map(hex)
  const placeNow = new Map(now.map((leaf, index) => [leaf, index]))
  const placeThen = new Map(then.map((leaf, index) => [leaf, index]))
  const gone = then.flatMap((leaf, index) => (placeNow.has(leaf) ? [] : [index]))
  const fresh = now.flatMap((leaf, index) => (placeThen.has(leaf) ? [] : [index]))
  const findings: Finding[] = []
  const freshPlaces = new Set(fresh)
  const edited = new Set(gone.filter((index) => freshPlaces.has(index) && sameNeighbours(now, then, index)))
  for (const index of edited) findings.push(finding('edited', `Event ${index} is not the one whose hash was kept: it was edited.`, index))
  const deleted = gone.filter((index) => !edited.has(index))
  const tail = deleted.length > 0 && deleted.every((index, step) => index === then.length - deleted.length + step) && fresh.every((index) => edited.has(index))
  if (tail) findings.push(finding('truncated', `The last ${deleted.length} of ${then.length} events are missing: the record was truncated.`, deleted[0]!))
  else for (const index of deleted) findings.push(finding('deleted', `Event ${index}, whose hash was kept, is missing: it was deleted.`, index))
  for (const index of fresh) if (!edited.has(index)) findings.push(finding('inserted', `What stands at place ${index} has no hash that was kept: it was inserted.`, index))
  const common = now.filter((leaf) => placeThen.has(leaf))
  let last = -1
  for (const leaf of common) {
    const place = placeThen.get(leaf)!
    if (place < last) findings.push(finding('reordered', `Event ${place} stands behind a later one: the order was changed.`, place))
    last = Math.max(last, place)
  }
  return findings
}

/** Replaced in place rather than shifted: the next untouched events on both sides are where they were. */
const sameNeighbours = (now: readonly string[], then: readonly string[], index: number): boolean =>
  (now.length === then.length) || (index > 0 && now[index - 1] === then[index - 1] && (now[index + 1] === then[index + 1]))

const openCheckpoints = (handed: HandedOver): { checkpoints: Checkpoint[]; findings: Finding[] } => {
  const checkpoints: Checkpoint[] = []
  const findings: Finding[] = []
  for (const [index, note] of (handed.checkpoints ?? []).entries()) {
    const opened = handed.publicKey ? openCheckpoint(note, handed.publicKey) : { because: 'no public key was given to check it by.' }
    if ('because' in opened) findings.push(finding('checkpoint', `Checkpoint ${index + 1} cannot be relied on: ${opened.because}`))
    else if (handed.origin !== undefined && opened.origin !== handed.origin)
      findings.push(finding('checkpoint', `Checkpoint ${index + 1} is of ${opened.origin}, not of ${handed.origin}.`))
    else checkpoints.push(opened)
  }
  return { checkpoints: checkpoints.sort((a, b) => a.size - b.size), findings }
}

const compareCheckpoints = (leaves: readonly Uint8Array[], checkpoints: readonly Checkpoint[]): Finding[] => {
  const findings: Finding[] = []
  let agreed = 0
  for (const [index, checkpoint] of checkpoints.entries()) {
    const twin = checkpoints.slice(0, index).find((other) => other.size === checkpoint.size && !sameBytes(other.root, checkpoint.root))
    if (twin) findings.push(finding('forked', `Two checkpoints of ${checkpoint.size} events are signed with different roots: two histories were kept.`))
    if (checkpoint.size > leaves.length)
      findings.push(finding('truncated', `A checkpoint was signed over ${checkpoint.size} events; only ${leaves.length} are here: the record was truncated.`, leaves.length))
    else if (sameBytes(rootAt(leaves, checkpoint.size), checkpoint.root)) agreed = Math.max(agreed, checkpoint.size)
    else
      findings.push(finding('forked', agreed > 0
        ? `The record agrees with what was signed up to event ${agreed - 1}; between there and event ${checkpoint.size - 1} it is another history: the record was forked or rewritten.`
        : `The first ${checkpoint.size} events are not those that were signed: the record was forked or rewritten.`, agreed))
  }
  return findings
}

const notesOnCheckpoints = (checkpoints: readonly Checkpoint[], size: number): string[] => {
  const largest = checkpoints.at(-1)?.size
  if (largest === undefined) return ['No checkpoint from elsewhere was given: events cut off at the end, or a history rewritten as a whole, could not be noticed.']
  return largest < size ? [`The last ${size - largest} events are younger than the latest checkpoint: cutting them off could not be noticed.`] : []
}

const isCommitment = (value: object): value is { sha256: string; size: number; kind: unknown } =>
  typeof (value as { sha256?: unknown }).sha256 === 'string' && typeof (value as { size?: unknown }).size === 'number' && 'kind' in value

/** Every commitment in a body, wherever it stands. */
export const commitmentsIn = (value: unknown, found: (sha256: string, size: number, kind: unknown) => void): void => {
  if (typeof value !== 'object' || value === null) return
  if (isCommitment(value)) found(value.sha256, value.size, value.kind)
  else for (const child of Object.values(value)) commitmentsIn(child, found)
}

const contentNames: Readonly<Record<string, string>> = { envelope: 'A sealed envelope', name: 'A name', price: 'A price', document: 'A document', figures: 'Figures' }

const checkContent = (handed: HandedOver, parsed: readonly ReturnType<typeof parseEvent>[]): { findings: Finding[]; notes: string[] } => {
  if (!handed.content) return { findings: [], notes: ['No content was given: texts, names and prices were not compared with their commitments.'] }
  const findings: Finding[] = []
  const named = new Map<string, { seq: number; size: number; kind: unknown }>()
  for (const event of parsed) if (!('because' in event)) commitmentsIn(event.body, (sha256, size, kind) => named.set(sha256, named.get(sha256) ?? { seq: event.seq, size, kind }))
  const here = new Set<string>()
  for (const { sha256, salt, bytes } of handed.content) {
    here.add(sha256)
    const owner = named.get(sha256)
    if (!owner) findings.push(finding('content', `Content ${sha256.slice(0, 12)}… is named by no event: it was put in from elsewhere.`))
    else if (contentDigest(salt, bytes) !== sha256 || bytes.length !== owner.size)
      findings.push(finding('content', `The content ${sha256.slice(0, 12)}… of event ${owner.seq} is not what was committed to: it was edited.`, owner.seq))
  }
  const missing = [...named].filter(([sha256]) => !here.has(sha256))
  if (handed.whole) for (const [, { seq, kind }] of missing) findings.push(finding('content', `${contentNames[String(kind)] ?? 'A text'} of event ${seq} is not here: it was deleted.`, seq))
  const absent = handed.whole ? 0 : missing.length
  return { findings, notes: absent === 0 ? [] : [`${absent} of ${named.size} texts are not here: sealed, withheld, or destroyed at the end of their retention.`] }
}
