/**
 * The one form in which a JSON value is stored and hashed (RFC 8785), and what may not be stored at all: two engines,
 * two languages and a verifier must read the same thing from the same bytes.
 */
import canonicalize from 'canonicalize'
import { utf8 } from './bytes.ts'

export interface Unstorable {
  /** JSON pointer to the value that is to blame. */
  readonly pointer: string
  readonly because: string
}

/** A value that has no canonical form; names the place. */
export class NotStorable extends Error {
  readonly pointer: string
  constructor({ pointer, because }: Unstorable) {
    super(`${pointer === '' ? 'The value' : pointer} ${because}`)
    this.name = 'NotStorable'
    this.pointer = pointer
  }
}

const pointerTo = (pointer: string, name: string) => `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Why a text cannot be stored, or undefined. */
export const unstorableText = (text: string): string | undefined => {
  if (text.includes('\0')) return 'holds a NUL character.'
  return text.isWellFormed() ? undefined : 'holds half of a surrogate pair, which is no character.'
}

/** The first place in a JSON value that cannot be stored; undefined where all of it can. */
export const findUnstorable = (value: unknown, pointer = ''): Unstorable | undefined => {
  switch (typeof value) {
    case 'string': {
      const because = unstorableText(value)
      return because === undefined ? undefined : { pointer, because }
    }
    case 'number':
      if (Number.isSafeInteger(value) && !Object.is(value, -0)) return undefined
      return { pointer, because: `is the number ${Object.is(value, -0) ? '-0' : String(value)}; only safe integers are numbers here, all others travel as text.` }
    case 'boolean':
      return undefined
    case 'object':
      break
    default:
      return { pointer, because: `is of type ${typeof value}, which JSON does not know.` }
  }
  if (value === null) return undefined
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const found = findUnstorable(value[index], `${pointer}/${index}`)
      if (found) return found
    }
    return undefined
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return { pointer, because: 'is not a plain object.' }
  for (const [name, child] of Object.entries(value)) {
    const because = unstorableText(name)
    if (because !== undefined) return { pointer, because: `has a field whose name ${because}` }
    // An absent field may be spelt as undefined; it is not written.
    const found = child === undefined ? undefined : findUnstorable(child, pointerTo(pointer, name))
    if (found) return found
  }
  return undefined
}

/** Canonical JSON text. Throws NotStorable with the pointer of the first value that has none. */
export const canonicalText = (value: unknown): string => {
  const found = findUnstorable(value)
  if (found) throw new NotStorable(found)
  return canonicalize(value)!
}

export const canonicalBytes = (value: unknown): Uint8Array => utf8(canonicalText(value))
