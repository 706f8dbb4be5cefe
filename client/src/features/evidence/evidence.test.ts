import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import evidenceFile from '../../../../fixtures/london-2012/evidence.json' with { type: 'json' }
import workshopFile from '../../../../fixtures/london-2012/workshop.json' with { type: 'json' }
import { Backtests } from './Backtests.tsx'
import { backtestRows, type Backtest } from './backtests.ts'
import { Contradictions } from './Contradictions.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { contradictionFinding, evidenceFinding, everything, filterEvidence, partOf, sourceParts, subjectsOf, type Contradiction, type EvidenceItem } from './evidence.ts'

type Played = Omit<EvidenceItem, 'by' | 'at' | 'marks' | 'withdrawn'>
const played = [...workshopFile.inputs.evidence, ...evidenceFile.evidence] as Played[]
const items = played.map((item): EvidenceItem => ({ ...item, by: 'elena-petrou', at: '2016-01-11T09:30:00.000Z', marks: item.knownFrom > '2012-03-01' ? ['hindsight'] : [], withdrawn: null }))
const listed = (shown: readonly EvidenceItem[]) => renderToStaticMarkup(createElement(EvidenceList, { items: shown, chosen: '', personOf: (id: string) => id, nameOf: (_to: string, id: string) => id }))

