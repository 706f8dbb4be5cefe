import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { costByYearChart } from './cost-by-year.ts'
import { qualityPriceChart, qualityPriceFinding, type QualityPricePoint } from './quality-price.ts'
import { timelineChart } from './timeline.ts'

const numbersIn = (svg: string) => [...svg.matchAll(/ (?:x|y|width|height|x1|x2|y1|y2)="([^"]*)"/g)].map((match) => Number(match[1]))

describe('cost by year', () => {
  const svg = renderToStaticMarkup(costByYearChart({
    title: 'The trust pays alone from 2016-17', parts: [{ key: 'trust', label: 'the trusts' }, { key: 'centre', label: 'the centre' }], tick: (pounds) => `£${pounds}`,
    panels: [
      { id: 'a', name: 'All continue', years: [{ year: '2015-16', pounds: { trust: 100, centre: 50 }, shown: '£150' }, { year: '2016-17', pounds: { trust: 150, centre: 0 }, shown: '£150' }] },
      { id: 'b', name: 'Let them run out', years: [], because: 'The service stops.' },
    ],
    mark: { pounds: 120, label: 'today' },
  }))
  it('says its finding, names every panel and part, and why a panel is empty', () => {
    for (const words of ['aria-label="The trust pays alone from 2016-17"', 'All continue', 'the trusts', 'the centre', 'The service stops.', 'today']) expect(svg).toContain(words)
  })
  it('draws a piece for each part above nil, as high as it is worth', () => {
    const heights = [...svg.matchAll(/<rect x="[^"]+" y="[^"]+" width="[^"]+" height="([^"]+)"/g)].map((match) => Number(match[1]))
    expect(heights).toHaveLength(3)
    expect(heights[0]! / heights[1]!).toBeCloseTo(2, 6)
    expect(heights[0]! + heights[1]!).toBeCloseTo(heights[2]!, 6)
  })
  it('has no style attribute and no number that is none', () => {
    expect(svg).not.toContain('style=')
    expect(numbersIn(svg).every(Number.isFinite)).toBe(true)
  })
})

describe('timeline', () => {
  const at = (year: number, month: number) => year * 12 + month - 1
  const svg = renderToStaticMarkup(timelineChart({
    title: 'One goes live late', today: at(2012, 3), steps: ['Award', 'Go-live'],
    rows: [
      { id: 'a', name: 'A trust', bars: [{ step: 'Award', begins: at(2012, 3), done: at(2013, 3), shown: 'Award' }, { step: 'Go-live', begins: at(2013, 3), done: at(2015, 3), shown: 'Go-live' }], goLive: { likely: at(2015, 3), late: at(2015, 9) }, end: { earliest: at(2014, 3), stated: at(2014, 12), latest: at(2014, 12) }, said: '3 months late', late: true },
      { id: 'b', name: 'A trust that stays', bars: [], goLive: null, end: null, said: 'no go-live', late: false },
    ],
  }))
  it('prints the whole of a long name, in lines that stay within its row', () => {
    const name = 'Whipps Cross University Hospital NHS Trust'
    const long = renderToStaticMarkup(timelineChart({ title: 'Long', today: at(2012, 3), steps: [], rows: [{ id: 'w', name, bars: [], goLive: null, end: null, said: '', late: false }, { id: 'k', name: 'Kingston', bars: [], goLive: null, end: null, said: '', late: false }] }))
    const lines = [...long.matchAll(/<text x="0" y="([^"]+)"[^>]*>([^<]+)</g)].map((match) => ({ y: Number(match[1]), words: match[2]! }))
    expect(lines.map(({ words }) => words).join(' ')).toBe(`${name} Kingston`)
    expect(lines.map(({ y }) => y)).toEqual(lines.map(({ y }) => y).toSorted((a, b) => a - b))
    expect(long).not.toContain('…')
  })
  it('draws the end of a contract before a later go-live, and names lateness', () => {
    const ends = [...svg.matchAll(/<line x1="([^"]+)"[^>]*stroke="#920000" stroke-width="3"/g)].map((match) => Number(match[1]))
    const late = Number(/<rect x="([^"]+)"[^>]*fill="#fff" stroke="#4c6272" stroke-width="0.75"/.exec(svg)?.[1])
    expect(ends[0]).toBeLessThan(late)
    expect(svg).toContain('3 months late')
    expect(svg).toContain('A trust that stays')
  })
  it('has no style attribute and no number that is none', () => {
    expect(svg).not.toContain('style=')
    expect(numbersIn(svg).every(Number.isFinite)).toBe(true)
  })
})

