/** The evaluation report over the real router and store: who gets it, what its bytes are, and that nothing else can be issued under its name. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '@workbench/shared/contract/operations.ts'
import { serveTiny, type Served } from './served.ts'

const lead = 'lena-brandt'

let served: Served
beforeAll(async () => { served = await serveTiny({ until: '2025-03-13T00:00:00.000Z' }) })
afterAll(() => served.close())

const report = (person: string, more: Record<string, string> = {}) => served.call(person, 'evaluationReport', { record: served.record, ...more })
const issue = (content: string, key: string) => served.call(lead, 'issueDocument', { record: served.record }, { key, body: { kind: 'evaluationReport', title: 'Evaluation report', content } })

describe('reading it', () => {
  test('is a page without script or style of its own, the same bytes each time', async () => {
    const [once, again] = [await report(lead), await report(lead)]
    expect([once.status, once.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const page = once.bytes.toString()
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">/)
    expect(page).not.toMatch(/<script|<style|\sstyle=|\[object|undefined/)
    expect(page).toContain('89.75')
    expect(again.bytes.equals(once.bytes)).toBe(true)
    expect(once.headers['cache-control']).toBe('private, no-store')
  })

  test('every heading goes one step down at most, every anchor leads somewhere, every id stands once', async () => {
    const page = (await report(lead)).bytes.toString()
    const levels = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!).filter((id) => !ids.includes(id))).toEqual([])
  })

  test('is read by the four who read the record; to a bidder and a stranger it does not exist', async () => {
    const statuses = await Promise.all([lead, 'silas-okoro', 'ada-rowe', 'ivo-marsh', 'eva-lind', 'mona-teague', 'tess-north', 'bo-ash', 'otto-stranger'].map(async (person) => [person, (await report(person)).status]))
    expect(Object.fromEntries(statuses)).toEqual({ [lead]: 200, 'silas-okoro': 200, 'ada-rowe': 200, 'ivo-marsh': 200, 'eva-lind': 403, 'mona-teague': 403, 'tess-north': 403, 'bo-ash': 404, 'otto-stranger': 404 })
    expect((await served.send(null, 'GET', operations.evaluationReport.path.replace('{record}', served.record))).status).toBe(401)
    expect((await report('bo-ash')).bytes.toString()).toBe((await report('otto-stranger')).bytes.toString())
  })

  test('an event beyond the end is a mistake that is told; before any result there is nothing to report', async () => {
    expect((await report(lead, { seq: '99999' })).json).toMatchObject({ status: 422, code: 'no-such-event' })
    expect((await report(lead, { seq: '20' })).json).toMatchObject({ status: 409, code: 'results-hidden' })
    expect((await report(lead, { seq: 'last' })).json).toMatchObject({ status: 422, errors: [{ pointer: '/seq' }] })
  })
})

describe('issuing it', () => {
  test('only as the record gives it: altered, of another tender or retyped it is refused', async () => {
    const page = (await report(lead)).bytes.toString()
    expect((await issue(page.replaceAll('89.75', '98.75'), 'issue-altered')).json).toMatchObject({ status: 422, code: 'report-altered', errors: [{ pointer: '/content' }] })
    expect((await issue('<p>The best bid won.</p>', 'issue-retyped')).json).toMatchObject({ status: 422, code: 'report-altered' })
    expect((await served.call(lead, 'reports', { record: served.record })).json.documents).toEqual([])
  })

  test('it is kept to the byte, once for one key; a report that the record has outrun comes too late', async () => {
    const page = (await report(lead)).bytes.toString()
    const [first, second] = [await issue(page, 'issue-once-01'), await issue(page, 'issue-once-01')]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.json).toEqual(first.json)
    const { documents, mayIssue } = (await served.call(lead, 'reports', { record: served.record })).json as { documents: { id: string; bytes: number; made: { resultSeq: number } }[]; mayIssue: boolean }
    expect([documents.length, documents[0]!.bytes, mayIssue]).toEqual([1, Buffer.byteLength(page), true])
    const kept = (await served.call('ivo-marsh', 'issuedDocument', { record: served.record, document: documents[0]!.id })).json
    expect(kept.content).toBe(page)
    expect(kept.sha256).toBe(createHash('sha256').update(page).digest('hex'))
    // Made again at the event it was made from, it is the same.
    expect((await report(lead, { seq: String(documents[0]!.made.resultSeq) })).bytes.toString()).toBe(page)
    // Whoever may read it reads the same, also when their own part has changed since.
    await served.call(lead, 'grantRole', { record: served.record }, { key: 'grant-observer', body: { person: 'ivo-marsh', role: 'observer' } })
    for (const person of ['silas-okoro', 'ada-rowe', 'ivo-marsh']) expect((await report(person, { seq: String(documents[0]!.made.resultSeq) })).bytes.toString() === page).toBe(true)
    for (const person of ['eva-lind', 'tess-north', 'bo-ash']) expect((await served.call(person, 'issuedDocument', { record: served.record, document: documents[0]!.id })).status).toBe(404)
    const other = (await report(lead)).bytes.toString()
    await served.call(lead, 'issueDocument', { record: served.record }, { key: 'issue-minutes', body: { kind: 'minutes', title: 'Minutes', content: 'Who said what.' } })
    expect((await issue(other, 'issue-outrun')).json).toMatchObject({ status: 412, code: 'report-outdated' })
  })
})
