import { expect, it } from 'vitest'
import { people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'

const ask = (more: object) => tenderIn('sealed').act(people.bidderContact, 'askClarification', { from: 'bidder', bidder: 'alder', text: 'May we ask?', ...more })

it('tells a bidder’s contact the same of another’s bid and of one that never was; questions are the published ones (R15)', () => {
  expect(ask({ bid: 'bid-alder' })).toMatchObject({ refused: false })
  expect(ask({ question: 'q1' })).toMatchObject({ refused: false })
  const plain = (id: string) => ({ ...ask({ bid: id }), sentence: '', facts: {} })
  expect(plain('bid-birch')).toEqual(plain('never-was'))
  expect(plain('bid-birch')).toMatchObject({ refused: true, class: 'unknown', pointer: '/bid' })
  expect(ask({ question: 'never-was' })).toMatchObject({ refused: true, class: 'unknown', pointer: '/question' })
})

it('keeps a question that is only drafted from bidders', () => {
  const world = tenderIn('published')
  world.must(people.lead, 'addCriterion', { id: 'q9', lot: 'lot', parent: 'quality', kind: 'question', ref: 'q9', title: 'Drafted', scale: 'scale', requirements: [], subCriteria: [], descriptors: [] })
  world.must(people.lead, 'registerBidder', { id: 'elm', name: 'Elm Ltd', prime: 'Elm Ltd', subcontractors: [] })
  world.must(people.lead, 'grantRole', { person: people.outsider, role: 'bidderContact', bidder: 'elm' })
  expect(world.act(people.outsider, 'askClarification', { from: 'bidder', bidder: 'elm', question: 'q9', text: 'What will you ask?' })).toMatchObject({ refused: true, class: 'unknown' })
})
