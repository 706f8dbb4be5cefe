/** A record that was touched: each way of touching it is found and called by its name. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf, utf8 } from './bytes.ts'
import { originOf, publicKeyOf, signCheckpoint } from './checkpoint.ts'
import { commitTo } from './commitment.ts'
import { eventBytes } from './stored-event.ts'
import { leafHash, rootOf } from './tree.ts'
import { verifyRecord, type HandedOver, type Tampering } from './verify.ts'

const secret = new Uint8Array(32).fill(5)
const publicKey = publicKeyOf(secret)
const origin = originOf('workbench-1', 'beds')
const contentSalt = new Uint8Array(16).fill(8)
const text = utf8('Because it meets the need.')
const commitment = commitTo(contentSalt, text, 'text')

const eventAt = (seq: number, body: unknown, history = 'a') =>
  eventBytes({ record: 'beds', seq, at: `2026-03-02T09:00:00.${String(seq).padStart(3, '0')}Z`, actor: 'ada', type: 'scoreRecorded', version: 1, salt: `${history}${seq}`.padStart(32, '0'), body })

const historyOf = (size: number, history = 'a'): Uint8Array[] => Array.from({ length: size }, (_, seq) => eventAt(seq, { score: String(seq), reason: commitment }, history))
const signed = (events: readonly Uint8Array[]) => signCheckpoint({ origin, size: events.length, root: rootOf(events.map(leafHash)) }, secret)

/** As it was handed over in good faith: events, the hashes kept of them, content, a checkpoint from elsewhere. */
const honest = (size = 8): Omit<HandedOver, 'events'> & { readonly events: readonly Uint8Array[]; readonly leaves: readonly Uint8Array[] } => {
  const events = historyOf(size)
  return { record: 'beds', events, leaves: events.map(leafHash), content: [{ ...commitment, salt: contentSalt, bytes: text }], checkpoints: [signed(events)], publicKey, origin }
}

const kinds = (handed: HandedOver): Tampering[] => [...new Set(verifyRecord(handed).findings.map(({ kind }) => kind))]
const changed = (bytes: Uint8Array, from: string, to: string): Uint8Array => utf8(textOf(bytes).replace(from, to))
/** The same events renumbered, as a careful forger would. */
const renumbered = (events: readonly Uint8Array[]): Uint8Array[] => events.map((bytes, seq) => utf8(textOf(bytes).replace(/"seq":\d+/, `"seq":${seq}`)))

describe('a record that nobody touched', () => {
  it('is intact, whatever its size', () => {
    for (const size of [1, 2, 3, 7, 8, 9, 64]) expect(verifyRecord(honest(size))).toMatchObject({ intact: true, events: size, findings: [], notes: [] })
  })
  it('and what could not be checked is said', () => {
    const { checkpoints: _checkpoints, content: _content, ...rest } = honest()
    expect(verifyRecord(rest).notes.map((note) => note.slice(0, 13))).toEqual(['No checkpoint', 'No content wa'])
    expect(verifyRecord({ ...honest(), content: [] })).toMatchObject({ intact: true, notes: [expect.stringContaining('withheld, or destroyed') as string] })
    expect(verifyRecord({ ...honest(), content: [], whole: true })).toMatchObject({ intact: false, notes: [], findings: [{ kind: 'content', sentence: expect.stringContaining('is not here: it was deleted.') as string }] })
    const later = { ...honest(), events: historyOf(10), leaves: historyOf(10).map(leafHash) }
    expect(verifyRecord(later)).toMatchObject({ intact: true, notes: [expect.stringContaining('last 2 events') as string] })
  })
})

