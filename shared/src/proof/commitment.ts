/** A commitment binds to content without showing it: SHA-256 over a salt of 128 random bits and the bytes. */
import { sha256 } from '@noble/hashes/sha2.js'
import { canonicalBytes } from './canonical.ts'
import { hex, join } from './bytes.ts'

export const SALT_BYTES = 16

export const contentDigest = (salt: Uint8Array, bytes: Uint8Array): string => hex(sha256(join(salt, bytes)))

export const commitTo = <K extends string>(salt: Uint8Array, bytes: Uint8Array, kind: K): { sha256: string; size: number; kind: K } => {
  if (salt.length !== SALT_BYTES) throw new RangeError(`A salt has ${SALT_BYTES} bytes, not ${salt.length}.`)
  return { sha256: contentDigest(salt, bytes), size: bytes.length, kind }
}

/** SHA-256 over canonical JSON, lower-case hex. */
export const hashOfJson = (json: unknown): string => hex(sha256(canonicalBytes(json)))