describe('London 2012: the evidence page', () => {
  it('holds every evidence item of the case, anchored by its id, with claim, source and days', () => {
    const page = listed(items)
    const anchors = new Set([...page.matchAll(/<li id="([^"]+)"/g)].map((match) => match[1]))
    expect(items.length).toBe(129)
    expect(items.map(({ id }) => id).filter((id) => !anchors.has(id))).toEqual([])
    const texts = page.replaceAll('&#x27;', "'").replaceAll('&amp;', '&').replaceAll('&quot;', '"')
    expect(items.filter(({ claim, source, who, role }) => ![claim, ...Object.values(sourceParts(source)), `${who}, ${role}`].every((words) => texts.includes(words))).map(({ id }) => id)).toEqual([])
  })
  it('ids are anchors that a link can name', () => {
    expect(items.filter(({ id }) => encodeURIComponent(id) !== id)).toEqual([])
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  })
})

const entered = { by: 'elena-petrou', at: '2016-01-12T10:00:00.000Z', revision: 1 }
const contradictions = evidenceFile.contradictions.map((entry) => ({ ...entry, ...entered })) as Contradiction[]
const backtests = evidenceFile.backtests.map((entry) => ({ ...entry, ...entered })) as Backtest[]
const shared = { chosen: '', personOf: (id: string) => id, citedOf: (ids: readonly string[]) => ids.map((id) => `[${id}]`).join(' ') }
/** What stands under one id, as a reader sees it: no tags. */
const entryOf = (page: string, id: string) => (page.split(/(?=<li id=")/).find((part) => part.startsWith(`<li id="${id}"`)) ?? '').replaceAll(/<[^>]+>/g, '').replaceAll('&#x27;', "'").replaceAll('&amp;', '&').replaceAll('&quot;', '"')

describe('London 2012: contradictions on the page (facts §8)', () => {
  const page = renderToStaticMarkup(createElement(Contradictions, { ...shared, contradictions }))
  const ids = ['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8', 'X9', 'X10', 'X11', 'X12', 'X13']
  it('are thirteen, X1 to X13', () => expect(contradictions.map(({ id }) => id.toUpperCase())).toEqual(ids))
  it.each(ids)('%s: topic, what each source says, what is followed and why, and the evidence', (id) => {
    const { topic, sides, reading, follows } = contradictions.find((entry) => entry.id === id.toLowerCase())!
    const shown = entryOf(page, id.toLowerCase())
    const words = [topic, reading, ...sides.flatMap(({ says, source, evidence }) => [says, source, ...evidence.map((item) => `[${item}]`)])]
    expect(words.filter((text) => !shown.includes(text))).toEqual([])
    expect(shown.split(' followed').length > 1).toBe(true)
    expect(contradictionFinding({ sides, follows })).toContain(follows === null ? 'none is followed alone' : sides[follows]!.source)
  })
})

describe('London 2012: back-tests on the page (facts §3.3)', () => {
  const page = renderToStaticMarkup(createElement(Backtests, { ...shared, backtests }))
  // The facts know no B6.
  const ids = ['B1', 'B2', 'B3', 'B4', 'B5', 'B7', 'B8', 'B9', 'B10', 'B11', 'B12']
  it('are the eleven of the facts', () => expect(backtests.map(({ id }) => id.toUpperCase())).toEqual(ids))
  it.each(ids)('%s: what was claimed, what came, and the finding', (id) => {
    const { title, finding, claims, outcomes, figures } = backtests.find((entry) => entry.id === id.toLowerCase())!
    const shown = entryOf(page, id.toLowerCase())
    expect([title, finding, ...[...claims, ...outcomes].map((item) => `[${item}]`)].filter((text) => !shown.includes(text))).toEqual([])
    expect(shown).toContain(figures ? 'Show the working' : 'it is told in words')
  })
  it('B1 “a dozen by the end of October”: 12 promised, 2 came, 3 with one live before', () => {
    expect(entryOf(page, 'b1')).toContain('12 promised in 4 months; 2 came, counted as of the twelve promised ([ev-086]), 3 came, counted as with the Nuffield, live before the promise ([ev-033]).')
  })
  it('B2 “one or two trusts a month”: 0.042 by communities and 0.191 by trusts, both shown, with the sum and the factor', () => {
    expect(entryOf(page, 'b2')).toContain('8 to 16 promised in 8 months')
    const { rows } = backtestRows(backtests.find(({ id }) => id === 'b2')!.figures!)
    expect(rows.map(({ perMonth, chances }) => [perMonth, ...chances])).toEqual([['1', '0.042', '0.191'], ['1.5', '0.0023', '0.020'], ['2', '0.0001', '0.0014'], ['0.3', '0.779', '0.964']])
    expect(rows[0]!.working[0]).toBe('the least promised, health communities, by their dates: m = 8, k = 3: 126.333333 × 0.0003354626 = 0.04238011')
  })
})

describe('an id in the address', () => {
  it('leads to the part in which it stands', () => {
    expect(['x4', 'b2', 'ev-001', 'nowhere'].map((id) => partOf({ contradictions, backtests }, id))).toEqual(['contradictions', 'backtests', 'items', 'items'])
  })
})

describe('searching evidence', () => {
  const ids = (sought: Partial<typeof everything>) => filterEvidence(items, '2012-03-01', { ...everything, ...sought }).map(({ id }) => id)
  it('without a search holds everything', () => {
    expect(ids({})).toHaveLength(items.length)
  })
  it('finds an item by its id and by words in any order, whatever the apostrophe', () => {
    expect(ids({ words: 'EV-001' })).toEqual(['ev-001'])
    expect(ids({ words: "london contract programme's" })).toContain('ev-001')
    expect(ids({ words: 'no-such-word-anywhere' })).toEqual([])
  })
  it('parts what could be known then from hindsight, leaving none out and none twice', () => {
    const [then, later] = [ids({ known: 'then' }), ids({ known: 'later' })]
    expect(later).toContain('hind-extension')
    expect(then).not.toContain('hind-extension')
    expect([...then, ...later].toSorted()).toEqual(ids({}).toSorted())
  })
  it('by what it bears on', () => {
    expect(subjectsOf(items)).toContain('trust/barts')
    expect(ids({ about: 'trust/barts' })).toContain('ev-001')
    expect(ids({ about: 'trust/nobody' })).toEqual([])
  })
  it('says how much is hindsight', () => {
    expect(evidenceFinding({ evidence: items, asAt: '2012-03-01' })).toMatch(/^129 items; \d+ could be known on 1 Mar 2012, \d+ are hindsight$/)
    expect(evidenceFinding({ evidence: [], asAt: '2012-03-01' })).toBe('No evidence has been entered yet')
  })
})
