/**
 * A name for a whole state, made without holding anybody up: two states have the same digest if and only if they hold
 * the same, their lists, maps and sets in the same order. The state is never copied, and never one long text.
 */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

const PIECE = 32_768
/** Others are answered between slices. */
const SLICE_MS = 8

interface Written {
  text: string
}

/** Each kind of container begins with a letter of its own, so that no two states are written the same way. */
function* piecesOf(value: unknown, written: Written): Generator<string | Uint8Array> {
  if (typeof value !== 'object' || value === null) {
    written.text += typeof value === 'string' ? JSON.stringify(value) : typeof value === 'bigint' ? `${value}n` : String(value)
    written.text += ';'
    if (written.text.length > PIECE) {
      yield written.text
      written.text = ''
    }
  } else if (ArrayBuffer.isView(value)) {
    yield `${written.text}${value.constructor.name}${value.byteLength}:`
    written.text = ''
    yield new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  } else if (Array.isArray(value)) {
    written.text += `[${value.length}:`
    for (const item of value) yield* piecesOf(item, written)
  } else if (value instanceof Map) {
    written.text += `m${value.size}:`
    for (const [key, item] of value) {
      yield* piecesOf(key, written)
      yield* piecesOf(item, written)
    }
  } else if (value instanceof Set) {
    written.text += `s${value.size}:`
    for (const item of value) yield* piecesOf(item, written)
  } else {
    // A field that is undefined and one that is not there are the same to every reader.
    const fields = Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    written.text += `{${fields.length}:`
    for (const [name, item] of fields) {
      written.text += `${JSON.stringify(name)}=`
      yield* piecesOf(item, written)
    }
  }
}

/** SHA-256, lower-case hex. The state must not be changed meanwhile; held states never are. */
export const digestOfState = async (state: object): Promise<string> => {
  const hash = createHash('sha256')
  const written: Written = { text: '' }
  let began = performance.now()
  for (const piece of piecesOf(state, written)) {
    hash.update(piece)
    if (performance.now() - began < SLICE_MS) continue
    await setImmediate()
    began = performance.now()
  }
  return hash.update(written.text).digest('hex')
}
