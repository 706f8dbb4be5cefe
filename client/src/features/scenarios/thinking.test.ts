import { describe, expect, it } from 'vitest'
import { choosePath, differing, emptyThinking, pinnedOf, rebased, withoutWhatIf, withPath, withPin } from './thinking.ts'

const saved = { id: 'stay', revision: 3, choices: [{ trust: 'north', option: 'north-stay' }, { trust: 'south', option: 'south-stay' }] }

describe('a what-if', () => {
  it('changes one trust’s path and leaves the others', () => {
    expect(choosePath(saved.choices, 'south', 'south-leave')).toEqual([saved.choices[0], { trust: 'south', option: 'south-leave' }])
    expect(choosePath(saved.choices, 'east', 'east-stay')).toHaveLength(3)
    expect(choosePath(saved.choices, 'north', null)).toEqual([saved.choices[1]])
  })
  it('names the trusts that differ, whatever the order', () => {
    expect(differing(saved.choices, saved.choices.toReversed())).toEqual([])
    expect(differing(saved.choices, choosePath(choosePath(saved.choices, 'south', null), 'east', 'x'))).toEqual(['south', 'east'])
  })
  it('begins at the revision that was read and ends when it says again what the record says', () => {
    const tried = withPath(emptyThinking, saved, 'south', 'south-leave')
    expect(tried.whatIfs['stay']).toMatchObject({ base: 3 })
    expect(withPath(tried, saved, 'south', 'south-stay').whatIfs).toEqual({})
    expect(withoutWhatIf(tried, 'stay').whatIfs).toEqual({})
  })
  it('keeps the revision it started from when somebody else saves, until the person decides', () => {
    const later = { ...saved, revision: 4, choices: choosePath(saved.choices, 'north', 'north-leave') }
    const tried = withPath(withPath(emptyThinking, saved, 'south', 'south-leave'), later, 'south', 'south-leave')
    expect(tried.whatIfs['stay']?.base).toBe(3)
    expect(rebased(tried, later).whatIfs['stay']).toEqual({ base: 4, choices: tried.whatIfs['stay']!.choices })
  })
})

describe('pins', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  it('are the first six until anything is pinned, and never more', () => {
    expect(pinnedOf(emptyThinking, all)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(pinnedOf(withPin(emptyThinking, all, 'g'), all)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(pinnedOf(withPin(withPin(emptyThinking, all, 'a'), all, 'g'), all)).toEqual(['b', 'c', 'd', 'e', 'f', 'g'])
  })
  it('forget a scenario that was removed', () => {
    expect(pinnedOf({ pinned: ['a', 'z'] }, all)).toEqual(['a'])
  })
})
