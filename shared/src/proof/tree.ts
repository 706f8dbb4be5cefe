/**
 * The Merkle tree of RFC 6962 over a record's event bytes. Leaves and nodes are hashed apart, so no node passes for an
 * event. A `Frontier` grows in O(log n); proofs are made from the leaf hashes.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { join, sameBytes } from './bytes.ts'

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)
export const HASH_BYTES = 32

export const leafHash = (bytes: Uint8Array): Uint8Array => sha256(join(leafPrefix, bytes))
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(join(nodePrefix, left, right))
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array(0))

/** The roots of the full subtrees that a tree of `size` leaves falls into, largest first. */
export interface Frontier {
  readonly size: number
  readonly peaks: readonly Uint8Array[]
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] }

export const appendLeaf = ({ size, peaks }: Frontier, leaf: Uint8Array): Frontier => {
  const grown = [...peaks]
  let node = leaf
  // Every trailing one of `size` is a full subtree of the same height as what is being added: they join.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) node = nodeHash(grown.pop()!, node)
  grown.push(node)
  return { size: size + 1, peaks: grown }
}

export const frontierRoot = ({ peaks }: Frontier): Uint8Array =>
  peaks.length === 0 ? emptyRoot() : peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), peaks.at(-1)!)

export const frontierOf = (leaves: Iterable<Uint8Array>): Frontier => {
  let frontier = emptyFrontier
  for (const leaf of leaves) frontier = appendLeaf(frontier, leaf)
  return frontier
}

/** A frontier as bytes, to be kept beside the record; its size is kept apart. */
export const frontierBytes = ({ peaks }: Frontier): Uint8Array => join(...peaks)

export const frontierOfBytes = (size: number, bytes: Uint8Array): Frontier => {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  if (bytes.length !== count * HASH_BYTES) throw new Error(`A tree of ${size} leaves keeps ${count} hashes, not ${bytes.length / HASH_BYTES}.`)
  return { size, peaks: Array.from({ length: count }, (_, index) => bytes.slice(index * HASH_BYTES, (index + 1) * HASH_BYTES)) }
}

export const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => frontierRoot(frontierOf(leaves))

/** The largest power of two below `size`. */
const split = (size: number): number => {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/** The hashes that lead from leaf `index` to the root of `leaves` (RFC 6962, 2.1.1). */
export const inclusionProof = (leaves: readonly Uint8Array[], index: number): Uint8Array[] => {
  if (!(index >= 0 && index < leaves.length)) throw new RangeError(`There is no leaf ${index} among ${leaves.length}.`)
  if (leaves.length === 1) return []
  const half = split(leaves.length)
  return index < half
    ? [...inclusionProof(leaves.slice(0, half), index), rootOf(leaves.slice(half))]
    : [...inclusionProof(leaves.slice(half), index - half), rootOf(leaves.slice(0, half))]
}

export const isIncluded = (leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): boolean => {
  if (!(index >= 0 && index < size)) return false
  let [position, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      hash = nodeHash(sibling, hash)
      while (position % 2 === 0 && position !== 0) [position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
    } else hash = nodeHash(hash, sibling)
    ;[position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
  }
  return last === 0 && sameBytes(hash, root)
}

/** The hashes that show the first `size` leaves to be a beginning of `leaves` (RFC 6962, 2.1.2). */
export const consistencyProof = (leaves: readonly Uint8Array[], size: number): Uint8Array[] => {
  if (!(size > 0 && size <= leaves.length)) throw new RangeError(`No tree of ${size} leaves begins one of ${leaves.length}.`)
  return subproof(leaves, size, true)
}

const subproof = (leaves: readonly Uint8Array[], size: number, whole: boolean): Uint8Array[] => {
  if (size === leaves.length) return whole ? [] : [rootOf(leaves)]
  const half = split(leaves.length)
  return size <= half
    ? [...subproof(leaves.slice(0, half), size, whole), rootOf(leaves.slice(half))]
    : [...subproof(leaves.slice(half), size - half, false), rootOf(leaves.slice(0, half))]
}

export const isConsistent = (oldSize: number, oldRoot: Uint8Array, size: number, root: Uint8Array, proof: readonly Uint8Array[]): boolean => {
  if (!(oldSize > 0 && oldSize <= size)) return false
  if (oldSize === size) return proof.length === 0 && sameBytes(oldRoot, root)
  let [position, last] = [oldSize - 1, size - 1]
  while (position % 2 === 1) [position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
  const rest = [...proof]
  // A full old tree is itself the first node; otherwise the proof begins with its last peak.
  const start = position === 0 ? oldRoot : rest.shift()
  if (!start) return false
  let [older, newer] = [start, start]
  for (const sibling of rest) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      older = nodeHash(sibling, older)
      newer = nodeHash(sibling, newer)
      while (position % 2 === 0 && position !== 0) [position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
    } else newer = nodeHash(newer, sibling)
    ;[position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
  }
  return last === 0 && sameBytes(older, oldRoot) && sameBytes(newer, root)
}
