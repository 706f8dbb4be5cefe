import { describe, expect, it } from 'vitest'
import type { Stage } from '../contract/tender/words.ts'
import { people, tenderIn } from '../record/invariants/tender-story.arbitrary.ts'
import { hashOf } from '../record/invariants/world.arbitrary.ts'
import { isRefusal } from '../record/tender/guards.ts'
import { mayReadDocument, refuseReport } from './report.ts'
import { viewTender } from './views.ts'

interface Reports {
  readonly documents: readonly { readonly kind: string }[]
  readonly report: { readonly because: string | null; readonly lots: readonly string[] }
  readonly mayIssue: boolean
}

const issued = (stage: Stage) => {
  const world = tenderIn(stage)
  for (const [kind, lot] of [['evaluationReport', undefined], ['minutes', 'lot'], ['notice', undefined]] as const)
    world.must(people.lead, 'issueDocument', { kind, title: kind, content: 'Its words.', ...(lot ? { lot } : {}) })
  return world
}
const reportsOf = (world: ReturnType<typeof tenderIn>, person: string) => viewTender(world.state, person, 'reports', {}, { read: world.read, now: world.now, hash: hashOf }) as Reports

describe('who reads reports and documents', () => {
  it('lists to each no more than they may read: the record’s readers everything, readers of the result what is of its lot', () => {
    const world = issued('decided')
    const kinds = (person: string) => reportsOf(world, person).documents.map(({ kind }) => kind)
    for (const person of [people.lead, people.second, people.assurance, people.auditor]) expect(kinds(person)).toEqual(['evaluationReport', 'minutes', 'notice'])
    for (const person of [people.evaluator, people.moderator, people.trustLead, people.commercial]) expect(kinds(person)).toEqual(['minutes'])
    for (const person of [people.observer, people.administrator]) expect(kinds(person)).toEqual([])
    for (const person of [people.bidderContact, people.outsider]) expect(isRefusal(reportsOf(world, person))).toBe(true)
  })

  it('hides a document of a lot while its scores are open, and from whoever can still change one', () => {
    const world = issued('moderation')
    for (const person of [people.evaluator, people.otherEvaluator, people.moderator, people.trustLead]) expect(reportsOf(world, person).documents).toEqual([])
    expect(mayReadDocument(world.state, people.lead, { kind: 'minutes', lot: 'lot' })).toBe(false)
  })

  it('says why the report cannot be made yet, and lets only lead and second person issue it', () => {
    const moderating = reportsOf(tenderIn('moderation'), people.lead)
    expect([moderating.report.lots, moderating.mayIssue]).toEqual([[], false])
    expect(moderating.report.because).toMatch(/once every quality consensus of a lot is closed/)
    const decided = tenderIn('decided')
    const issuers = Object.values(people).filter((person) => reportsOf(decided, person).mayIssue === true)
    expect(issuers).toEqual([people.lead, people.second])
    expect(reportsOf(decided, people.auditor).report).toEqual({ because: null, lots: ['lot'] })
  })

  it('is closed to the record’s readers too while their own interests are not cleared', () => {
    const world = tenderIn('decided')
    world.must(people.auditor, 'declareInterests', { interests: [{ bidder: 'alder', nature: 'I own shares in it.' }] })
    expect(refuseReport(world.state, people.auditor, { hash: hashOf })).toMatchObject({ class: 'forbidden', code: 'report-hidden' })
  })
})
