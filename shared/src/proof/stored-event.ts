/** An event as it is stored: canonical bytes that are hashed once and never written again. */
import { canonicalBytes } from './canonical.ts'
import { textOf } from './bytes.ts'

export interface StoredFields {
  readonly record: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly type: string
  readonly version: number
  /** 128 random bits in hex: without it, a leaf hash would let anybody try out what an event says. */
  readonly salt: string
  readonly body: unknown
}

/** The bytes of an event; these, and no re-writing of them, are what the tree is built over. */
export const eventBytes = ({ record, seq, at, actor, type, version, salt, body }: StoredFields): Uint8Array =>
  canonicalBytes({ record, seq, at, actor, type, version, salt, body })

const shape: Readonly<Record<keyof StoredFields, string>> = {
  record: 'string', seq: 'number', at: 'string', actor: 'string', type: 'string', version: 'number', salt: 'string', body: 'object',
}

/** An event read back from its bytes, or why they are none. */
export const parseEvent = (bytes: Uint8Array): StoredFields | { readonly because: string } => {
  let value: unknown
  try {
    value = JSON.parse(textOf(bytes))
  } catch {
    return { because: 'its bytes are not JSON in UTF-8' }
  }
  if (typeof value !== 'object' || value === null) return { because: 'it is not an object' }
  const fields = value as Record<string, unknown>
  for (const [name, type] of Object.entries(shape)) if (typeof fields[name] !== type) return { because: `its field “${name}” is not a ${type}` }
  const stray = Object.keys(fields).find((name) => !Object.hasOwn(shape, name))
  return stray === undefined ? (value as StoredFields) : { because: `it has a field “${stray}” that events do not have` }
}
