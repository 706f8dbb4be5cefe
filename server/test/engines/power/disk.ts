/**
 * A disk as a power cut leaves it. Surely there is what was synced; of everything else any part may be, or none: whole
 * writes, their beginnings, the names of files. Names are on disk when their folder was synced, not before.
 */

/** What a process did to files, in the order in which it was done. Paths are absolute. */
export type Doing =
  | { readonly kind: 'open'; readonly path: string; readonly create: boolean; readonly empty: boolean }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'resize'; readonly path: string; readonly size: number }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'sync'; readonly path: string }

type Change = { readonly at: number; readonly bytes: Uint8Array } | { readonly size: number }

interface Pending<T> {
  readonly what: T
  /** The call has come back: a later sync covers it. */
  done: boolean
}

interface File {
  durable: Buffer
  pending: Pending<Change>[]
}

interface Naming {
  readonly name: string
  readonly thing: File | Folder | undefined
  /** The name it had, gone in the same instant. */
  readonly from?: string
}

interface Folder {
  readonly now: Map<string, File | Folder>
  readonly durable: Map<string, File | Folder>
  pending: Pending<Naming>[]
}

/** Files by path below the root, as they would be found; folders are keys without bytes. */
export type Image = ReadonlyMap<string, Buffer | 'folder'>

/** Numbers from 0 to 1. */
export type Chance = () => number

export interface Disk {
  /** The call begins: from here on its effect may be on disk. Answers with what is to be called when it has come back. */
  begin(doing: Doing): () => void
  cut(chance: Chance): Image
}

const SECTOR = 512

const isFolder = (thing: File | Folder): thing is Folder => 'now' in thing
const emptyFolder = (): Folder => ({ now: new Map(), durable: new Map(), pending: [] })

/** Carries out changes in order; writes that follow one another grow the file once. */
const applyAll = (before: Buffer, changes: readonly Change[]): Buffer => {
  let after = before
  for (let from = 0; from < changes.length; ) {
    const change = changes[from]!
    if ('size' in change) {
      after = change.size <= after.length ? Buffer.from(after.subarray(0, change.size)) : Buffer.concat([after, Buffer.alloc(change.size - after.length)])
      from += 1
      continue
    }
    let to = from
    let end = after.length
    for (let next = changes[to]; next && 'bytes' in next; next = changes[++to]) end = Math.max(end, next.at + next.bytes.length)
    if (end > after.length) after = Buffer.concat([after, Buffer.alloc(end - after.length)])
    for (const write of changes.slice(from, to)) if ('bytes' in write) after.set(write.bytes, write.at)
    from = to
  }
  return after
}

const rename = (names: Map<string, File | Folder>, { name, thing, from }: Naming): void => {
  if (from !== undefined) names.delete(from)
  if (thing) names.set(name, thing)
  else names.delete(name)
}

/** Which of the pending come through: none, all, the first ones, or any. */
const survivors = <T>(pending: readonly T[], chance: Chance): T[] => {
  const way = chance()
  if (way < 0.2) return []
  if (way < 0.35) return [...pending]
  if (way < 0.6) return pending.slice(0, Math.floor(chance() * (pending.length + 1)))
  const share = chance()
  return pending.filter(() => chance() < share)
}

/** A write may stop at any sector of the disk; a sector is whole or not at all. */
const torn = (change: Change, chance: Chance): Change => {
  if ('size' in change || chance() < 0.7) return change
  const sectors = Math.ceil((change.at + change.bytes.length) / SECTOR) - Math.floor(change.at / SECTOR)
  const end = (Math.floor(change.at / SECTOR) + Math.floor(chance() * sectors)) * SECTOR
  return { at: change.at, bytes: change.bytes.subarray(0, Math.max(0, end - change.at)) }
}

const contentAfter = ({ durable, pending }: File, chance: Chance): Buffer => {
  const kept = survivors(pending, chance)
  const content = applyAll(Buffer.from(durable), kept.map(({ what }) => torn(what, chance)))
  // Where a file grew but its bytes did not come, some file systems show what lay there before.
  if (kept.length < pending.length && chance() < 0.25) {
    for (const { what } of pending)
      if ('bytes' in what && what.at >= durable.length && !kept.some((one) => one.what === what))
        for (let at = what.at; at < Math.min(content.length, what.at + what.bytes.length); at++) if (content[at] === 0) content[at] = Math.floor(chance() * 256)
  }
  return content
}

