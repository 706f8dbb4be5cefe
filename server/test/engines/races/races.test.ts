/** A fixed share of the races (`races.ts`), and the judge who has to find what is planted: races and seed are part of the titles. */
import { describe, expect, it } from 'vitest'
import type { Statement, Store } from '../../../src/store/port.ts'
import { startPostgresql } from '../worlds.ts'
import { judge, type JudgedEvent } from './judge.ts'
import { runRaces } from './races.ts'
import type { Said } from './said.ts'

describe('races over the router', () => {
  it('write nothing over unseen and take nothing late (8 races, seed 2012)', async () => {
    const report = await runRaces({ races: 8, seed: '2012' })
    expect(report).toMatchObject({ races: 8, overwritten: [], late: [], other: [] })
    expect(report.stale).toBeGreaterThan(20)
    expect(report.refusedLate).toBeGreaterThan(20)
    for (const kind of ['score', 'draft', 'dropDraft', 'proposal', 'approval', 'act'] as const) expect([kind, report.accepted[kind] ?? 0]).not.toEqual([kind, 0])
  })

  it('nor do they on two servers over PostgreSQL (2 races, seed 2012)', async ({ skip }) => {
    const shared = await startPostgresql()
    if (!shared) return skip('no PostgreSQL here')
    try {
      const report = await runRaces({ races: 2, seed: '2012', shared })
      expect(report).toMatchObject({ races: 2, overwritten: [], late: [], other: [] })
      expect(report.stale).toBeGreaterThan(0)
    } finally {
      await shared.stop()
    }
  })

  it('on a store that asks no draft for its revision are found to have overwritten some (5 races, seed 2012)', async () => {
    const unasked = (statement: Statement): Statement =>
      'sql' in statement && statement.sql.startsWith('update drafts') ? { ...statement, sql: statement.sql.replace(' and revision = ?', ''), values: statement.values.slice(0, -1) } : statement
    const plant = (store: Store): Store => ({ ...store, write: (statements, hint) => store.write(statements.map(unasked), hint) })
    const report = await runRaces({ races: 5, seed: '2012', plant })
    expect(report.overwritten.filter((finding) => finding.includes('replaced')).length).toBeGreaterThan(0)
    expect(report.late).toEqual([])
  })
})

const cell = { question: 'find', bid: 'ash' }
const score = (seq: number, revision: number, text: string): JudgedEvent => ({ seq, type: 'scoreRecorded', actor: 'eva', body: { ...cell, revision }, text })
const event = (seq: number, type: string, body: Readonly<Record<string, unknown>> = cell, actor = 'eva'): JudgedEvent => ({ seq, type, actor, body, text: '' })
const sent = (text: string, over: string, base: number, more: Partial<Said> = {}): Said =>
  ({ kind: 'score', person: 'eva', place: 'eva find ash', text, base, over, status: 200, revision: base + 1, ...more })
const act = (place: string): Said => ({ kind: 'act', person: 'eva', place, text: '', base: 0, over: '', status: 200, revision: undefined })
const judged = (events: readonly JudgedEvent[], said: readonly Said[], left: ReadonlyMap<string, string> = new Map()) => judge(events, 0, said, left)

describe('the judge', () => {
  it('finds nothing in a chain of scores that each writer saw', () => {
    expect(judged([score(0, 1, 'played'), score(1, 2, 'a'), score(2, 3, 'b')], [sent('a', 'played', 1), sent('b', 'a', 2), sent('c', 'a', 2, { status: 412 })]))
      .toEqual({ accepted: { score: 2 }, stale: 1, refusedLate: 0, overwritten: [], late: [], other: [] })
  })

  it('finds a score written over one that its tab had not seen, with or without the right number', () => {
    const events = [score(0, 1, 'played'), score(1, 2, 'a'), score(2, 3, 'b')]
    expect(judged(events, [sent('a', 'played', 1), sent('b', 'played', 2)]).overwritten).toEqual(['event 2: “b” was written over “played” (2), but there stood “a” (2).'])
    expect(judged([score(0, 1, 'played'), score(1, 2, 'a'), score(2, 2, 'b')], [sent('a', 'played', 1), sent('b', 'played', 1)]).overwritten.length).toBe(2)
  })

  it('finds a score after submission, after moderation opened and after the lot was given up', () => {
    const said = [sent('a', '', 0)]
    const late = (type: string, body?: Readonly<Record<string, unknown>>) => judged([event(0, type, body), score(1, 1, 'a')], said).late
    expect([late('questionSubmitted').length, late('moderationOpened').length, late('stageMoved', { to: 'abandoned' }).length, late('stageMoved', { to: 'moderation' }).length]).toEqual([1, 1, 1, 0])
  })

  it('finds a proposal or approval after closing, and an approval of what does not stand', () => {
    const proposed = (seq: number, revision: number, text: string): JudgedEvent => ({ ...event(seq, 'consensusProposed', { ...cell, revision }, 'mona'), text })
    const proposal = sent('p', '', 0, { kind: 'proposal', person: 'mona', place: 'find ash' })
    expect(judged([proposed(1, 1, 'p'), event(2, 'consensusClosed'), event(3, 'consensusApproved', { ...cell, revision: 1 })], [proposal, act('closeConsensus find ash')]).late.length).toBe(1)
    expect(judged([proposed(1, 1, 'p'), event(2, 'consensusApproved', { ...cell, revision: 2 })], [proposal]).overwritten[0]).toContain('approves revision 2')
  })

  it('finds what was acknowledged and is not there, is there twice or was refused and is there', () => {
    expect(judged([], [sent('a', '', 0)]).other).toEqual(['eva find ash by eva: answered with 200 and recorded 0 times (“a”).'])
    expect(judged([score(1, 1, 'a')], [sent('a', '', 0, { status: 409 })]).other.length).toBe(1)
    expect(judged([score(1, 1, 'a'), score(2, 2, 'a')], [sent('a', '', 0)]).other.length).toBe(1)
    expect(judged([], [act('submitQuestion find')]).other).toEqual(['submitQuestion: done 1 times by what was answered, 0 times by the record.'])
  })

  it('finds a draft that was replaced twice, and one that is gone though nobody replaced it', () => {
    const draft = (text: string, over: string): Said => ({ ...sent(text, over, 0), kind: 'draft', place: 'eva k' })
    expect(judged([], [draft('a', ''), draft('b', 'a')], new Map([['eva k', 'b']])).overwritten).toEqual([])
    expect(judged([], [draft('a', ''), draft('b', 'a'), draft('c', 'a')], new Map([['eva k', 'c']])).overwritten.length).toBe(2)
    expect(judged([], [draft('a', '')]).overwritten.length).toBe(1)
  })
})
