import fc from 'fast-check'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesToHex, hexToBytes } from '@noble/ciphers/utils.js'
import { describe, expect, it } from 'vitest'
import { NONCE_BYTES, open, recordKey, seal } from './seal.ts'

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
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed)
      changed[at]! ^= 1
      expect(open(changed, key)).toBeUndefined()
    }
    expect(open(sealed.slice(0, 20), key)).toBeUndefined()
  })
  it('records have keys of their own', () => {
    expect(recordKey(key, 'a')).not.toEqual(recordKey(key, 'b'))
    expect(recordKey(key, 'a')).toEqual(recordKey(key, 'a'))
  })
})
