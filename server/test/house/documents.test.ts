/** What is written about the house: links lead somewhere, nothing is missing from the index, folders and commands that are named exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const docs = join(root, 'shared/docs')
const passedOver = new Set(['node_modules', 'dist', 'data', 'coverage', 'test-results', 'playwright-report'])

const filesUnder = (folder: string, fits: (name: string) => boolean): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return passedOver.has(entry.name) || entry.name.startsWith('.') ? [] : filesUnder(path, fits)
    return fits(entry.name) ? [path] : []
  })

const read = (path: string): string => readFileSync(path, 'utf8')
const named = (path: string): string => relative(root, path)
const documents = filesUnder(root, (name) => name.endsWith('.md'))
const everywhere = [...documents, ...filesUnder(root, (name) => /\.(ts|tsx|scss|mjs|html)$/.test(name)), ...filesUnder(join(root, 'fixtures'), (name) => name.endsWith('.json')), join(root, 'package.json')]

/** Links and pictures of a document, code left out. */
const linksOf = (path: string): string[] =>
  [...read(path).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '').matchAll(/!?\[[^\]]*\]\(([^)\s]+)\)/g)].map((match) => match[1]!)

/** As a heading is addressed: lower case, without punctuation, hyphens for spaces. */
const anchorsOf = (path: string): string[] =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!.toLowerCase().replaceAll(/[^\p{L}\p{N}\s-]/gu, '').trim().replaceAll(/\s/g, '-'))

const isBroken = (from: string, link: string): boolean => {
  if (/^(https:|mailto:)/.test(link)) return false
  const [file = '', anchor] = link.split('#')
  const target = file === '' ? from : resolve(dirname(from), file)
  if (!existsSync(target)) return true
  return anchor !== undefined && !anchorsOf(target).includes(anchor)
}

const index = join(docs, 'README.md')
const listed = (folder: string): string[] => linksOf(index).filter((link) => link.startsWith(`${folder}/`)).map((link) => link.slice(folder.length + 1))

describe('documents', () => {
  test('the ones that a reader looks for are there', () => {
    expect(documents.map(named)).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'shared/docs/README.md', 'shared/docs/glossary.md']))
  })

  test('every link leads somewhere', () => {
    const links = documents.flatMap((path) => linksOf(path).map((link) => ({ path, link })))
    expect(links.length).toBeGreaterThan(40)
    expect(links.filter(({ path, link }) => isBroken(path, link)).map(({ path, link }) => `${named(path)} → ${link}`)).toEqual([])
  })

  test('every method card and every decision stands in the index once', () => {
    expect(listed('methods').toSorted()).toEqual(readdirSync(join(docs, 'methods')).toSorted())
    expect(listed('adr').toSorted()).toEqual(readdirSync(join(docs, 'adr')).toSorted())
  })

  test('decisions are numbered in the index and dated alike in name, text and index, under the title they bear', () => {
    const rows = [...read(index).matchAll(/^\| (\d+) \| \[(.+)\]\(adr\/(.+\.md)\) \| (\d+ \w+ \d{4}) \|$/gm)].map((match) => match.slice(1) as [string, string, string, string])
    expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_row, at) => at + 1))
    expect(rows).toHaveLength(readdirSync(join(docs, 'adr')).length)
    const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
    const wrong = rows.filter(([, title, file, date]) => {
      const [day = '', month = '', year = ''] = date.split(' ')
      const inName = `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
      const [heading, , dated = ''] = read(join(docs, 'adr', file)).split('\n')
      return !file.startsWith(`${inName}-`) || heading !== `# ${title}` || !dated.startsWith(`${date}.`)
    })
    expect(wrong).toEqual([])
  })

  test('files and folders of ours that are named in the tour exist', () => {
    const places = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].flatMap((name) => [...read(join(root, name)).matchAll(/`((?:shared|server|client|e2e|fixtures|\.ci)\/[\w./-]+)`/g)].map((match) => match[1]!))
    expect(places.length).toBeGreaterThan(15)
    // What `npm run build` makes need not be there yet.
    expect(places.filter((place) => place !== 'client/dist' && !existsSync(join(root, place)))).toEqual([])
  })

  test('commands that are named stand in package.json', () => {
    const { scripts } = JSON.parse(read(join(root, 'package.json'))) as { scripts: Record<string, string> }
    const asked = ['README.md', 'CONTRIBUTING.md'].flatMap((name) => [...read(join(root, name)).matchAll(/npm (?:run )?([a-z][\w:]*)/g)].map((match) => match[1]!)).filter((name) => !['ci', 'are'].includes(name))
    expect(asked.length).toBeGreaterThan(8)
    expect(asked.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  test('settings in the README are those the server knows', () => {
    const inText = (path: string) => [...new Set([...read(join(root, path)).matchAll(/\bWORKBENCH_[A-Z_]+[A-Z]\b/g)].map((match) => match[0]))].filter((name) => !name.endsWith('_FILE')).toSorted()
    expect(inText('README.md')).toEqual(inText('server/src/config.ts'))
  })

  test('rules that the code cites are explained', () => {
    const explained = new Set([...read(join(docs, 'rules.md')).matchAll(/^\| (R\d+) \|/gm)].map((match) => match[1]!))
    const cited = everywhere.filter((path) => /\.tsx?$/.test(path)).flatMap((path) => [...read(path).matchAll(/\(?\b(R\d{1,2})\b(?=[):,]| says)/g)].map((match) => match[1]!))
    expect(cited.length).toBeGreaterThan(20)
    expect(cited.filter((rule) => !explained.has(rule))).toEqual([])
  })

  test('the licence is the whole EUPL-1.2, and package.json says so', () => {
    const licence = read(join(root, 'LICENSE'))
    expect(licence).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/)
    for (let article = 1; article <= 15; article++) expect(licence).toMatch(new RegExp(`^${article}\\. ?[A-Z]`, 'm'))
    expect(licence).toContain('Compatible Licences')
    expect(licence).toMatch(/All other changes or additions to this Appendix require the production of a new EUPL version\.\n$/)
    for (const folder of ['', 'shared', 'server', 'client']) expect((JSON.parse(read(join(root, folder, 'package.json'))) as { license?: string }).license).toBe('EUPL-1.2')
  })

  test('pictures are small enough to be read over a slow line', () => {
    const pictures = filesUnder(join(docs, 'images'), () => true)
    expect(pictures.length).toBeGreaterThan(0)
    expect(pictures.filter((path) => readFileSync(path).length > 300_000).map(named)).toEqual([])
  })

  test('nothing speaks of the place it was written in', () => {
    const here = import.meta.filename
    const foreign = [/(^|[\s"'`(=])\/(work|home|root|tmp|Users)\//m, /https?:\/\/[^\s)"'`]*\/(issues|pull|merge_requests)\/\d/, /(^|\s)(fixes|closes|see|issue) #\d+/im, /\bregistry\.\w/i]
    const found = everywhere.filter((path) => path !== here).flatMap((path) => foreign.filter((pattern) => pattern.test(read(path))).map((pattern) => `${named(path)}: ${pattern}`))
    expect(found).toEqual([])
  })
})
