/** What is uploaded beside the record's own report: kept as it is, and never taken for what the record gives. */
import { describe, expect, it } from 'vitest'
import { people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { evolveTender } from '../tender.ts'

const { lead } = people
const document = (more: object) => ({ kind: 'minutes', title: 'Minutes of the panel', content: 'Who said what.', ...more })

describe('a document that somebody uploads', () => {
  it('carries neither model nor sequence, also where an older record holds them', () => {
    const world = tenderIn('decided')
    world.must(lead, 'issueDocument', document({ lot: 'lot' }))
    const [issued] = world.state.documents.issued
    expect([issued!.kind, issued!.made]).toEqual(['minutes', undefined])
    expect(world.events.at(-1)!.body).not.toHaveProperty('modelHash')
    const old = structuredClone(world.state)
    evolveTender(old, { ...world.events.at(-1)!, seq: world.events.length, body: { ...(world.events.at(-1)!.body as object), modelHash: 'f'.repeat(64), resultSeq: 1 } } as never)
    expect(old.documents.issued[1]!.made).toBeUndefined()
    world.must(lead, 'issueDocument', document({ kind: 'evaluationReport', title: 'Evaluation report' }))
    expect(world.state.documents.issued[1]!.made).toMatchObject({ modelHash: world.state.model.published[0]!.hash })
  })

  it('is of a lot there is, and bears no title of the report', () => {
    const world = tenderIn('decided')
    expect(world.act(lead, 'issueDocument', document({ lot: 'no-such-lot' }))).toMatchObject({ refused: true, class: 'unknown', pointer: '/lot' })
    for (const title of ['Evaluation report', ' evaluation  REPORT '])
      expect(world.act(lead, 'issueDocument', document({ kind: 'notice', title }))).toMatchObject({ refused: true, code: 'title-of-the-report', pointer: '/title' })
  })

  it('tells no decision before one is made', () => {
    const letter = document({ kind: 'decisionLetter', title: 'Letter to Alder', lot: 'lot' })
    for (const stage of ['published', 'sealed', 'review'] as const) expect(tenderIn(stage).act(lead, 'issueDocument', letter)).toMatchObject({ refused: true, class: 'stage', code: 'nothing-decided' })
    tenderIn('decided').must(lead, 'issueDocument', letter)
  })
})
