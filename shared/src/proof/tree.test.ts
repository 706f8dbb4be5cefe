/** Known trees of RFC 6962 implementations, and the laws any such tree keeps. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOfHex, hex, utf8 } from './bytes.ts'
import { appendLeaf, consistencyProof, emptyFrontier, emptyRoot, frontierBytes, frontierOf, frontierOfBytes, frontierRoot, inclusionProof, isConsistent, isIncluded, leafHash, nodeHash, rootOf } from './tree.ts'

/** The eight leaves of Certificate Transparency's reference tests (google/certificate-transparency, merkletree tests). */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((text) => leafHash(bytesOfHex(text)))
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('RFC 6962 known answers', () => {
  it('the empty tree is SHA-256 of nothing', () => {
    expect(hex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hex(frontierRoot(emptyFrontier))).toBe(hex(emptyRoot()))
  })
  it('a leaf and a node are hashed apart (RFC 6962 2.1; google/certificate-transparency-go rfc6962 hasher tests)', () => {
    expect(hex(leafHash(utf8('L123456')))).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56')
    expect(hex(nodeHash(utf8('N123'), utf8('N456')))).toBe('aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb')
  })
  it.each(roots.map((root, index) => ({ size: index + 1, root })))('root of the reference tree with $size leaves', ({ size, root }) => {
    expect(hex(rootOf(leaves.slice(0, size)))).toBe(root)
  })
  it('inclusion of leaf 5 in the tree of 8 (reference path)', () => {
    expect(inclusionProof(leaves, 5).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })
  it('consistency of 6 with 8 (reference path)', () => {
    expect(consistencyProof(leaves, 6).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })
})

describe('laws of the tree (seed 6962)', () => {
  const tree = fc.array(fc.uint8Array({ minLength: 0, maxLength: 8 }), { minLength: 1, maxLength: 40 }).map((texts) => texts.map((bytes, index) => leafHash(Uint8Array.of(index, ...bytes))))
  const settings = { seed: 6962, numRuns: 150 }

  it('appending leaf by leaf gives the root of the whole, and survives being kept as bytes', () => {
    fc.assert(fc.property(tree, (all) => {
      let frontier = emptyFrontier
      for (const leaf of all) frontier = appendLeaf(frontierOfBytes(frontier.size, frontierBytes(frontier)), leaf)
      expect(frontier.size).toBe(all.length)
      expect(hex(frontierRoot(frontier))).toBe(hex(rootOf(all)))
    }), settings)
  })
  it('every leaf is included, and its proof fits no other leaf, place, size or root', () => {
    fc.assert(fc.property(tree, fc.nat(), (all, pick) => {
      const index = pick % all.length
      const proof = inclusionProof(all, index)
      const root = rootOf(all)
      expect(isIncluded(all[index]!, index, all.length, proof, root)).toBe(true)
      expect(isIncluded(leafHash(utf8('another')), index, all.length, proof, root)).toBe(false)
      expect(isIncluded(all[index]!, all.length, all.length, proof, root)).toBe(false)
      expect(isIncluded(all[index]!, index, all.length, [...proof, root], root)).toBe(false)
      expect(isIncluded(all[index]!, index, all.length, proof, leafHash(root))).toBe(false)
    }), settings)
  })
  it('every beginning is consistent with the whole; a changed one is not', () => {
    fc.assert(fc.property(tree, fc.nat(), (all, pick) => {
      const size = 1 + (pick % all.length)
      const proof = consistencyProof(all, size)
      const [older, newer] = [rootOf(all.slice(0, size)), rootOf(all)]
      expect(isConsistent(size, older, all.length, newer, proof)).toBe(true)
      const changed = rootOf([leafHash(utf8('another')), ...all.slice(1, size)])
      expect(isConsistent(size, changed, all.length, newer, proof)).toBe(false)
      expect(isConsistent(size, older, all.length, leafHash(newer), proof)).toBe(false)
    }), settings)
  })
  it('a frontier of the wrong length is refused', () => {
    const frontier = frontierOf(leaves)
    expect(() => frontierOfBytes(7, frontierBytes(frontier))).toThrow('keeps 3 hashes')
  })
})