/** `before`: what lies there when it begins, all of it on disk. */
export const makeDisk = (root: string, before: Image = new Map()): Disk => {
  const top = emptyFolder()
  const find = (path: string): { readonly folder: Folder; readonly name: string } => {
    const parts = path.slice(root.length + 1).split('/')
    let folder = top
    for (const part of parts.slice(0, -1)) {
      const next = folder.now.get(part)
      if (!next || !isFolder(next)) throw new Error(`There is no folder for ${path}.`)
      folder = next
    }
    return { folder, name: parts.at(-1)! }
  }
  const thingAt = (path: string): File | Folder => {
    if (path === root) return top
    const { folder, name } = find(path)
    const thing = folder.now.get(name)
    if (!thing) throw new Error(`There is no ${path}.`)
    return thing
  }
  const fileAt = (path: string): File => {
    const thing = thingAt(path)
    if (isFolder(thing)) throw new Error(`${path} is a folder.`)
    return thing
  }
  const nothing = (): void => undefined
  for (const [path, content] of before) {
    const { folder, name } = find(`${root}/${path}`)
    const thing = content === 'folder' ? emptyFolder() : { durable: Buffer.from(content), pending: [] }
    folder.now.set(name, thing)
    folder.durable.set(name, thing)
  }

  const put = (folder: Folder, naming: Naming): (() => void) => {
    rename(folder.now, naming)
    return wait(folder.pending, naming)
  }
  const wait = <T>(pending: Pending<T>[], what: T): (() => void) => {
    const one: Pending<T> = { what, done: false }
    pending.push(one)
    return () => { one.done = true }
  }

  const sync = (path: string): (() => void) => {
    const thing = thingAt(path)
    if (isFolder(thing)) {
      const covered = new Set(thing.pending.filter(({ done }) => done))
      return () => {
        for (const { what } of covered) rename(thing.durable, what)
        thing.pending = thing.pending.filter((one) => !covered.has(one))
      }
    }
    const covered = new Set(thing.pending.filter(({ done }) => done))
    return () => {
      thing.durable = applyAll(thing.durable, [...covered].map(({ what }) => what))
      thing.pending = thing.pending.filter((one) => !covered.has(one))
    }
  }

  const begin = (doing: Doing): (() => void) => {
    if (doing.kind === 'sync') return sync(doing.path)
    if (doing.kind === 'write') return wait(fileAt(doing.path).pending, { at: doing.at, bytes: doing.bytes })
    if (doing.kind === 'resize') return wait(fileAt(doing.path).pending, { size: doing.size })
    const { folder, name } = find(doing.path)
    const found = folder.now.get(name)
    switch (doing.kind) {
      case 'open':
        if (!found) return doing.create ? put(folder, { name, thing: { durable: Buffer.alloc(0), pending: [] } }) : nothing
        return doing.empty && !isFolder(found) ? wait(found.pending, { size: 0 }) : nothing
      case 'folder': return found ? nothing : put(folder, { name, thing: emptyFolder() })
      case 'remove': return !found ? nothing : put(folder, { name, thing: undefined })
      case 'rename': {
        const to = find(doing.to)
        if (to.folder !== folder || !found) throw new Error(`${doing.path} is moved to ${doing.to}: only names within a folder are followed.`)
        return put(folder, { name: to.name, thing: found, from: name })
      }
    }
  }

  const cut = (chance: Chance): Image => {
    const image = new Map<string, Buffer | 'folder'>()
    const visit = (folder: Folder, path: string): void => {
      const names = new Map(folder.durable)
      for (const { what } of survivors(folder.pending, chance)) rename(names, what)
      for (const [name, thing] of names) {
        if (isFolder(thing)) {
          image.set(`${path}${name}`, 'folder')
          visit(thing, `${path}${name}/`)
        } else image.set(`${path}${name}`, contentAfter(thing, chance))
      }
    }
    visit(top, '')
    return image
  }
  return { begin, cut }
}
