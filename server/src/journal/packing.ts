/**
 * A state as text in parts, and back. Plain JSON goes as it is, in bundles small enough to be parsed within a slice; what
 * JSON cannot say (maps, sets, columns) or what is too large for one bundle is opened and filled step by step.
 */

type Column = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float64Array
const columns = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float64Array } as const
type ColumnName = keyof typeof columns

type Key = string | number
type Open = Record<Key, unknown> | unknown[] | Map<Key, unknown> | Set<unknown>
type Shape = 'object' | 'array' | 'map' | 'set'

type Step =
  /** Plain values for the container that is open, by key; in an array or set the keys only count. */
  | readonly ['put', readonly (readonly [Key, unknown])[]]
  | readonly ['column', Key, ColumnName, readonly number[]]
  | readonly ['open', Key, Shape]
  | readonly ['close']

/** A bundle of plain values weighs at most this, a value one and a text one more for every sixteen characters. */
const BUNDLE_AT_MOST = 3_000
/** With the last bundle at most about 110,000: parsed in a millisecond or less. */
const PART_CHARACTERS = 64_000

/** A state holds something that would not come back as it is; it is not stored then. */
export class NotPackable extends Error {
  constructor(what: string) {
    super(`The state holds ${what}, which cannot be written down and read back as it is.`)
    this.name = 'NotPackable'
  }
}

const isPlainObject = (value: object): value is Record<string, unknown> => Object.getPrototypeOf(value) === Object.prototype

/** What is left of `left` after the value; negative where it weighs more or is not plain JSON. */
const weigh = (value: unknown, left: number): number => {
  if (typeof value === 'string') return left - 1 - (value.length >> 4)
  if (value === null || typeof value === 'boolean') return left - 1
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Object.is(value, -0)) throw new NotPackable(`the number ${Object.is(value, -0) ? '-0' : value}`)
    return left - 1
  }
  if (typeof value !== 'object') throw new NotPackable(`a value of type ${typeof value}`)
  if (!Array.isArray(value) && !isPlainObject(value)) return -1
  let rest = left - 1
  if (Array.isArray(value)) for (let index = 0; index < value.length && rest >= 0; index++) rest = weigh(value[index], rest)
  else for (const key in value) if ((rest = weigh(value[key], rest)) < 0) break
  return rest
}

const shapeOf = (value: object): Shape => {
  if (Array.isArray(value)) return 'array'
  if (value instanceof Map) return 'map'
  if (value instanceof Set) return 'set'
  if (isPlainObject(value)) return 'object'
  throw new NotPackable(`an object of class ${(Object.getPrototypeOf(value) as { constructor: { name: string } } | null)?.constructor.name ?? 'none'}`)
}

const entriesOf = (container: object): Iterable<readonly [unknown, unknown]> =>
  Array.isArray(container) || container instanceof Map || container instanceof Set ? container.entries() : Object.entries(container)

const isColumn = (value: unknown): value is Column => ArrayBuffer.isView(value)

const columnNameOf = (column: Column): ColumnName => {
  const { name } = column.constructor
  if (!Object.hasOwn(columns, name)) throw new NotPackable(`a column of class ${name}`)
  return name as ColumnName
}

function* stepsInto(container: object): Generator<Step> {
  const values = container instanceof Set
  let bundle: (readonly [Key, unknown])[] = []
  let left = BUNDLE_AT_MOST
  for (const [key, value] of entriesOf(container)) {
    if (typeof key !== 'string' && typeof key !== 'number' && !values) throw new NotPackable(`a key of type ${typeof key}`)
    const name = values ? 0 : (key as Key)
    // Weighed as if alone: a column, a map or what fills a bundle by itself is opened.
    const rest = isColumn(value) ? -1 : weigh(value, BUNDLE_AT_MOST)
    const weight = BUNDLE_AT_MOST - rest + 1
    if (bundle.length > 0 && (rest < 0 || weight > left)) {
      yield ['put', bundle]
      bundle = []
      left = BUNDLE_AT_MOST
    }
    if (rest >= 0) {
      bundle.push([name, value])
      left -= weight
    } else if (isColumn(value)) yield ['column', name, columnNameOf(value), [...value]]
    else if (typeof value === 'string') yield ['put', [[name, value]]]
    else {
      yield ['open', name, shapeOf(value as object)]
      yield* stepsInto(value as object)
      yield ['close']
    }
  }
  if (bundle.length > 0) yield ['put', bundle]
}

/** The parts, one after the other; between two of them little is done. Throws NotPackable. */
export function* pack(state: object): Generator<string> {
  let steps: string[] = []
  let size = 0
  for (const step of stepsInto(state)) {
    const text = JSON.stringify(step)
    steps.push(text)
    size += text.length
    if (size < PART_CHARACTERS) continue
    yield `[${steps.join(',')}]`
    steps = []
    size = 0
  }
  yield `[${steps.join(',')}]`
}

const emptyOf: Readonly<Record<Shape, () => Open>> = { object: () => ({}), array: () => [], map: () => new Map(), set: () => new Set() }

const putInto = (open: Open, key: Key, value: unknown): void => {
  if (Array.isArray(open)) open.push(value)
  else if (open instanceof Map) open.set(key, value)
  else if (open instanceof Set) open.add(value)
  // The one name that assignment does not take for a name.
  else if (key === '__proto__') Object.defineProperty(open, key, { value, writable: true, enumerable: true, configurable: true })
  else open[key] = value
}

/** The parser's own words would quote the text, which is nothing for a log. */
const stepsOf = (part: string): Step[] => {
  try {
    return JSON.parse(part) as Step[]
  } catch {
    throw new Error('A part of it is not JSON.')
  }
}

export interface Unpacking {
  /** Takes the next part; throws where it is not one. */
  take(part: string): void
  /** The state, once every part was taken; throws where something is missing. */
  whole(): object
}

export const openUnpacking = (): Unpacking => {
  const root: Open = {}
  const open: Open[] = [root]
  return {
    take: (part) => {
      for (const step of stepsOf(part)) {
        const top = open.at(-1)
        if (!top) throw new Error('It closes what is not open.')
        if (step[0] === 'put') for (const [key, value] of step[1]) putInto(top, key, value)
        else if (step[0] === 'column' && Object.hasOwn(columns, step[2])) putInto(top, step[1], columns[step[2]].from(step[3]))
        else if (step[0] === 'open' && Object.hasOwn(emptyOf, step[2])) {
          const inner = emptyOf[step[2]]()
          putInto(top, step[1], inner)
          open.push(inner)
        } else if (step[0] === 'close') open.pop()
        else throw new Error('It holds a step that is none.')
      }
    },
    whole: () => {
      if (open.length !== 1) throw new Error('It breaks off.')
      return root
    },
  }
}
