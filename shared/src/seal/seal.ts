/**
 * Envelopes: what stands inside cannot be read or changed before it is opened. XChaCha20-Poly1305; key and nonce are
 * arguments. The sealed form is the nonce followed by the ciphertext with its tag.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesToUtf8, concatBytes, utf8ToBytes } from '@noble/ciphers/utils.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'

export const KEY_BYTES = 32
export const NONCE_BYTES = 24
const TAG_BYTES = 16

/** Every record has its own key, so that an envelope moved into another record does not open. */
export const recordKey = (installationKey: Uint8Array, record: string): Uint8Array =>
  hkdf(sha256, installationKey, undefined, utf8ToBytes(`envelopes of ${record}`), KEY_BYTES)

export const seal = (text: string, key: Uint8Array, nonce: Uint8Array): Uint8Array =>
  concatBytes(nonce, xchacha20poly1305(key, nonce).encrypt(utf8ToBytes(text)))

/** undefined where the key is another one or a single bit was changed. */
export const open = (sealed: Uint8Array, key: Uint8Array): string | undefined => {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined
  try {
    return bytesToUtf8(xchacha20poly1305(key, sealed.subarray(0, NONCE_BYTES)).decrypt(sealed.subarray(NONCE_BYTES)))
  } catch {
    return undefined
  }
}
