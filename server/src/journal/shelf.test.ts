import { describe, expect, it } from 'vitest'
import { openShelf } from './shelf.ts'

interface Thing {
  readonly name: string
  weight: number
  busy: boolean
}

const thing = (name: string, weight = 1, busy = false): Thing => ({ name, weight, busy })
const shelfOf = (atMost: number) => openShelf<Thing>({ atMost, weigh: ({ weight }) => weight, mayGo: ({ busy }) => !busy })
const names = (shelf: ReturnType<typeof shelfOf>): string[] => [...shelf.all()].map(({ name }) => name)

describe('a shelf', () => {
  it('lets go of what was not used for longest once it is too much', () => {
    const shelf = shelfOf(3)
    for (const name of ['a', 'b', 'c']) shelf.put(name, thing(name))
    shelf.use('a')
    shelf.put('d', thing('d'))
    expect(names(shelf)).toEqual(['c', 'a', 'd'])
    expect(shelf.use('b')).toBeUndefined()
  })

  it('keeps what is busy and what was used last, however heavy', () => {
    const shelf = shelfOf(3)
    const busy = thing('busy', 2, true)
    shelf.put('busy', busy)
    shelf.put('idle', thing('idle', 1))
    shelf.put('heavy', thing('heavy', 9))
    expect(names(shelf)).toEqual(['busy', 'heavy'])
    busy.busy = false
    shelf.tidy()
    expect(names(shelf)).toEqual(['heavy'])
  })

  it('notices on tidying what has become heavier', () => {
    const shelf = shelfOf(3)
    const grows = thing('grows')
    shelf.put('grows', grows)
    shelf.put('b', thing('b'))
    grows.weight = 5
    expect(names(shelf)).toEqual(['grows', 'b'])
    shelf.tidy()
    expect(names(shelf)).toEqual(['b'])
  })

  it('removes only what is still the same', () => {
    const shelf = shelfOf(3)
    const old = thing('a')
    const young = thing('a')
    shelf.put('a', old)
    shelf.put('a', young)
    shelf.remove('a', old)
    expect(shelf.use('a')).toBe(young)
    shelf.remove('a', young)
    expect(shelf.use('a')).toBeUndefined()
  })
})
