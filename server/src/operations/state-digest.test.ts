import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { digestOfState } from './state-digest.ts'

/** What states are made of: nested records, lists, maps, sets, columns and plain values. */
const { value: states } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, 1, -1, 0.5, '', 'a', '1', 'null', '[', '{', ';', '"', 'm1:', '🚑'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'a=1'), tie('value'), { maxKeys: 3 }),
    fc.array(fc.tuple(fc.constantFrom('a', 'b', '1'), tie('value')), { maxLength: 3 }).map((entries) => new Map(entries)),
    fc.array(fc.constantFrom('a', 'b', '1'), { maxLength: 3 }).map((items) => new Set(items)),
    fc.array(fc.integer({ min: -2, max: 2 }), { maxLength: 3 }).map((items) => Int16Array.from(items)),
    fc.array(fc.integer({ min: -2, max: 2 }), { maxLength: 3 }).map((items) => Int32Array.from(items)),
  ),
}))

/** The order of maps and sets is shown by pages, that of fields is not; a field that is undefined is not there. */
const ordered = (value: unknown): unknown => {
  if (value instanceof Map) return ['map', ...[...value].map(ordered)]
  if (value instanceof Set) return ['set', ...value]
  if (ArrayBuffer.isView(value)) return [value.constructor.name, ...(value as unknown as Iterable<number>)]
  if (Array.isArray(value)) return ['list', ...value.map(ordered)]
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, ordered(item)])) : value
}

const same = async (a: object, b: object): Promise<boolean> => (await digestOfState(a)) === (await digestOfState(b))

describe('the digest of a state', () => {
  test('is equal exactly where the states are (seed 2012)', async () => {
    await fc.assert(
      fc.asyncProperty(states, states, async (a, b) => {
        expect(await same({ a }, { a: b })).toBe(isDeepStrictEqual(ordered(a), ordered(b)))
        expect(await same({ a }, { a: structuredClone(a) })).toBe(true)
      }),
      { seed: 2012, numRuns: 3_000 },
    )
  })

  test('does not depend on the order of fields, and does on that of entries', async () => {
    expect(await same({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
    expect(await same({ a: 1, b: undefined }, { a: 1 })).toBe(true)
    expect(await same({ m: new Map([['a', 1], ['b', 2]]) }, { m: new Map([['b', 2], ['a', 1]]) })).toBe(false)
    expect(await same({ s: new Set(['a', 'b']) }, { s: new Set(['b', 'a']) })).toBe(false)
  })

  test('tells kinds of containers and columns apart', async () => {
    const values = [[], {}, new Map(), new Set(), new Int16Array(), new Int32Array(), null, '', 0, [[]], [''], [null]]
    const digests = await Promise.all(values.map((value) => digestOfState({ value })))
    expect(new Set(digests).size).toBe(values.length)
  })

  test('sees one changed cell in a long column, and beyond the first piece of a long list', async () => {
    const column = new Int32Array(300_000)
    const list = Array.from({ length: 20_000 }, (_, index) => `answer ${index}`)
    const before = await digestOfState({ column, list })
    expect(await digestOfState({ column: column.with(299_999, 1), list })).not.toBe(before)
    expect(await digestOfState({ column, list: list.with(19_999, 'answer') })).not.toBe(before)
  })
})
