import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentAtHand } from '../../src/journal/content.ts'
import type { Records } from '../../src/journal/port.ts'
import { openRecords } from '../../src/journal/records.ts'
import { makePlan, playMoment, playUntil } from '../../src/play/moments.ts'
import { play } from '../../src/play/play.ts'
import { readCase } from '../../src/play/read-case.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/port.ts'
import { countedSources, fixtureFolder } from './playing.ts'

const tiny = readCase(fixtureFolder('tiny'))
const plan = makePlan(tiny)
const sources = countedSources()
let folder: string
let store: Store
let records: Records

const open = () => {
  store = openSqlite(join(folder, 'records.db'))
  records = openRecords({
    store, now: () => sources.now, random: sources.random, installation: 'test', keys: { signing: new Uint8Array(32).fill(5), sealing: sources.sealingKey }, log: () => undefined,
  })
}
const close = async () => {
  await records.close()
  await store.close()
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'played-'))
  open()
})
afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

const playInto = async (moment: string) => {
  const played = playMoment(tiny, plan, moment, sources)
  for (const { options, transactions } of played.records) await records.play(options, transactions)
  return played.record
}

let keys = 0
const act = (record: string, actor: string, type: string, body: object) =>
  records.act(record, { actor, operation: type, key: `key-${++keys}`, bodyHash: String(keys), command: { type, body } })

describe('a case in a real journal', () => {
  it('reads back, after the store was closed and opened, as the state that was played', async () => {
    const until = tiny.moments.at(-1)!.until
    const expected = playUntil(plan, until, countedSources(3))
    for (const { options, transactions } of expected.records) await records.play(options, transactions)
    await close()
    open()
    // The same row of ids and salts once more, from its start: the records' ids first, then the play.
    const again = countedSources(3)
    playUntil(plan, until, again)
    const content = contentAtHand()
    const playing = play('tender', plan.tender, { record: expected.record, until, random: again.random, sealingKey: again.sealingKey, content, records: { parent: expected.record, callOff: expected.records[1]!.options.record } })
    let next = playing.next()
    while (!next.done) next = playing.next()
    const held = await records.committed(expected.record)
    expect(held!.state).toEqual(next.value)
    expect(held!.facts.illustrative).toBe(true)
    expect(held!.now).toBe(until)
  })

  it('opens played envelopes by the key of the installation, by two people who act live', async () => {
    const record = await playInto('sealed')
    expect(await act(record, 'lena-brandt', 'proposeOpening', { lot: 'records', envelope: 'technical' })).toMatchObject({ kind: 'recorded' })
    expect(await act(record, 'lena-brandt', 'openEnvelopes', { lot: 'records', envelope: 'technical' })).toMatchObject({ kind: 'refused', refusal: { code: 'same-person' } })
    expect(await act(record, 'silas-okoro', 'openEnvelopes', { lot: 'records', envelope: 'technical' })).toMatchObject({ kind: 'recorded' })
    const held = await records.committed(record)
    expect(held!.state).toMatchObject({ seq: held!.seq })
    const { answers } = (held!.state as { bids: { bids: Map<string, { answers: Map<string, { text: { sha256: string; size: number; kind: 'text' } }> }> } }).bids.bids.get('ash-records')!
    const text = answers.get('find')!.text
    expect((await records.redeem(record, [text])).get(text.sha256)).toEqual({ text: tiny.lots[0]!.bids[0]!.answers[0]!.text })
  })

  it('lists the framework and its call-off for their lead', async () => {
    await playInto('closed')
    const rows = await records.directoryOf('lena-brandt')
    expect(rows.map((row) => [row.title, row.illustrative]).toSorted()).toEqual([['Document store for two trusts', true], ['Document store: call-off of Eastfen', true]])
  })
})
