import { describe, expect, it } from 'vitest'
import { base64, bytesOfHex } from './bytes.ts'
import { openCheckpoint, originOf, parseCheckpoint, publicKeyOf, signCheckpoint, verifierKey } from './checkpoint.ts'
import { leafHash, rootOf } from './tree.ts'

/** RFC 8032, 7.1, test 1. */
const secret = bytesOfHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
const root = rootOf([leafHash(Uint8Array.of(1)), leafHash(Uint8Array.of(2))])
const origin = originOf('workbench-1', 'beds')
const checkpoint = { origin, size: 2, root }

describe('signed checkpoints', () => {
  it('the public key of RFC 8032 test 1', () => {
    expect(publicKeyOf(secret)).toEqual(bytesOfHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'))
  })
  it('are notes of three lines, a blank one and a signature that names the log (C2SP tlog-checkpoint)', () => {
    const note = signCheckpoint(checkpoint, secret)
    const lines = note.split('\n')
    expect(lines.slice(0, 4)).toEqual(['workbench-1/records/beds', '2', base64(root), ''])
    expect(lines[4]).toMatch(/^— workbench-1\/records\/beds [A-Za-z0-9+/=]{92}$/u)
    expect(openCheckpoint(note, publicKeyOf(secret))).toEqual(checkpoint)
  })
  it('the key id of a verifier key is the start of SHA-256 over name and key (C2SP signed-note, its example key PeterNeumann)', () => {
    const key = bytesOfBase64Key('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    expect(verifierKey('PeterNeumann', key)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
  })
  it.each([
    ['another size', (note: string) => note.replace('\n2\n', '\n3\n'), 'its signature does not fit'],
    ['another root', (note: string) => note.replace(base64(root), base64(leafHash(Uint8Array.of(9)))), 'its signature does not fit'],
    ['another log', (note: string) => note.replaceAll('records/beds', 'records/bids'), 'no signature of'],
    ['no signature', (note: string) => `${note.slice(0, note.indexOf('\n\n'))}\n\n`, 'no signature line'],
    ['no blank line', (note: string) => note.replace('\n\n', '\n'), 'no signed note'],
    ['a size that is none', (note: string) => note.replace('\n2\n', '\n02\n'), 'no tree size'],
    ['a root that is none', (note: string) => note.replace(base64(root), 'AAAA'), 'no SHA-256'],
  ])('with %s are not believed, and it is said why', (_what, change, because) => {
    const opened = openCheckpoint(change(signCheckpoint(checkpoint, secret)), publicKeyOf(secret))
    expect('because' in opened && opened.because).toContain(because)
  })
  it('by another key are not believed', () => {
    expect(openCheckpoint(signCheckpoint(checkpoint, secret), publicKeyOf(new Uint8Array(32).fill(1)))).toMatchObject({ because: expect.stringContaining('by the given key') as string })
  })
  it('further lines and others’ signatures may stand in a note', () => {
    const note = `${signCheckpoint(checkpoint, secret)}— witness.example/w1 AAAAAAA=\n`
    expect(openCheckpoint(note, publicKeyOf(secret))).toEqual(checkpoint)
    expect(parseCheckpoint(note)).toMatchObject({ signatures: [{ name: origin }, { name: 'witness.example/w1' }] })
  })
  it('an origin that would break the form is not signed', () => {
    expect(() => signCheckpoint({ ...checkpoint, origin: 'two words' }, secret)).toThrow('cannot name a log')
  })
})

const bytesOfBase64Key = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).slice(1)
