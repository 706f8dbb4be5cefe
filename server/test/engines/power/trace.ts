/** What a process did to the files of a folder and what it said meanwhile, as strace saw it. */
import { execFileSync, spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Doing } from './disk.ts'

const CALLS = [
  'openat', 'open', 'creat', 'write', 'pwrite64', 'writev', 'pwritev', 'pwritev2', 'fsync', 'fdatasync', 'sync_file_range', 'ftruncate', 'truncate', 'fallocate',
  'rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'mkdir', 'mkdirat', 'rmdir', 'link', 'linkat', 'symlink', 'symlinkat', 'copy_file_range', 'sendfile', 'splice', 'mmap',
]

/** Why strace cannot be used here; undefined where it can. `install` fetches it where the system's package manager may. */
export const whyNoTrace = (install: boolean): string | undefined => {
  const tried = tryTrace()
  if (tried === undefined || !install || process.platform !== 'linux' || process.getuid?.() !== 0) return tried
  for (const words of [['install', '-y', '--no-install-recommends', 'strace'], ['update'], ['install', '-y', '--no-install-recommends', 'strace']]) {
    try {
      execFileSync('apt-get', words, { stdio: 'ignore' })
    } catch {
      // Without a list of packages the first try fails; what counts is whether it is there in the end.
    }
    if (tryTrace() === undefined) return undefined
  }
  return tryTrace()
}

const tryTrace = (): string | undefined => {
  try {
    execFileSync('strace', ['-f', '-y', '--seccomp-bpf', '-e', 'trace=write', '-o', '/dev/null', 'true'], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
    return undefined
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string }
    return code === 'ENOENT' ? 'strace is not installed' : `strace cannot follow a process here (${(stderr ?? String(error)).trim().split('\n')[0]})`
  }
}

/** Runs a command to its end under strace. What it says goes nowhere, so that it never waits to be heard: the trace holds it. */
export const runTraced = (command: readonly string[], trace: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn('strace', ['-f', '-y', '-xx', '-s', '4000000', '--seccomp-bpf', '-e', `trace=${CALLS.join(',')}`, '-e', 'signal=none', '-o', trace, ...command], { stdio: ['ignore', 'ignore', 'pipe'] })
    let wrong = ''
    child.stderr.on('data', (chunk) => { wrong += chunk })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`The traced process ended with ${code}: ${wrong}`))))
  })

/** A call begins (`began`) and comes back (`ended`); what is said counts from its beginning. */
export type Moment = { readonly began: number; readonly doing: Doing } | { readonly ended: number } | { readonly said: string }

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')
const textsIn = (call: string): string[] => [...call.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)].map(([, text, cut]) => {
  if (cut) throw new Error('A write was too long for the trace.')
  return unhex(text!).toString('latin1')
})

interface Call {
  readonly name: string
  /** What stands between the brackets. */
  readonly given: string
}

const parseCall = (line: string): { call: Call; result: string | undefined } | undefined => {
  const open = line.indexOf('(')
  if (open < 0) return undefined
  const name = line.slice(0, open)
  if (line.endsWith('<unfinished ...>')) return { call: { name, given: line.slice(open + 1, -'<unfinished ...>'.length).trimEnd() }, result: undefined }
  const equals = line.lastIndexOf(') ')
  return { call: { name, given: line.slice(open + 1, equals) }, result: line.slice(line.indexOf('=', equals) + 1).trim() }
}

const fdPath = (given: string): string => {
  const found = /^\d+<([^>]*)>/.exec(given)
  return found ? unhexPath(found[1]!) : ''
}
const unhexPath = (text: string): string => (text.startsWith('\\x') ? unhex(text.replace(/\(deleted\)$/, '')).toString() : text)

const numberAt = (given: string, fromEnd: number): number => Number(given.split(', ').at(-fromEnd))

