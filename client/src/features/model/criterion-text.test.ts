import { describe, expect, it } from 'vitest'
import { compared, criterionText, emptyCriterion, readCriterion } from './criterion-text.ts'
import type { Node, Scale } from './model.ts'

const scale: Scale = { id: 's', name: '0 to 1', revision: 1, written: null, values: [{ value: '0', label: 'no', points: '0' }, { value: '1', label: 'yes', points: '1' }] }

describe('a criterion as written', () => {
  it('of a question carries scale, descriptors that hold words, and sub-criteria', () => {
    const text = { ...emptyCriterion, ref: ' 1.1 ', title: 'Search', scale: 's', descriptors: { 0: ' ', 1: 'In one step.' }, subCriteria: [{ id: 'x', label: ' Speed ' }] }
    expect(readCriterion(text, 'question', [scale])).toEqual({ body: { ref: '1.1', title: 'Search', scale: 's', requirements: [], subCriteria: [{ id: 'x', label: 'Speed' }], descriptors: [{ value: '1', text: 'In one step.' }] } })
  })
  it('of a group carries neither', () => {
    expect(readCriterion({ ...emptyCriterion, ref: '1', title: 'Use', scale: 's' }, 'group', [scale])).toEqual({ body: { ref: '1', title: 'Use', requirements: [], subCriteria: [], descriptors: [] } })
  })
  it('is refused field by field, and words for a value the scale lacks are not dropped', () => {
    expect(readCriterion(emptyCriterion, 'question', [scale])).toMatchObject({ errors: [{ field: 'criterion-ref' }, { field: 'criterion-title' }, { field: 'criterion-scale' }] })
    expect(readCriterion({ ...emptyCriterion, ref: '1', title: 'Use', scale: 's', descriptors: { 5: 'Best.' } }, 'question', [scale])).toMatchObject({ errors: [{ field: 'criterion-scale' }] })
  })
  it('is told apart from another writing by names a person knows, never by ids', () => {
    const mine = { ...emptyCriterion, title: 'Search', scale: 's', requirements: ['r1'], descriptors: { 1: 'In one step.' } }
    const theirs = { ...emptyCriterion, title: 'Search', scale: 'gone', requirements: ['r1', 'r2'], descriptors: { 1: 'In two.' }, lawChecks: { ...emptyCriterion.lawChecks, clear: true } }
    const apart = compared(mine, theirs, { scales: [scale], requirements: [{ id: 'r1', ref: 'R1' }] as never }).filter((entry) => entry.mine !== entry.theirs)
    expect(apart.map((entry) => [entry.name, entry.mine, entry.theirs])).toEqual([
      ['Scale', '0 to 1', 'a scale that is gone'], ['What earns 1', 'In one step.', 'In two.'], ['Requirements', 'R1', 'R1, one that is gone'],
      ['Affirmed in law', '', 'It is clear and specific: a bidder can tell what is asked.'],
    ])
  })
  it('comes back from the record as it went in', () => {
    const node: Node = { id: 'q', lot: 'l', parent: 'r', order: 0, ref: '1', title: 'Use', kind: 'question', weight: null, scale: 's', requirements: ['r1'], subCriteria: [], guidance: 'Say how.', descriptors: [{ value: '1', text: 'Yes.' }], revision: 1, weightsRevision: 0, written: null, place: { revision: 1, written: null }, weightsWritten: null, lawChecks: { relatesToSubject: true, clear: true, measurable: false, proportionate: true } }
    expect(readCriterion(criterionText(node), 'question', [scale])).toEqual({ body: { ref: '1', title: 'Use', scale: 's', requirements: ['r1'], subCriteria: [], guidance: 'Say how.', descriptors: [{ value: '1', text: 'Yes.' }], lawChecks: node.lawChecks } })
  })
})
