/**
 * Signed checkpoints: what a record's tree was when somebody kept a copy of its root. The text is C2SP tlog-checkpoint
 * in a signed note with an Ed25519 key, so that others' tools read it too. The key's name is the origin of the log.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { base64, bytesOfBase64, hex, join, sameBytes, utf8 } from './bytes.ts'
import { HASH_BYTES } from './tree.ts'

const ED25519 = 1

export interface Checkpoint {
  /** Installation and record: names the one log this can be a checkpoint of. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

export const originOf = (installation: string, record: string): string => `${installation}/records/${record}`

export const publicKeyOf = (secretKey: Uint8Array): Uint8Array => ed25519.getPublicKey(secretKey)

const keyId = (name: string, publicKey: Uint8Array): Uint8Array =>
  sha256(join(utf8(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, 4)

/** The verifier key as others' tools expect it: name, key id, key. */
export const verifierKey = (origin: string, publicKey: Uint8Array): string =>
  `${origin}+${hex(keyId(origin, publicKey))}+${base64(join(Uint8Array.of(ED25519), publicKey))}`

export const signCheckpoint = (checkpoint: Checkpoint, secretKey: Uint8Array): string => {
  const { origin, size, root } = checkpoint
  if (origin === '' || /[\s+]/u.test(origin)) throw new Error(`“${origin}” cannot name a log: it holds a space or a plus sign.`)
  const text = `${origin}\n${size}\n${base64(root)}\n`
  const signature = join(keyId(origin, publicKeyOf(secretKey)), ed25519.sign(utf8(text), secretKey))
  return `${text}\n— ${origin} ${base64(signature)}\n`
}

/** What stands in a checkpoint's text, unchecked; or why it is none. */
export const parseCheckpoint = (note: string): (Checkpoint & { readonly text: string; readonly signatures: readonly { name: string; bytes: Uint8Array }[] }) | { readonly because: string } => {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) return { because: 'it is no signed note: the blank line before the signatures is missing.' }
  const text = note.slice(0, end + 1)
  const [origin = '', size = '', root = ''] = text.split('\n')
  if (origin === '') return { because: 'its first line, the origin, is empty.' }
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) return { because: `its second line, “${size}”, is no tree size.` }
  const hash = bytesOfBase64(root)
  if (hash?.length !== HASH_BYTES) return { because: `its third line, “${root}”, is no SHA-256 in base64.` }
  const signatures = []
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const match = /^— (\S+) (\S+)$/u.exec(line)
    const bytes = match ? bytesOfBase64(match[2]!) : undefined
    if (!match || !bytes || bytes.length < 5) return { because: `“${line}” is no signature line.` }
    signatures.push({ name: match[1]!, bytes })
  }
  return { origin, size: Number(size), root: hash, text, signatures }
}

/** The checkpoint, if `publicKey` signed it under its own origin; otherwise why it is not to be believed. */
export const openCheckpoint = (note: string, publicKey: Uint8Array): Checkpoint | { readonly because: string } => {
  const parsed = parseCheckpoint(note)
  if ('because' in parsed) return parsed
  const id = keyId(parsed.origin, publicKey)
  const own = parsed.signatures.find((signature) => signature.name === parsed.origin && sameBytes(signature.bytes.slice(0, 4), id))
  if (!own) return { because: `it bears no signature of ${parsed.origin} by the given key.` }
  const valid = own.bytes.length === 68 && ed25519.verify(own.bytes.slice(4), utf8(parsed.text), publicKey, { zip215: false })
  return valid ? { origin: parsed.origin, size: parsed.size, root: parsed.root } : { because: 'its signature does not fit its text: one of them was changed.' }
}
