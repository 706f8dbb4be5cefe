import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { costByYearChart } from './cost-by-year.ts'
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
