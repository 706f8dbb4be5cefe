/** A fixed share of the power campaign (`power.ts`), and the disk that it supposes: runs, cuts and seed are part of the titles. */
import { describe, expect, it } from 'vitest'
import { makeDisk, type Chance, type Doing, type Image } from './disk.ts'
import { cutPower } from './power.ts'
import { whyNoTrace } from './trace.ts'

const because = whyNoTrace(false)
if (because !== undefined) console.warn(`Skipped: power cuts of a real process, because ${because}.`)

describe('power cuts of a real process', () => {
  it('take nothing that was acknowledged, a second cut neither (1 run, 12 and 6 cuts, seed 2012)', async ({ skip }) => {
    if (because !== undefined) return skip(because)
    const report = await cutPower({ runs: 1, cuts: 12, goesOn: { times: 1, cuts: 6 }, seed: '2012', turns: 10 })
    expect(report).toMatchObject({ cuts: 18, secondCuts: 6, lost: [], doubled: [], draftsLost: [], findings: [] })
    expect(report.acknowledged).toBeGreaterThan(150)
  })

  it('on a disk that does not sync are found to have taken something (1 run, 8 cuts, seed 2012)', async ({ skip }) => {
    if (because !== undefined) return skip(because)
    const report = await cutPower({ runs: 1, cuts: 8, seed: '2012', turns: 5, lying: true })
    expect(report.lost.length).toBeGreaterThan(0)
    expect(report.draftsLost.length + report.findings.length).toBeGreaterThan(0)
  })
})

const always = (value: number): Chance => () => value
/** None of what was not synced, and all of it. */
const [NONE, ALL] = [always(0), always(0.3)]
const text = (image: Image, path: string): string | undefined => {
  const found = image.get(path)
  return found === undefined || found === 'folder' ? found : found.toString()
}
const bytes = (said: string): Uint8Array => new TextEncoder().encode(said)

/** Each is done before the next begins. */
const doAll = (...doings: readonly Doing[]) => {
  const disk = makeDisk('/d')
  for (const doing of doings) disk.begin(doing)()
  return disk
}
const create = (path: string): Doing => ({ kind: 'open', path, create: true, empty: false })
const write = (path: string, said: string, at = 0): Doing => ({ kind: 'write', path, at, bytes: bytes(said) })
const sync = (path: string): Doing => ({ kind: 'sync', path })

describe('the disk that is supposed', () => {
  it('keeps a file only when its bytes and its name were synced', () => {
    const made = [create('/d/a'), write('/d/a', 'one')]
    expect([text(doAll(...made).cut(NONE), 'a'), text(doAll(...made).cut(ALL), 'a')]).toEqual([undefined, 'one'])
    expect(text(doAll(...made, sync('/d/a')).cut(NONE), 'a')).toBeUndefined()
    expect(text(doAll(...made, sync('/d')).cut(NONE), 'a')).toBe('')
    expect(text(doAll(...made, sync('/d/a'), sync('/d')).cut(NONE), 'a')).toBe('one')
  })

  it('begins with what lay there before', () => {
    const disk = makeDisk('/d', new Map<string, Buffer | 'folder'>([['f', 'folder'], ['f/a', Buffer.from('old')]]))
    disk.begin(write('/d/f/a', 'new'))()
    expect([text(disk.cut(NONE), 'f/a'), text(disk.cut(ALL), 'f/a')]).toEqual(['old', 'new'])
  })

  it('keeps nothing in a folder whose own name was not synced', () => {
    const made: Doing[] = [{ kind: 'folder', path: '/d/f' }, create('/d/f/a'), write('/d/f/a', 'one'), sync('/d/f/a'), sync('/d/f')]
    expect([...doAll(...made).cut(NONE).keys()]).toEqual([])
    expect(text(doAll(...made, sync('/d')).cut(NONE), 'f/a')).toBe('one')
  })

  it('covers by a sync only what had come back before it began', () => {
    const disk = doAll(create('/d/a'), sync('/d'), write('/d/a', 'one'))
    const late = disk.begin(write('/d/a', 'two', 3))
    const synced = disk.begin(sync('/d/a'))
    late()
    disk.begin(write('/d/a', '!', 6))()
    expect(text(disk.cut(NONE), 'a')).toBe('')
    synced()
    expect([text(disk.cut(NONE), 'a'), text(disk.cut(ALL), 'a')]).toEqual(['one', 'onetwo!'])
  })

  it('brings back a removed file and an old name, whose folder was not synced since', () => {
    const made = [create('/d/a'), write('/d/a', 'old'), sync('/d/a'), create('/d/b'), write('/d/b', 'new'), sync('/d/b'), sync('/d')]
    const renamed = doAll(...made, { kind: 'rename', path: '/d/b', to: '/d/a' })
    expect([text(renamed.cut(NONE), 'a'), text(renamed.cut(NONE), 'b')]).toEqual(['old', 'new'])
    expect([text(renamed.cut(ALL), 'a'), text(renamed.cut(ALL), 'b')]).toEqual(['new', undefined])
    const removed = doAll(...made, { kind: 'remove', path: '/d/a' })
    expect([text(removed.cut(NONE), 'a'), text(removed.cut(ALL), 'a')]).toEqual(['old', undefined])
    renamed.begin(sync('/d'))()
    expect([text(renamed.cut(NONE), 'a'), text(renamed.cut(NONE), 'b')]).toEqual(['new', undefined])
  })

  it('shortens and lengthens files as they were', () => {
    const made: Doing[] = [create('/d/a'), write('/d/a', 'four'), sync('/d/a'), sync('/d'), { kind: 'resize', path: '/d/a', size: 2 }, write('/d/a', 'x', 3)]
    expect([text(doAll(...made).cut(NONE), 'a'), text(doAll(...made).cut(ALL), 'a')]).toEqual(['four', 'fo\0x'])
  })

  it('tears a long write at a sector', () => {
    const disk = doAll(create('/d/a'), sync('/d'), write('/d/a', 'x'.repeat(4_096)))
    const dice = [0, 0.3, 0.9, 0.4]
    // All writes come through, this one torn, after the third sector of eight.
    expect(text(disk.cut(() => dice.shift() ?? 0.9), 'a')?.length).toBe(3 * 512)
  })

  it('refuses what it cannot follow', () => {
    expect(() => doAll(write('/d/none', 'x'))).toThrow('There is no /d/none.')
    expect(() => doAll({ kind: 'folder', path: '/d/f' }, create('/d/a'), { kind: 'rename', path: '/d/a', to: '/d/f/a' })).toThrow('only names within a folder')
  })
})