describe('tampering is found and named', () => {
  it('an edit, by the hash that was kept, at its place', () => {
    const handed = honest()
    const events = handed.events.with(3, changed(handed.events[3]!, '"score":"3"', '"score":"5"'))
    const { findings } = verifyRecord({ ...handed, events })
    expect(findings.filter(({ kind }) => kind === 'edited')).toMatchObject([{ seq: 3, sentence: 'Event 3 is not the one whose hash was kept: it was edited.' }])
    expect(kinds({ ...handed, events })).toEqual(['edited', 'forked'])
  })
  it('an edit that only changes the form', () => {
    const handed = honest()
    expect(kinds({ ...handed, leaves: [], checkpoints: [], events: [changed(handed.events[0]!, '{', '{ '), ...handed.events.slice(1)] })).toContain('edited')
  })
  it('a deletion, plain or with the rest renumbered', () => {
    const handed = honest()
    const events = handed.events.toSpliced(4, 1)
    expect(verifyRecord({ ...handed, events }).findings).toContainEqual({ kind: 'deleted', seq: 4, sentence: 'Event 4 is missing: it was deleted.' })
    expect(kinds({ ...handed, leaves: events.map(leafHash), events: renumbered(events) })).toContain('truncated')
  })
  it('an insertion, plain or with the rest renumbered', () => {
    const handed = honest()
    const events = handed.events.toSpliced(4, 0, eventAt(4, { score: '9' }, 'b'))
    expect(kinds({ ...handed, events })).toContain('inserted')
    const forged = renumbered(events)
    expect(kinds({ ...handed, events: forged, leaves: forged.map(leafHash) })).toEqual(['forked'])
    const foreign = handed.events.toSpliced(2, 0, changed(handed.events[2]!, '"beds"', '"beer"'))
    expect(kinds({ ...handed, events: foreign })).toContain('inserted')
  })
  it('a reordering', () => {
    const handed = honest()
    const events = handed.events.with(2, handed.events[3]!).with(3, handed.events[2]!)
    expect(kinds({ ...handed, events })).toEqual(['reordered', 'forked'])
  })
  it('a truncation, by the hashes kept and by the checkpoint alone', () => {
    const handed = honest()
    const events = handed.events.slice(0, 6)
    expect(verifyRecord({ ...handed, events }).findings.map(({ kind, seq }) => [kind, seq])).toEqual([['truncated', 6], ['truncated', 6]])
    expect(kinds({ ...handed, events, leaves: events.map(leafHash) })).toEqual(['truncated'])
  })
  it('a fork: the same beginning, another end, everything else made to fit', () => {
    const handed = honest()
    const early = signed(handed.events.slice(0, 4))
    const events = [...handed.events.slice(0, 5), ...historyOf(9, 'b').slice(5)]
    const { findings } = verifyRecord({ ...handed, events, leaves: events.map(leafHash), checkpoints: [...handed.checkpoints!, early] })
    expect(findings).toMatchObject([{ kind: 'forked', seq: 4, sentence: expect.stringContaining('up to event 3') as string }])
  })
  it('two histories signed at the same size', () => {
    const handed = honest()
    expect(verifyRecord({ ...handed, checkpoints: [...handed.checkpoints!, signed(historyOf(8, 'b'))] }).findings.map(({ sentence }) => sentence).join(' ')).toContain('two histories')
  })
  it('content edited, or put in from elsewhere', () => {
    const handed = honest()
    expect(verifyRecord({ ...handed, content: [{ ...commitment, salt: contentSalt, bytes: utf8('Because I say so.') }] }).findings).toMatchObject([{ kind: 'content', seq: 0 }])
    expect(kinds({ ...handed, content: [{ sha256: 'f'.repeat(64), salt: contentSalt, bytes: text }] })).toEqual(['content'])
  })
  it('what is no event, and a checkpoint that is none or of another log', () => {
    const handed = honest()
    expect(kinds({ ...handed, events: handed.events.with(1, Uint8Array.of(0xff)) })).toContain('unreadable')
    expect(kinds({ ...handed, checkpoints: ['nonsense'] })).toEqual(['checkpoint'])
    expect(kinds({ ...handed, origin: originOf('workbench-1', 'bids') })).toEqual(['checkpoint'])
    const { publicKey: _key, ...keyless } = handed
    expect(kinds(keyless)).toEqual(['checkpoint'])
  })
})

describe('laws of verification (seed 1848)', () => {
  const settings = { seed: 1848, numRuns: 200 }
  const size = fc.integer({ min: 3, max: 30 })

  it('no change of any byte of any event passes, with hashes kept or with a checkpoint alone', () => {
    fc.assert(fc.property(size, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), fc.boolean(), (count, event, at, by, kept) => {
      const handed = honest(count)
      const index = event % count
      const bytes = Uint8Array.from(handed.events[index]!)
      bytes[at % bytes.length]! ^= by
      const events = handed.events.with(index, bytes)
      const found = verifyRecord(kept ? { ...handed, events, checkpoints: [] } : { ...handed, events, leaves: events.map(leafHash) })
      expect(found.intact).toBe(false)
    }), settings)
  })
  it('each of the six ways is named by its own name where the hashes were kept', () => {
    const ways: Readonly<Record<string, (events: readonly Uint8Array[], at: number) => Uint8Array[]>> = {
      edited: (events, at) => events.with(at, changed(events[at]!, '"actor":"ada"', '"actor":"eve"')),
      deleted: (events, at) => events.toSpliced(Math.min(at, events.length - 2), 1),
      inserted: (events, at) => events.toSpliced(at, 0, eventAt(at, { score: '9' }, 'b')),
      reordered: (events, at) => events.toSpliced(at, 1).toSpliced((at + 1) % events.length, 0, events[at]!),
      truncated: (events, at) => events.slice(0, Math.max(1, at)),
    }
    fc.assert(fc.property(size, fc.nat(), fc.constantFrom(...Object.keys(ways)), (count, pick, way) => {
      const handed = honest(count)
      const events = ways[way]!(handed.events, pick % count)
      expect(verifyRecord({ ...handed, events, checkpoints: [] }).findings.map(({ kind }) => kind)).toContain(way)
    }), settings)
  })
})
