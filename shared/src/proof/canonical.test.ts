import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64, bytesOfBase64, hex, utf8 } from './bytes.ts'
import { canonicalText, findUnstorable, NotStorable } from './canonical.ts'
import { commitTo, contentDigest, hashOfJson } from './commitment.ts'

describe('canonical form', () => {
  it('sorts names by UTF-16 code units and escapes as JSON does (RFC 8785, 3.2.3, the example’s order)', () => {
    const value = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' }
    expect(Object.values(JSON.parse(canonicalText(value)) as object)).toContain('One')
    expect(canonicalText(value)).toBe('{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}')
  })
  it('leaves out what is absent', () => {
    expect(canonicalText({ b: undefined, a: [1, null, true, 'x'] })).toBe('{"a":[1,null,true,"x"]}')
  })
  it.each([
    ['a NUL', { a: ['x', 'y\0'] }, '/a/1'],
    ['half a surrogate pair', { a: { 'b/c': '\ud800' } }, '/a/b~1c'],
    ['a NUL in a name', { a: { 'x\0': 1 } }, '/a'],
    ['a fraction', { n: 0.5 }, '/n'],
    ['an unsafe integer', [2 ** 53], '/0'],
    ['minus zero', { n: -0 }, '/n'],
    ['infinity', { n: Number.POSITIVE_INFINITY }, '/n'],
    ['no JSON', { n: 1n }, '/n'],
    ['an object of a class', { n: new Map() }, '/n'],
  ])('refuses %s and names the place', (_what, value, pointer) => {
    expect(findUnstorable(value)?.pointer).toBe(pointer)
    expect(() => canonicalText(value)).toThrow(NotStorable)
  })
  it('is the same for every order of writing, and reads back as what was written (seed 8785)', () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, fc.constant(null), fc.boolean(), fc.maxSafeInteger().map((n) => n + 0), fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && text !== '__proto__'), tie('value'), { maxKeys: 4, noNullPrototype: true })),
    })).value
    fc.assert(fc.property(json, (value) => {
      const text = canonicalText(value)
      expect(JSON.parse(text)).toEqual(value)
      expect(canonicalText(JSON.parse(text))).toBe(text)
      expect(canonicalText(reversed(value))).toBe(text)
    }), { seed: 8785, numRuns: 300 })
  })
})

const reversed = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(reversed)
    : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([name, child]) => [name, reversed(child)]))
      : value

describe('commitments', () => {
  it('SHA-256 over salt and bytes (FIPS 180-2 “abc”, split as salt “a” and bytes “bc”)', () => {
    expect(contentDigest(utf8('a'), utf8('bc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
  it('the same text under two salts cannot be told to be the same', () => {
    const [one, two] = [1, 2].map((byte) => commitTo(new Uint8Array(16).fill(byte), utf8('£1.2m'), 'price'))
    expect(one!.sha256).not.toBe(two!.sha256)
    expect(one).toMatchObject({ size: 6, kind: 'price' })
    expect(() => commitTo(new Uint8Array(8), utf8('x'), 'text')).toThrow('16 bytes')
  })
  it('JSON is hashed in its canonical form', () => {
    expect(hashOfJson({ b: 1, a: 2 })).toBe(hashOfJson({ a: 2, b: 1 }))
  })
})

describe('base64', () => {
  it.each([['', ''], ['f', 'Zg=='], ['fo', 'Zm8='], ['foo', 'Zm9v'], ['foob', 'Zm9vYg=='], ['fooba', 'Zm9vYmE='], ['foobar', 'Zm9vYmFy']])('of “%s” (RFC 4648 section 10)', (text, encoded) => {
    expect(base64(utf8(text))).toBe(encoded)
    expect(bytesOfBase64(encoded)).toEqual(utf8(text))
  })
  it('is decoded only from what would have been written (seed 4648)', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      expect(hex(bytesOfBase64(base64(bytes))!)).toBe(hex(bytes))
    }), { seed: 4648 })
    for (const bad of ['Zh==', 'Zg=', 'Z===', '====', 'Zm9 ', 'Zm=v']) expect(bytesOfBase64(bad)).toBeUndefined()
  })
})
