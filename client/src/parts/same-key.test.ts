import { describe, expect, it } from 'vitest'
import { makeKeyOf } from './same-key.ts'

describe('the key of an act', () => {
  it('stays for another try of the same act and changes with the act', () => {
    let count = 0
    const keyOf = makeKeyOf(() => `key-${++count}`)
    expect([keyOf({ bid: 'a', reason: 'x' }), keyOf({ bid: 'a', reason: 'x' }), keyOf({ bid: 'a', reason: 'y' }), keyOf({ bid: 'a', reason: 'x' })]).toEqual(['key-1', 'key-1', 'key-2', 'key-3'])
  })
})
