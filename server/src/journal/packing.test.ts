import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openUnpacking, pack } from './packing.ts'

const unpack = (parts: Iterable<string>): object => {
  const unpacking = openUnpacking()
  for (const part of parts) unpacking.take(part)
  return unpacking.whole()
}

/** Everything there is to see of a value, the order of its fields and entries too. */
const seen = (value: unknown): unknown => {
  if (value instanceof Map) return ['map', ...[...value].map(([key, item]) => [key, seen(item)])]
  if (value instanceof Set) return ['set', ...[...value].map(seen)]
  if (ArrayBuffer.isView(value)) return [value.constructor.name, ...(value as Int32Array)]
  if (Array.isArray(value)) return ['array', ...value.map(seen)]
  if (typeof value === 'object' && value !== null) return ['object', ...Object.entries(value).map(([key, item]) => [key, seen(item)])]
  return value
}

const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.double({ noDefaultInfinity: true, noNaN: true }).filter((one) => !Object.is(one, -0)), fc.boolean(), fc.constant(null))
const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'length', '7'))
const column = fc.oneof(
  fc.array(fc.integer({ min: -32_768, max: 32_767 })).map((all) => Int16Array.from(all)), fc.array(fc.integer()).map((all) => Int32Array.from(all)),
  fc.array(fc.nat(255)).map((all) => Uint8Array.from(all)), fc.array(fc.double({ noDefaultInfinity: true, noNaN: true }).filter((one) => !Object.is(one, -0))).map((all) => Float64Array.from(all)),
)
const { value: anyValue } = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, column, tie('object'), fc.array(tie('value')), fc.array(fc.tuple(fc.oneof(fc.string(), fc.nat()), tie('value'))).map((all) => new Map(all)), fc.array(leaf).map((all) => new Set(all))),
  object: fc.dictionary(name, tie('value'), { noNullPrototype: true }),
}))
const anyState = fc.dictionary(name, anyValue, { noNullPrototype: true })

describe('packing', () => {
  it('what is unpacked is what was packed: values, columns, order (seed 20251101)', () => {
    fc.assert(fc.property(anyState, (state) => {
      expect(seen(unpack(pack(state)))).toEqual(seen(state))
      expect(Object.getPrototypeOf(unpack(pack(state)))).toBe(Object.prototype)
    }), { seed: 20_251_101, numRuns: 2_000 })
  })

  it('large containers, at the top and deep inside, come in parts of bounded size', () => {
    const notes = Array.from({ length: 20_000 }, (_, index) => ({ person: `p${index % 7}`, note: { sha256: String(index).padStart(64, '0'), size: index } }))
    const state = {
      notes, set: new Set(notes.map(({ note }) => note.sha256)), byName: new Map(notes.map((note) => [note.note.sha256, note])), long: 'long '.repeat(50_000),
      frozen: [{ model: { criteria: Object.fromEntries(notes.map((note, index) => [`c${index}`, note])) } }], empty: { map: new Map(), list: [], set: new Set(), column: new Int16Array() },
    }
    const parts = [...pack(state)]
    expect(parts.length).toBeGreaterThan(40)
    expect(Math.max(...parts.filter((part) => !part.includes('long long')).map((part) => part.length))).toBeLessThan(128_000)
    expect(seen(unpack(parts))).toEqual(seen(state))
  })

  it.each([
    ['undefined', { a: { b: undefined } }], ['a number that is none', { a: [Number.NaN] }], ['minus zero', { a: -0 }], ['a date', { a: new Date(0) }], ['an object of no class', { a: Object.create(null) as object }], ['a function', { a: () => 1 }],
    ['a big number', { a: 1n }], ['a key that is an object', { a: new Map([[{}, 1]]) }], ['a hole', { a: Array.from({ length: 2 }).map((_, index) => (index === 0 ? 1 : undefined)) }], ['an unknown column', { a: new BigInt64Array(1) }],
  ])('%s is refused rather than changed', (_what, state) => {
    expect(() => [...pack(state)]).toThrow('cannot be written down')
  })

  it('what breaks off or is no part is refused', () => {
    const parts = [...pack({ a: new Map([['b', new Map([['c', Array.from({ length: 30_000 }, (_, index) => `item ${index}`)]])]]) })]
    expect(parts.length).toBeGreaterThan(2)
    expect(() => unpack(parts.slice(0, -1))).toThrow('breaks off')
    expect(() => unpack(['{"a":1'])).toThrow('A part of it is not JSON.')
    for (const step of ['["open","a","tree"]', '["column","a","Array",[1]]', '["gone"]']) expect(() => unpack([`[${step}]`])).toThrow('a step that is none')
    expect(() => unpack(['[["close"],["close"]]'])).toThrow('not open')
    expect(() => unpack(['[["close"]]'])).toThrow('breaks off')
  })
})