/** The calls that concern a folder, in order. Anything that is not understood stops: what is not seen would not be tried. */
export const readTrace = async (trace: string, root: string): Promise<Moment[]> => {
  const moments: Moment[] = []
  const open = new Map<string, { readonly call: Call; readonly id: number | undefined }>()
  /** Where the next plain write into a file goes. */
  const cursors = new Map<string, number>()
  /** Begun, and come back without having done anything. */
  const failed = new Set<number>()
  let calls = 0
  const within = (path: string): boolean => path === root || path.startsWith(`${root}/`)

  const doingOf = ({ name, given }: Call): Doing | undefined => {
    switch (name) {
      case 'openat': case 'open': case 'creat': {
        const [path = ''] = textsIn(given)
        if (!within(path)) return undefined
        return { kind: 'open', path, create: name === 'creat' || given.includes('O_CREAT'), empty: name === 'creat' || given.includes('O_TRUNC') }
      }
      case 'write': {
        const path = fdPath(given)
        if (!within(path)) return undefined
        const bytes = Buffer.from(textsIn(given)[0]!, 'latin1')
        const at = cursors.get(path) ?? 0
        cursors.set(path, at + bytes.length)
        return { kind: 'write', path, at, bytes }
      }
      case 'pwrite64': {
        const path = fdPath(given)
        return within(path) ? { kind: 'write', path, at: numberAt(given, 1), bytes: Buffer.from(textsIn(given)[0]!, 'latin1') } : undefined
      }
      case 'fsync': case 'fdatasync': {
        const path = fdPath(given)
        return within(path) ? { kind: 'sync', path } : undefined
      }
      case 'ftruncate': {
        const path = fdPath(given)
        return within(path) ? { kind: 'resize', path, size: numberAt(given, 1) } : undefined
      }
      case 'mkdir': case 'mkdirat': {
        const [path = ''] = textsIn(given)
        return within(path) ? { kind: 'folder', path } : undefined
      }
      case 'unlink': case 'unlinkat': case 'rmdir': {
        const [path = ''] = textsIn(given)
        return within(path) ? { kind: 'remove', path } : undefined
      }
      case 'rename': case 'renameat': case 'renameat2': {
        const [path = '', to = ''] = textsIn(given)
        return within(path) ? { kind: 'rename', path, to } : undefined
      }
      case 'mmap': {
        const path = /, \d+<([^>]*)>/.exec(given)
        const shared = given.includes('PROT_WRITE') && given.includes('MAP_SHARED')
        // What stands in the shared index of the log counts for nothing after a restart.
        if (shared && path && within(unhexPath(path[1]!)) && !unhexPath(path[1]!).endsWith('-shm')) throw new Error(`Written through memory, unseen: ${unhexPath(path[1]!)}`)
        return undefined
      }
      default: {
        const concerned = [...given.matchAll(/<((?:\\x[0-9a-f]{2})+)>/g)].some(([, path]) => within(unhexPath(path!))) || textsIn(given).some(within)
        if (concerned) throw new Error(`A call that is not understood: ${name}(${given.slice(0, 200)})`)
        return undefined
      }
    }
  }

  const begin = (call: Call): number | undefined => {
    if (call.name === 'write' && call.given.startsWith('1<')) {
      for (const line of textsIn(call.given)[0]!.trim().split('\n')) moments.push({ said: line })
      return undefined
    }
    const doing = doingOf(call)
    if (!doing) return undefined
    if (doing.kind === 'open') cursors.set(doing.path, 0)
    const id = calls++
    moments.push({ began: id, doing })
    return id
  }

  for await (const line of createInterface({ input: createReadStream(trace), crlfDelay: Infinity })) {
    const [, thread, rest] = /^(\d+) +(.*)$/.exec(line) ?? []
    if (thread === undefined || rest === undefined || rest.startsWith('+++') || rest.startsWith('---')) continue
    if (rest.startsWith('<...')) {
      const began = open.get(thread)
      open.delete(thread)
      if (began?.id === undefined) continue
      if (/= -1 /.test(rest)) {
        if (/write|sync|truncate/.test(began.call.name)) throw new Error(`A write or sync failed: ${began.call.name} ${rest}`)
        failed.add(began.id)
      } else moments.push({ ended: began.id })
      continue
    }
    const parsed = parseCall(rest)
    if (!parsed) continue
    const { call, result } = parsed
    if (result !== undefined && result.startsWith('-1')) continue
    const id = begin(call)
    const written = id !== undefined && call.name.includes('write') ? textsIn(call.given)[0]! : undefined
    if (result !== undefined && written !== undefined && Number(result) !== written.length) throw new Error(`Only a part was written: ${result} of ${written.length}.`)
    if (result === undefined) open.set(thread, { call, id })
    else if (id !== undefined) moments.push({ ended: id })
  }
  return moments.filter((moment) => !('began' in moment && failed.has(moment.began)))
}
