/**
 * Measures the journal beside the bare store: scores saved by 64 clients at once, drafts saved so, and the opening of a
 * large record. `node server/test/engines/measure.ts [events] [opening]`, the latter for that alone.
 * Of fewer than 20,000 events no snapshot is written, and what concerns it is left out with a line that says so. Prints; stops if anything but a write was timed.
 *
 * Read with care: the baselines run first and the operations after them on a warm store, so a ratio over 1 for drafts is
 * order and noise, since a draft is one such write. On PostgreSQL the baseline for scores is not grouped: its clients
 * queue for the lock of one head row, which the journal's batches do not, so that ratio is no share of a bound.
 */
import { fileURLToPath } from 'node:url'
import { openDrafts } from '../../src/drafts/drafts.ts'
import { makePlan } from '../../src/play/moments.ts'
import { play } from '../../src/play/play.ts'
import { readCase } from '../../src/play/read-case.ts'
import type { Store } from '../../src/store/port.ts'
import { individualScore } from '@workbench/shared/record/tender/scoring/state.ts'
import { scorersOf } from '@workbench/shared/record/tender/panel/state.ts'
import { publishedQuestion, scaleValuesOf } from '@workbench/shared/record/tender/guards.ts'
import { scoredBidsOf } from '@workbench/shared/record/tender/bids/opening.ts'
import { submissionOf } from '@workbench/shared/record/tender/scoring/state.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import { measureOpening } from './measure-opening.ts'
import { keys, recordsOver, request, seededRandom, startEngines, type Engine } from './worlds.ts'

const CLIENTS = 64
const SECONDS = 4

