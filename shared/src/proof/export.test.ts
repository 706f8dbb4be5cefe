/** A record saved as a file and read back; each way of touching the file is found and called by its name. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64, hex, textOf, utf8 } from './bytes.ts'
import { originOf, publicKeyOf, signCheckpoint } from './checkpoint.ts'
import { commitTo } from './commitment.ts'
import { exportLines, readExport, type ExportedContent, type ExportedEvent } from './export.ts'
import { eventBytes } from './stored-event.ts'
import { leafHash, rootOf } from './tree.ts'
import { verifyRecord, type Tampering } from './verify.ts'

const secret = new Uint8Array(32).fill(5)
const origin = originOf('workbench-1', 'beds')
const salt = new Uint8Array(16).fill(8)
const text = utf8('Because it meets the need: “twelve” beds.\nAnd a second line.')
const commitment = commitTo(salt, text, 'text')

const eventAt = (seq: number, history = 'a') =>
  eventBytes({ record: 'beds', seq, at: `2026-03-02T09:00:00.${String(seq).padStart(3, '0')}Z`, actor: 'ada', type: 'scoreRecorded', version: 1, salt: `${history}${seq}`.padStart(32, '0'), body: { score: String(seq), reason: commitment } })
const historyOf = (size: number, history = 'a') => Array.from({ length: size }, (_, seq) => eventAt(seq, history))
const signed = (events: readonly Uint8Array[]) => signCheckpoint({ origin, size: events.length, root: rootOf(events.map(leafHash)) }, secret)
const told = (events: readonly Uint8Array[]): ExportedEvent[] => events.map((bytes, seq) => ({ seq, leaf: hex(leafHash(bytes)), event: textOf(bytes) }))

const saved = (events: readonly Uint8Array[], { lines = told(events), checkpoint = signed(events) } = {}): string[] => {
  const content: ExportedContent[] = [{ sha256: commitment.sha256, kind: 'text', salt: hex(salt), text: textOf(text) }, { sha256: commitment.sha256, kind: 'text', salt: hex(salt), text: textOf(text) }]
  return exportLines({ record: 'beds', kind: 'tender', origin, events: lines.length, checkpoint, publicKey: base64(publicKeyOf(secret)) }, lines, content)
}

const check = (lines: readonly string[], elsewhere: readonly string[] = []) => {
  const read = readExport(lines.join(''))
  if ('because' in read) throw new Error(`Line ${read.line}: ${read.because}`)
  return verifyRecord({ ...read.handed, checkpoints: [...read.handed.checkpoints!, ...elsewhere] })
}
const kinds = (lines: readonly string[], elsewhere: readonly string[] = []): Tampering[] => [...new Set(check(lines, elsewhere).findings.map(({ kind }) => kind))]

describe('a record saved as a file', () => {
  it('holds when it is read back, and content that several events name stands once', () => {
    const lines = saved(historyOf(6))
    expect(lines).toHaveLength(1 + 6 + 1)
    expect(check(lines)).toMatchObject({ intact: true, events: 6, findings: [], notes: [] })
  })

  it('holds with events withheld: their hashes take their place in the tree, and it is said', () => {
    const events = historyOf(6)
    const lines = told(events).map((event) => (event.seq === 2 ? { seq: 2, leaf: event.leaf, withheld: 'Not unlocked.' } : event))
    expect(check(saved(events, { lines }))).toMatchObject({ intact: true, notes: ['1 of 6 events are withheld from whoever saved this: their hashes stand in the tree, what they say was not handed over.'] })
    const other = lines.map((event) => (event.seq === 2 ? { ...event, leaf: hex(leafHash(eventAt(2, 'b'))) } : event))
    expect(kinds(saved(events, { lines: other }))).toContain('forked')
  })

  it('holds with content gone, and says so', () => {
    const lines = saved(historyOf(3)).with(4, `${JSON.stringify({ sha256: commitment.sha256, kind: 'text', gone: 'destroyed' })}\n`)
    expect(check(lines)).toMatchObject({ intact: true, notes: [expect.stringContaining('destroyed')] })
  })
})

describe('a file that was touched is found, and how is named', () => {
  const events = historyOf(8)
  const honest = saved(events)
  const place = (seq: number) => 1 + seq

  it('edited: the event alone, or the event with its hash', () => {
    const edited = honest.with(place(3), honest[place(3)]!.replace('\\"actor\\":\\"ada\\"', '\\"actor\\":\\"eve\\"'))
    expect(edited[place(3)]).not.toBe(honest[place(3)])
    expect(check(edited).findings).toContainEqual(expect.objectContaining({ kind: 'edited', seq: 3 }))
    const careful = told(events.with(3, eventAt(3, 'b')))
    expect(kinds(saved(events, { lines: careful }))).toContain('forked')
  })
  it('deleted', () => expect(check(honest.toSpliced(place(3), 1)).findings).toContainEqual(expect.objectContaining({ kind: 'deleted', seq: 3 })))
  it('inserted', () => expect(kinds(honest.toSpliced(place(3), 0, honest[place(5)]!))).toContain('inserted'))
  it('reordered', () => expect(kinds(honest.with(place(3), honest[place(4)]!).with(place(4), honest[place(3)]!))).toContain('reordered'))
  it('truncated', () => expect(kinds([...honest.slice(0, place(5)), honest.at(-1)!])).toContain('truncated'))
  it('truncated and signed again with the same key: by a checkpoint kept elsewhere', () => {
    const cut = saved(events.slice(0, 5))
    expect(check(cut).intact).toBe(true)
    expect(kinds(cut, [signed(events)])).toContain('truncated')
  })
  it('forked: rewritten as a whole and signed again, by a checkpoint kept elsewhere', () => {
    const other = saved(historyOf(8, 'b'))
    expect(check(other).intact).toBe(true)
    expect(kinds(other, [signed(events)])).toContain('forked')
  })
  it('a text edited', () => expect(kinds(honest.with(honest.length - 1, honest.at(-1)!.replace('twelve', 'eleven')))).toContain('content'))
  it('the checkpoint edited, or the key another', () => {
    expect(kinds(honest.with(0, honest[0]!.replace('\\n8\\n', '\\n7\\n')))).toContain('checkpoint')
    expect(kinds(honest.with(0, honest[0]!.replace(base64(publicKeyOf(secret)), base64(publicKeyOf(new Uint8Array(32).fill(6))))))).toContain('checkpoint')
  })
})

describe('what is no export is refused with its line', () => {
  const honest = saved(historyOf(2))
  it.each([
    ['nothing', '', { line: 1, because: 'the file is empty' }],
    ['another file', '{"seq":0}\n', { line: 1, because: expect.stringContaining('no exported record') as string }],
    ['another version', honest.join('').replace('"version":1', '"version":9'), { line: 1, because: expect.stringContaining('version is 9') as string }],
    ['a line cut off', honest.join('').slice(0, -30), { line: 4, because: expect.stringContaining('cut off') as string }],
    ['an event without its hash', honest.join('').replace(/"leaf":"[0-9a-f]+"/, '"leaf":"no"'), { line: 2, because: expect.stringContaining('leaf hash') as string }],
    ['a line of another kind', `${honest.join('')}{"colour":"red"}\n`, { line: 5, because: expect.stringContaining('neither') as string }],
  ])('%s', (_what, file, expected) => {
    expect(readExport(file)).toEqual(expected)
  })

  it('no change of one character of an event passes (seed 1849)', () => {
    const events = historyOf(5)
    const lines = saved(events)
    fc.assert(fc.property(fc.nat({ max: 4 }), fc.nat(), (seq, at) => {
      const event = textOf(events[seq]!)
      const index = at % event.length
      const other = event.slice(0, index) + (event[index] === 'x' ? 'y' : 'x') + event.slice(index + 1)
      const touched = lines.with(1 + seq, `${JSON.stringify({ seq, leaf: hex(leafHash(events[seq]!)), event: other })}\n`)
      expect(check(touched).intact).toBe(false)
    }), { seed: 1849, numRuns: 200 })
  })
})
