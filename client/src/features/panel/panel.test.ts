import { describe, expect, it } from 'vitest'
import { changeable, findingOf, groupsOf, onAllOf, onNoneOf, scorersOf, toggled, type Evaluator, type Question } from './panel.ts'

const question = (id: string, people: readonly string[], more: Partial<Question> = {}): Question => ({
  id, lot: 'lot', ref: id, title: id, group: 'Quality', fixed: false, panel: people.map((evaluator) => ({ evaluator, excused: null, barred: false })), replaced: [], warnings: [], ...more,
})
const evaluator = (person: string): Evaluator => ({ person, interests: 'none', bidders: [], assigned: 0 })
const q1 = question('q1', ['eva', 'ewan'])
const q2 = question('q2', ['eva', 'esme'], { group: 'Service' })
const finding = (...questions: readonly Question[]) => findingOf({ lots: [], questions: [...questions], evaluators: [], mayAssign: true, mayReplace: true })

describe('the panel', () => {
  it('finds questions without anybody first, then uneven panels', () => {
    const uneven = { warnings: [{ severe: true, sentence: 'The panel differs.' }] }
    expect(finding()).toBe('There is no question to assign yet')
    expect(finding(q1, q2)).toBe('Each of 2 questions has its panel')
    expect(finding(q1, question('q3', ['eva'], uneven))).toBe('1 question is not judged by the same people for every bid')
    expect(finding(question('q3', ['eva'], uneven), question('q4', []))).toBe('1 question has nobody to score it')
  })

  it('counts an excused member as no scorer', () => {
    expect(scorersOf({ ...q1, panel: [{ evaluator: 'eva', excused: 'On leave.', barred: false }, { evaluator: 'ewan', excused: null, barred: false }] })).toEqual(['ewan'])
  })

  it('offers to replace who sits on all of the questions, by who sits on none', () => {
    expect(onAllOf([q1, q2])).toEqual(['eva'])
    expect(onAllOf([])).toEqual([])
    expect(onNoneOf(['eva', 'esme', 'nora'].map(evaluator), [q1, q2]).map(({ person }) => person)).toEqual(['nora'])
  })

  it('changes no panel whose moderation has opened', () => {
    expect(changeable([q1, { ...q2, fixed: true }], new Set(['q1', 'q2'])).map(({ id }) => id)).toEqual(['q1'])
  })

  it('keeps groups in the order of the model, and chooses by group', () => {
    expect(groupsOf([q1, q2, question('q3', [])]).map(({ title, questions }) => [title, questions.map(({ id }) => id)])).toEqual([['Quality', ['q1', 'q3']], ['Service', ['q2']]])
    expect([...toggled(toggled(new Set(['q1']), ['q2', 'q3'], true), ['q1'], false)]).toEqual(['q2', 'q3'])
  })
})
