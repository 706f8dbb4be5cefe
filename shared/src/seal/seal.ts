/**
 * Envelopes: what stands inside cannot be read or changed before it is opened. XChaCha20-Poly1305; key and nonce are
 * arguments. The sealed form is the nonce followed by the ciphertext with its tag. The text is filled up before it is
 * sealed: a commitment tells the size of what it stands for, and a price must not be told by how long it is.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesToUtf8, concatBytes, utf8ToBytes } from '@noble/ciphers/utils.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'

export const KEY_BYTES = 32
export const NONCE_BYTES = 24
const TAG_BYTES = 16
/** A price schedule of several hundred lines still lies in the first step; only how many steps there are is told. */
export const STEP_BYTES = 64 * 1024
const LENGTH_BYTES = 4

/** Every record has its own key, so that an envelope moved into another record does not open. */
export const recordKey = (installationKey: Uint8Array, record: string): Uint8Array =>
  hkdf(sha256, installationKey, undefined, utf8ToBytes(`envelopes of ${record}`), KEY_BYTES)

/** Its length, the text, and zeros up to a whole step. */
const filled = (text: string): Uint8Array => {
  const bytes = utf8ToBytes(text)
  const whole = new Uint8Array(Math.ceil((LENGTH_BYTES + bytes.length) / STEP_BYTES) * STEP_BYTES)
  new DataView(whole.buffer).setUint32(0, bytes.length)
  whole.set(bytes, LENGTH_BYTES)
  return whole
}

/** undefined for what was not filled up like that, as by a version of before. */
const unfilled = (whole: Uint8Array): string | undefined => {
  if (whole.length === 0 || whole.length % STEP_BYTES !== 0) return undefined
  const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0)
  const end = LENGTH_BYTES + length
  return end > whole.length || whole.length - end >= STEP_BYTES || whole.subarray(end).some((byte) => byte !== 0) ? undefined : bytesToUtf8(whole.subarray(LENGTH_BYTES, end))
}

export const seal = (text: string, key: Uint8Array, nonce: Uint8Array): Uint8Array =>
  concatBytes(nonce, xchacha20poly1305(key, nonce).encrypt(filled(text)))

/** undefined where the key is another one, a single bit was changed, or the text was sealed without being filled up. */
export const open = (sealed: Uint8Array, key: Uint8Array): string | undefined => {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined
  try {
    return unfilled(xchacha20poly1305(key, sealed.subarray(0, NONCE_BYTES)).decrypt(sealed.subarray(NONCE_BYTES)))
  } catch {
    return undefined
  }
}
