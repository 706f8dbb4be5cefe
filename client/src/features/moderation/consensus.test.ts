import { describe, expect, test } from 'vitest'
import { blockersOf, depthAsked, emptyDraft, isOvertaken, missingIn, proposalBody, type Cell, type Question } from './consensus.ts'

const cell: Cell = {
  bid: 'a', bidder: 'alder', letter: 'A', individual: [], mean: '3', spread: '3/5', wide: true, ticks: [], speakers: [], voted: [], revotes: [], proposal: null, myRevoteRevision: 0, revision: 2, consensus: null, changes: [], waitingChange: null,
}
const question: Question = {
  id: 'q1', ref: '1.1', title: 'One', lot: 'lot', scale: { id: 's', name: 'S', values: [] }, descriptors: [], subCriteria: [{ id: 'depth', label: 'Depth' }, { id: 'reach', label: 'Reach' }],
  panel: [], opened: null, cells: [cell], spreadToReconcile: '2/5', approvalsNeeded: 2, mayModerate: true, iAmOnPanel: false, maySettle: false,
}
const proposal = { score: '3', reason: 'Agreed.', decided: [], dissent: [], by: 'mona', at: '2025-02-01T10:00:00.000Z', approvals: ['eva'] }

describe('a proposal in hand', () => {
  test('asks for a score, a reason, and the points that decided where the scores lie far apart', () => {
    expect(missingIn(emptyDraft(0), cell).map(({ field }) => field)).toEqual(['consensus-score', 'consensus-reason', 'decided-0'])
    expect(missingIn({ ...emptyDraft(0), score: '3', reason: 'Because.' }, { ...cell, wide: false })).toEqual([])
    expect(missingIn({ ...emptyDraft(0), score: '3', reason: 'Because.', decided: ['Page 4'], dissent: [{ person: 'eva', reason: ' ' }] }, cell).map(({ field }) => field)).toEqual(['dissent-0'])
  })

  test('is overtaken when somebody proposed since, and only if something was written', () => {
    expect(isOvertaken({ ...emptyDraft(1), score: '3' }, cell)).toBe(true)
    expect(isOvertaken({ ...emptyDraft(2), score: '3' }, cell)).toBe(false)
    expect(isOvertaken(emptyDraft(1), cell)).toBe(false)
  })

  test('is sent without blank points', () => {
    expect(proposalBody('q1', 'a', { ...emptyDraft(0), score: '3', reason: ' Because. ', decided: ['', ' Page 4 '] })).toEqual({ question: 'q1', bid: 'a', score: '3', reason: 'Because.', decided: ['Page 4'], dissent: [] })
  })
})

describe('what keeps a cell from closing', () => {
  test('each in a sentence', () => {
    const nameOf = () => 'Eva Lind'
    expect(blockersOf(question, cell, nameOf)).toEqual(['No score is proposed yet.'])
    expect(blockersOf(question, { ...cell, proposal }, nameOf)).toEqual(['Not weighed yet: Depth and Reach.', 'The individual scores lie far apart; propose again with the points that decided.', '1 more of the panel has to approve.'])
    expect(blockersOf(question, { ...cell, ticks: ['depth', 'reach'], proposal: { ...proposal, decided: ['Page 4'], approvals: ['eva', 'ewan'] } }, nameOf)).toEqual([])
    const dissent = [{ person: 'eva', reason: 'The appendix says otherwise.' }]
    expect(blockersOf(question, { ...cell, ticks: ['depth', 'reach'], proposal: { ...proposal, decided: ['Page 4'], approvals: ['eva', 'ewan'], dissent } }, nameOf)).toEqual(['Eva Lind has to confirm the dissent written down in their name.'])
  })

  test('depth asked for grows with the spread of the cell', () => {
    expect(depthAsked(question, cell)).toBe('The scores lie 60% of the scale apart, at or over the published 40%: write down which points decided.')
    expect(depthAsked(question, { ...cell, wide: false, spread: '0' })).toMatch(/^The panel agrees/)
    const one = { ...cell, wide: false, spread: '0', individual: [{ evaluator: 'eva', score: null, citations: [] }] }
    expect(depthAsked({ ...question, panel: [{ evaluator: 'eva' }] }, one)).toMatch(/^1 member of the panel could not score/)
  })
})
