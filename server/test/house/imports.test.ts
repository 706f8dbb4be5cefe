/** Who may import whom: every import of the product is resolved and held against the table; no cycles, no barrels, no way out of the house. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

/** Folder → folders it may import. Every server folder may use shared; a folder may always import itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'shared/contract': [], 'shared/numeric': [], 'shared/proof': [], 'shared/seal': [],
  'shared/law': ['shared/numeric'],
  'shared/method': ['shared/numeric', 'shared/contract'],
  'shared/scenario': ['shared/method', 'shared/law', 'shared/numeric', 'shared/contract'],
  'shared/record': ['shared/scenario', 'shared/method', 'shared/law', 'shared/numeric', 'shared/contract'],
  'shared/policy': ['shared/record', 'shared/method', 'shared/scenario', 'shared/law', 'shared/numeric', 'shared/contract'],
  'shared/handle': ['shared/policy', 'shared/record', 'shared/contract'],
  'shared/chart': ['shared/numeric'],
  'shared/report': ['shared/policy', 'shared/chart', 'shared/law', 'shared/record', 'shared/method', 'shared/scenario', 'shared/numeric', 'shared/contract'],
  'server/store': [],
  'server/journal': ['server/store'], 'server/accounts': ['server/store'], 'server/files': ['server/store'], 'server/drafts': ['server/store'], 'server/readlog': ['server/store'],
  'server/jobs': ['server/store'],
  'server/play': ['server/journal', 'server/store'],
  'server/demo': ['server/operations', 'server/play', 'server/journal', 'server/accounts', 'server/store'],
  'server/exchange': ['server/jobs', 'server/files'], 'server/render': ['server/jobs', 'server/files'],
  'server/operations': ['server/journal', 'server/accounts', 'server/files', 'server/drafts', 'server/readlog', 'server/jobs', 'server/exchange', 'server/render'],
  'server/http': ['server/operations', 'server/accounts', 'server/journal'],
  'server/ops': ['server/store', 'server/journal', 'server/accounts', 'server/files', 'server/jobs'],
  'client/ui': [], 'client/api': ['shared/*'], 'client/parts': ['client/ui', 'client/api', 'shared/*'],
  'client/features': ['client/parts', 'client/ui', 'client/api', 'shared/*'],
  'client/app': ['client/features', 'client/parts', 'client/ui', 'client/api', 'shared/*'],
  'client/verifier': ['client/ui', 'shared/*'],
}
/** Files at the top of a workspace: they put the rest together. */
const openRooms = new Set(['server/compose', 'server/app', 'server/main', 'server/cli', 'server/config', 'server/built-client', 'server/tasks-worker', 'client/main'])
const importPattern = /(?:^|\n)\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(path)
    return /\.(ts|tsx)$/.test(entry.name) && !/\.(test|arbitrary)\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })

const product = ['shared/src', 'server/src', 'client/src'].flatMap((folder) => filesUnder(join(root, folder)))

/** "shared/method" for shared/src/method/price/normalise.ts; "shared/handle" for shared/src/handle.ts. */
const roomOf = (path: string): string => {
  const [workspace, , first] = relative(root, path).split(sep)
  return `${workspace}/${(first ?? '').replace(/\.(ts|tsx)$/, '')}`
}

const importsOf = (path: string): string[] => [...readFileSync(path, 'utf8').matchAll(importPattern)].map((match) => (match[1] ?? match[2])!)

const resolved = (from: string, specifier: string): string | undefined => {
  if (specifier.startsWith('@workbench/shared/')) return join(root, 'shared/src', specifier.slice('@workbench/shared/'.length))
  return specifier.startsWith('.') ? resolve(dirname(from), specifier) : undefined
}

const edges = product.flatMap((from) => importsOf(from).map((specifier) => ({ from, specifier, to: resolved(from, specifier) })))
const inner = edges.filter((edge): edge is typeof edge & { to: string } => edge.to !== undefined && /\.(ts|tsx)$/.test(edge.to))

const mayImport = (from: string, to: string): boolean => {
  if (from === to || openRooms.has(from)) return true
  if (from.startsWith('server/') && to.startsWith('shared/')) return true
  const list = allowed[from]
  return list !== undefined && (list.includes(to) || (to.startsWith('shared/') && list.includes('shared/*')))
}

describe('the house', () => {
  test('every import of ours leads to a file that exists', () => {
    const lost = edges.filter(({ to }) => to !== undefined && !(existsSync(to) && statSync(to).isFile())).map(({ from, specifier }) => `${relative(root, from)} → ${specifier}`)
    expect(lost).toEqual([])
  })

  test('every room stands in the table', () => {
    const unknown = [...new Set(product.map(roomOf))].filter((room) => !(room in allowed) && !openRooms.has(room))
    expect(unknown).toEqual([])
  })

  test('nobody imports what the table does not allow', () => {
    const wrong = inner.filter(({ from, to }) => !mayImport(roomOf(from), roomOf(to))).map(({ from, to }) => `${relative(root, from)} → ${relative(root, to)}`)
    expect(wrong).toEqual([])
  })

  test('features never import one another', () => {
    const featureOf = (path: string) => /client\/src\/features\/([^/]+)\//.exec(path)?.[1]
    const wrong = inner.filter(({ from, to }) => featureOf(from) !== undefined && featureOf(to) !== undefined && featureOf(from) !== featureOf(to)).map(({ from, to }) => `${relative(root, from)} → ${relative(root, to)}`)
    expect(wrong).toEqual([])
  })

  test('there are no barrels', () => {
    const barrels = product.filter((path) => /(^|\/)index\.tsx?$/.test(path) || readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').every((line) => /^(export .* from|\/\*\*|\s*\*|\/\/)/.test(line)))
    expect(barrels.map((path) => relative(root, path))).toEqual([])
  })

  test('there are no cycles', () => {
    const next = new Map<string, string[]>()
    for (const { from, to } of inner) next.set(from, [...(next.get(from) ?? []), to])
    const done = new Set<string>()
    const cycles: string[] = []
    const walk = (path: string, above: readonly string[]) => {
      if (above.includes(path)) cycles.push([...above.slice(above.indexOf(path)), path].map((item) => relative(root, item)).join(' → '))
      if (done.has(path) || above.includes(path)) return
      for (const to of next.get(path) ?? []) walk(to, [...above, path])
      done.add(path)
    }
    for (const path of product) walk(path, [])
    expect(cycles).toEqual([])
  })

  test('shared is pure: no Node, no clock, no chance', () => {
    const impure = product.filter((path) => path.includes(`${sep}shared${sep}src${sep}`)).flatMap((path) => {
      const text = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      return [/from 'node:/, /\bnew Date\b|\bDate\.now\b/, /Temporal\.Now/, /\bIntl\./, /toLocale/, /Math\.random/, /\bprocess\./].filter((pattern) => pattern.test(text)).map((pattern) => `${relative(root, path)}: ${pattern}`)
    })
    expect(impure).toEqual([])
  })

  test('nothing rendered carries a style attribute: the content policy would drop it', () => {
    const styled = product.filter((path) => /\sstyle=\{/.test(readFileSync(path, 'utf8')) || (path.includes('/chart/') && /\bstyle:\s*\{/.test(readFileSync(path, 'utf8'))))
    expect(styled.map((path) => relative(root, path))).toEqual([])
  })
})
