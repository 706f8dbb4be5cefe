import fc from 'fast-check'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesToHex, hexToBytes } from '@noble/ciphers/utils.js'
import { describe, expect, it } from 'vitest'
import { NONCE_BYTES, open, recordKey, seal, STEP_BYTES } from './seal.ts'

const key = new Uint8Array(32).fill(3)
const nonce = new Uint8Array(NONCE_BYTES).fill(4)

describe('envelopes', () => {
  it('the cipher gives the answer of draft-irtf-cfrg-xchacha-03, A.3.1', () => {
    const plain = '4c616469657320616e642047656e746c656d656e206f662074686520636c617373206f66202739393a204966204920636f756c64206f6666657220796f75206f6e6c79206f6e652074697020666f7220746865206675747572652c2073756e73637265656e20776f756c642062652069742e'
    const sealed = xchacha20poly1305(hexToBytes('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f'), hexToBytes('404142434445464748494a4b4c4d4e4f5051525354555657'), hexToBytes('50515253c0c1c2c3c4c5c6c7')).encrypt(hexToBytes(plain))
    expect(bytesToHex(sealed).slice(0, 32)).toBe('bd6d179d3e83d43b9576579493c0e939')
    expect(bytesToHex(sealed).slice(-32)).toBe('c0875924c1c7987947deafd8780acf49')
  })
  it('open again with their key, and only with it (seed 24)', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = seal(text, key, nonce)
      expect(open(sealed, key)).toBe(text)
      expect(open(sealed, recordKey(key, 'beds'))).toBeUndefined()
    }), { seed: 24 })
  })
  it('a single changed bit anywhere is found', () => {
    const sealed = seal('£8,000,000', key, nonce)
    // Everywhere at the edges, and at every 97th byte of what fills it up.
    for (let at = 0; at < sealed.length; at += at < 100 || at > sealed.length - 100 ? 1 : 97) {
      const changed = Uint8Array.from(sealed)
      changed[at]! ^= 1
      expect(open(changed, key)).toBeUndefined()
    }
    expect(open(sealed.slice(0, 20), key)).toBeUndefined()
  })
  it('are of one size whatever is in them, up to the next step (R15)', () => {
    const size = (text: string) => seal(text, key, nonce).length
    expect(new Set(['', '9', '1200000', '{"schedule":[]}', 'x'.repeat(STEP_BYTES - 4)].map(size))).toEqual(new Set([NONCE_BYTES + STEP_BYTES + 16]))
    expect(size('x'.repeat(STEP_BYTES - 3))).toBe(NONCE_BYTES + 2 * STEP_BYTES + 16)
    for (const length of [STEP_BYTES - 5, STEP_BYTES - 4, STEP_BYTES - 3, STEP_BYTES, 2 * STEP_BYTES]) expect(open(seal('é'.repeat(length / 2), key, nonce), key)).toBe('é'.repeat(length / 2))
  })
  it('do not open where the text was sealed as it was', () => {
    const bare = (text: string) => Uint8Array.from([...nonce, ...xchacha20poly1305(key, nonce).encrypt(new TextEncoder().encode(text))])
    expect(open(bare('£8,000,000'), key)).toBeUndefined()
    expect(open(bare('x'.repeat(STEP_BYTES)), key)).toBeUndefined()
    expect(open(bare(''), key)).toBeUndefined()
  })
  it('records have keys of their own', () => {
    expect(recordKey(key, 'a')).not.toEqual(recordKey(key, 'b'))
    expect(recordKey(key, 'a')).toEqual(recordKey(key, 'a'))
  })
})
