import { describe, expect, it } from 'vitest'
import { chartCsv, chartSvg, ILLUSTRATIVE } from './chart-file.ts'

const words = { title: 'Alder leads by 1.8 points & more', subtitle: 'Points of 100, model version 2, as at 14 Mar 2012', illustrative: true }
const drawing = '<svg viewBox="0 0 800 300" width="800" height="300" xmlns="http://www.w3.org/2000/svg"><rect width="10" height="10"/></svg>'

describe('a chart as a file', () => {
  it('carries finding, units, day and the illustrative mark as text, in a taller picture with the drawing whole', () => {
    const svg = chartSvg(drawing, words)
    for (const line of ['Alder leads by 1.8 points &amp; more', words.subtitle, ILLUSTRATIVE]) expect(svg).toContain(`>${line}</text>`)
    expect(svg).toContain(drawing)
    const [, width, height] = /^<svg [^>]*viewBox="0 0 (\d+) ([\d.]+)"/.exec(svg)!
    expect(Number(width)).toBe(832)
    const top = Number(/translate\(16 ([\d.]+)\)/.exec(svg)![1])
    expect(Number(height)).toBe(top + 316)
    const lowest = Math.max(...[...svg.matchAll(/<text x="16" y="([\d.]+)"/g)].map((match) => Number(match[1])))
    expect(lowest).toBeLessThan(top)
  })
  it('breaks long words between lines, and says nothing of illustration where it is none', () => {
    const long = chartSvg(drawing, { title: Array.from({ length: 40 }, (_none, index) => `word${index}`).join(' '), subtitle: 's', illustrative: false })
    const lines = [...long.matchAll(/font-weight="700"[^>]*>([^<]+)</g)].map((match) => match[1]!)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join(' ')).toContain('word39')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(77)
    expect(long).not.toContain('Illustrative')
  })
  it('as CSV has the same words before its table', () => {
    expect(chartCsv(words, ['Bidder', 'Total'], [['Alder', '71.2']])).toBe(`Alder leads by 1.8 points & more\r\n"${words.subtitle}"\r\n"${ILLUSTRATIVE}"\r\n\r\nBidder,Total\r\nAlder,71.2`)
    expect(chartCsv({ ...words, illustrative: false }, ['a'], [])).not.toContain('Illustrative')
  })
})
