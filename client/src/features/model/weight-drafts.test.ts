import { describe, expect, it } from 'vitest'
import type { Node } from './model.ts'
import { dropped, isOvertaken, keptMine, typed } from './weight-drafts.ts'

const node = (id: string, weight: string | null, weightsRevision = 3): Node =>
  ({ id, lot: 'lot', parent: 'root', order: 0, ref: id, title: id, kind: 'group', weight, requirements: [], subCriteria: [], descriptors: [], revision: 1, weightsRevision, written: null, place: { revision: 1, written: null }, weightsWritten: null })
const root = node('root', null)
const children = [node('a', '0.6'), node('b', null)]

describe('weights being typed', () => {
  it('start from what is recorded, with its revision', () => {
    const drafts = typed({}, root, children, 'b', '40%')
    expect(drafts).toEqual({ root: { base: 3, texts: { a: '60%', b: '40%' } } })
    expect(typed(drafts, root, children, 'a', '50%').root?.texts).toEqual({ a: '50%', b: '40%' })
  })
  it('are overtaken by another’s revision until one chooses', () => {
    const drafts = typed({}, root, children, 'b', '40%')
    const later = node('root', null, 4)
    expect([isOvertaken(drafts, root), isOvertaken(drafts, later)]).toEqual([false, true])
    expect(isOvertaken(keptMine(drafts, later), later)).toBe(false)
    expect(dropped(drafts, 'root')).toEqual({})
  })
})