interface Rate {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/** Runs `one` for every client over and over until the time is up. */
const rateOf = async (one: (client: number, turn: number) => Promise<void>): Promise<Rate> => {
  const times: number[] = []
  const began = performance.now()
  await Promise.all(Array.from({ length: CLIENTS }, async (_, client) => {
    for (let turn = 0; performance.now() - began < SECONDS * 1_000; turn++) {
      const asked = performance.now()
      await one(client, turn)
      times.push(performance.now() - asked)
    }
  }))
  const seconds = (performance.now() - began) / 1_000
  times.sort((a, b) => a - b)
  const at = (share: number) => Number(times[Math.floor(times.length * share)]!.toFixed(1))
  return { perSecond: Math.round(times.length / seconds), p50: at(0.5), p99: at(0.99) }
}

/**
 * The baselines write the very rows that the measured operation writes, from as many clients, with nothing else around
 * them. Any other rows would compare page patterns: one commit over 64 leaves of a tree costs several times one over two.
 */
const bareScores = async (store: Store): Promise<Rate> => {
  const random = seededRandom('bare')
  const digest = () => Buffer.from(random(32)).toString('hex')
  let seq = 0
  await store.write([{ insert: 'insert into records (record, kind, illustrative, clock_offset_ms, head, tree, last_at, complete)', rows: [['bare', 'tender', 1, 0, 0, new Uint8Array(320), 'x', 0]] }])
  return rateOf(async (client, turn) => {
    expectWritten(await store.write([
      { sql: 'update records set tree = ? where record = ?', values: [new Uint8Array(320), 'bare'], changes: 1 },
      { insert: 'insert into events (record, seq, at, bytes, leaf)', rows: [['bare', seq++, '2026-03-02T09:00:00.000Z', new Uint8Array(420), new Uint8Array(32)]] },
      { insert: 'insert into content (record, sha256, salt, kind, bytes)', rows: [['bare', digest(), new Uint8Array(16), 'text', new Uint8Array(60)]] },
      { insert: 'insert into idempotency (actor, operation, key, body_hash, record, reply, at)', rows: [[`p${client}`, 'recordScore', `bare-${turn}`, digest(), 'bare', '{"at":"2026-03-02T09:00:00.000Z","revision":1}', 'x']] },
    ]))
  })
}

const bareDrafts = (store: Store): Promise<Rate> =>
  rateOf(async (client, turn) => {
    expectWritten(await store.write([turn === 0
      ? { insert: 'insert into drafts (record, person, key, revision, text, updated_at)', rows: [['bare', `p${client}`, 'score.q1.a', 1, new Uint8Array(60), '2026-03-02T09:00:00.000Z']] }
      : { sql: 'update drafts set revision = revision + 1, text = ? where record = ? and person = ? and key = ? and revision = ?', values: [new Uint8Array(60), 'bare', `p${client}`, 'score.q1.a', turn], changes: 1 }]))
  })

/** A refusal is quick: a rate that counted any would say nothing. */
const expectWritten = (outcome: string): void => {
  if (outcome !== 'written') throw new Error(`Measured something else than a write: ${outcome}`)
}

const scores = async (store: Store): Promise<Rate> => {
  const clock = { ms: Date.UTC(2012, 11, 13, 14) }
  const records = recordsOver(store, 'measure', clock)
  const plan = makePlan(readCase(fileURLToPath(new URL('../../../fixtures/london-2012', import.meta.url))))
  await records.play({ record: 'london', kind: 'tender', clockOffsetMs: 0 }, play('tender', plan.tender, { record: 'london', until: '2012-12-13T13:30:00.000Z', random: seededRandom('measure'), sealingKey: keys.sealing }))
  const state = (await records.committed('london'))!.state as TenderState
  const questions = state.model.published.at(-1)!.frozen.model.criteria.filter(({ kind }) => kind === 'question').map(({ id }) => id)
  const cells = questions.flatMap((question) => scorersOf(state.panel, question).filter((person) => !submissionOf(state.scoring, question, person)).flatMap((person) =>
    scoredBidsOf(state, publishedQuestion(state, question)!.lot).map((bid) => ({
      question, bid: bid.id, person, score: scaleValuesOf(state, question)[0]!, revision: individualScore(state.scoring, question, bid.id, person)?.revision ?? 0,
    }))))
  if (cells.length < CLIENTS) throw new Error(`Only ${cells.length} cells can be scored.`)
  const rate = await rateOf(async (client) => {
    const cell = cells[client]!
    const outcome = await records.act('london', request({
      type: 'recordScore', base: cell.revision, body: { question: cell.question, bid: cell.bid, score: cell.score, rationale: 'Meets the requirement in full, with evidence on page twelve.', citations: [] },
    }, { actor: cell.person }))
    expectWritten(outcome.kind === 'recorded' ? 'written' : JSON.stringify(outcome))
    cell.revision += 1
  })
  await records.close()
  return rate
}

const draftsRate = (store: Store): Promise<Rate> => {
  const drafts = openDrafts({ store, now: () => 0 })
  return rateOf(async (client, turn) => {
    const outcome = await drafts.save({ record: 'london', person: `p${client}`, key: 'score.q1.a' }, turn, 'Meets the requirement in full, with evidence on page twelve.')
    expectWritten('saved' in outcome ? 'written' : 'conflict')
  })
}

const measureSaving = async (engine: Engine): Promise<object> => {
  const place = await engine.place()
  const store = await place.open('measure')
  const bareScore = await bareScores(store)
  const recordScore = await scores(store)
  const bareDraft = await bareDrafts(store)
  const saveDraft = await draftsRate(store)
  await store.close()
  place.remove()
  const ratio = (rate: Rate, ground: Rate) => Number((rate.perSecond / ground.perSecond).toFixed(2))
  return { bareScore, recordScore, scoreToBare: ratio(recordScore, bareScore), bareDraft, saveDraft, draftToBare: ratio(saveDraft, bareDraft) }
}

const [events = '1000000', only] = process.argv.slice(2)
for (const engine of await startEngines()) {
  if (only !== 'opening') console.log(JSON.stringify({ engine: engine.name, clients: CLIENTS, ...(await measureSaving(engine)) }))
  console.log(JSON.stringify({ engine: engine.name, events: Number(events), ...(await measureOpening(engine, Number(events))) }))
  await engine.stop()
}