describe('quality against price', () => {
  const point = (letter: string, name: string, pounds: number, quality: number): QualityPricePoint => ({ bid: letter, letter, name, pounds, quality, shownPrice: `£${pounds}`, shownQuality: String(quality) })
  const alder = point('A', 'Alder', 100, 80)
  const birch = point('B', 'Birch', 80, 60)
  const cedar = point('C', 'Cedar', 110, 70)

  it.each([
    [[alder, birch], 'Better costs more: no bid is beaten on both quality and price'],
    [[alder, birch, cedar], 'Cedar is beaten: another bid is no dearer and no worse'],
    [[alder, cedar], 'No bid is better or cheaper than Alder'],
    [[alder, birch, cedar, point('D', 'Dogwood', 120, 60)], 'Cedar and Dogwood are beaten: another bid is no dearer and no worse'],
    [[alder, { ...alder, bid: 'E', name: 'Elm' }], 'The bids are level in quality and price'],
  ])('states its finding', (points, finding) => {
    expect(qualityPriceFinding(points)).toBe(finding)
  })
  it('keeps level and nearly level bids apart: every mark and every name is seen', () => {
    const near = [alder, point('B', 'Birch Systems', 100, 80), point('C', 'Cedar Systems', 100.4, 80.2), point('D', 'Dogwood', 100.2, 79.9)]
    const svg = renderToStaticMarkup(qualityPriceChart({ title: 'f', points: near, priceTick: (pounds) => `£${pounds}` }))
    const labels = [...svg.matchAll(/<text x="([^"]+)" y="([^"]+)"[^>]*paint-order="stroke">([^<]+)</g)].map((match) => ({ x: Number(match[1]), y: Number(match[2]), half: match[3]!.length * 3.4 }))
    const marks = [...svg.matchAll(/<circle cx="([^"]+)" cy="([^"]+)"/g)].map((match) => ({ x: Number(match[1]), y: Number(match[2]) }))
    const pairs = <T>(items: readonly T[]) => items.flatMap((a, at) => items.slice(at + 1).map((b) => [a, b] as const))
    expect([labels.length, marks.length]).toEqual([4, 4])
    expect(pairs(labels).filter(([a, b]) => Math.abs(a.x - b.x) < a.half + b.half && Math.abs(a.y - b.y) < 12)).toEqual([])
    expect(pairs(marks).filter(([a, b]) => Math.hypot(a.x - b.x, a.y - b.y) < 20)).toEqual([])
  })
  it('ends the axis of a share at 100 %, and prints no tick twice', () => {
    const svg = renderToStaticMarkup(qualityPriceChart({ title: 'f', points: [point('A', 'Alder', 1_090_000, 100), point('B', 'Birch', 1_110_000, 97)], priceTick: (pounds) => `£${(pounds / 1e6).toFixed(1)}m` }))
    const ticks = [...svg.matchAll(/<text x="([^"]+)" [^>]*font-size="11"[^>]*>([^<]+)</g)].map((match) => match[2]!).filter((tick) => /\d/.test(tick))
    const shares = ticks.filter((tick) => !tick.startsWith('£')).map(Number)
    expect(Math.max(...shares)).toBe(100)
    expect(new Set(ticks).size).toBe(ticks.length)
  })
  it('keeps its labels off the axes and off the dashed line', () => {
    const svg = renderToStaticMarkup(qualityPriceChart({ title: 'f', points: [birch, alder, cedar, point('D', 'A bidder with a name as long as this one', 70, 50)], priceTick: (pounds) => `£${pounds}` }))
    const labels = [...svg.matchAll(/<text x="([^"]+)" y="([^"]+)"[^>]*paint-order="stroke">([^<]+)</g)].map((match) => ({ x: Number(match[1]), y: Number(match[2]), name: match[3]! }))
    expect(labels).toHaveLength(4)
    for (const { x, name } of labels) expect(x - name.length * 3.4).toBeGreaterThanOrEqual(66)
    for (const { x, name } of labels) expect(x + name.length * 3.4).toBeLessThanOrEqual(616)
    const yOf = (letter: string) => Number(new RegExp(`<text x="[^"]+" y="([^"]+)"[^>]*>${letter}</text>`).exec(svg)![1]) - 4
    expect(labels.find(({ name }) => name === 'Cedar')!.y).toBeGreaterThan(yOf('C'))
    expect(labels.find(({ name }) => name === 'Alder')!.y).toBeLessThan(yOf('A'))
    // The cheapest stands beneath its point: its line goes right, then up.
    expect(labels.find(({ name }) => name.startsWith('A bidder'))!.y).toBeGreaterThan(yOf('D'))
  })
})
