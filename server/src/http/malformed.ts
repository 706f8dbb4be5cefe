/** Where a text stops being JSON: V8 says so only sometimes. Goes through the text once, without recursion. */
import { pointerToken } from '../operations/validate.ts'

export interface Malformed {
  /** Of the place that was being read. */
  readonly pointer: string
  /** Characters from the beginning. */
  readonly at: number
  readonly line: number
  readonly column: number
  /** What would have had to stand there. */
  readonly expected: string
}

const POINTER_LIMIT = 200

interface Level {
  readonly kind: 'object' | 'array'
  /** The field or the entry that is being read. */
  token: string | number
}

type Awaited = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma' | 'end'

const wordsFor = (awaited: Awaited, level: Level | undefined): string => {
  switch (awaited) {
    case 'value': return 'a value'
    case 'value or ]': return 'a value or “]”'
    case 'name': return 'the name of a field in quotation marks'
    case 'name or }': return 'the name of a field in quotation marks or “}”'
    case 'colon': return '“:” after the name of a field'
    case 'comma': return level?.kind === 'object' ? '“,” or “}”' : '“,” or “]”'
    case 'end': return 'nothing more'
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const ESCAPES = '"\\/bfnrt'

/** The index after a string that begins at `from`, or where it breaks. */
const readString = (text: string, from: number): { end: number } | { broken: number; expected: string } => {
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at]!
    if (character === '"') return { end: at + 1 }
    if (character < ' ') return { broken: at, expected: 'an escape like “\\n” instead of a control character' }
    if (character !== '\\') continue
    at += 1
    if (at >= text.length || ESCAPES.includes(text[at]!)) continue
    if (text[at] !== 'u') return { broken: at, expected: 'one of " \\ / b f n r t u after a backslash' }
    for (let digit = 0; digit < 4; digit++) if (!/^[0-9a-fA-F]$/.test(text[++at] ?? '')) return { broken: Math.min(at, text.length), expected: 'four hexadecimal digits after “\\u”' }
  }
  return { broken: text.length, expected: 'a quotation mark that ends the text' }
}

/** The index after a plain value that begins at `from`: a number, true, false or null; undefined if there is none. */
const readPlain = (text: string, from: number): number | undefined => {
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, from)) return from + word.length
  NUMBER.lastIndex = from
  return NUMBER.test(text) ? NUMBER.lastIndex : undefined
}

export const findMalformed = (text: string): Malformed | undefined => {
  const levels: Level[] = []
  let awaited: Awaited = 'value'
  let at = 0
  const broken = (where: number, expected: string): Malformed => {
    const before = text.slice(0, where).split('\n')
    return { pointer: pointerOf(levels), at: where, line: before.length, column: before.at(-1)!.length + 1, expected }
  }
  for (;;) {
    while (at < text.length && ' \t\n\r'.includes(text[at]!)) at += 1
    const level = levels.at(-1)
    const character = text[at]
    if (character === undefined) return awaited === 'end' ? undefined : broken(at, wordsFor(awaited, level))
    const after: Awaited = levels.length === 0 ? 'end' : 'comma'
    if ((awaited === 'name' || awaited === 'name or }') && character === '"') {
      const name = readString(text, at)
      if ('broken' in name) return broken(name.broken, name.expected)
      level!.token = JSON.parse(text.slice(at, name.end)) as string
      at = name.end
      awaited = 'colon'
    } else if (awaited === 'colon' && character === ':') {
      at += 1
      awaited = 'value'
    } else if (awaited === 'comma' && character === ',') {
      at += 1
      if (level!.kind === 'array') level!.token = Number(level!.token) + 1
      awaited = level!.kind === 'array' ? 'value' : 'name'
    } else if (level && ((level.kind === 'object' && character === '}' && (awaited === 'comma' || awaited === 'name or }')) || (level.kind === 'array' && character === ']' && (awaited === 'comma' || awaited === 'value or ]')))) {
      at += 1
      levels.pop()
      awaited = levels.length === 0 ? 'end' : 'comma'
    } else if (awaited !== 'value' && awaited !== 'value or ]') return broken(at, wordsFor(awaited, level))
    else if (character === '{' || character === '[') {
      at += 1
      levels.push(character === '{' ? { kind: 'object', token: '' } : { kind: 'array', token: 0 })
      awaited = character === '{' ? 'name or }' : 'value or ]'
    } else if (character === '"') {
      const read = readString(text, at)
      if ('broken' in read) return broken(read.broken, read.expected)
      at = read.end
      awaited = after
    } else {
      const end = readPlain(text, at)
      if (end === undefined) return broken(at, wordsFor(awaited, level))
      at = end
      awaited = after
    }
  }
}

/** The innermost place that a pointer of bearable length can name. */
const pointerOf = (levels: readonly Level[]): string => {
  let pointer = ''
  for (const { kind, token } of levels) {
    const longer = kind === 'object' && token === '' ? pointer : `${pointer}/${pointerToken(String(token))}`
    if (longer.length > POINTER_LIMIT) break
    pointer = longer
  }
  return pointer
}
