/**
 * Timelines with uncertainty: a row a trust, steps solid to the likely go-live, hatched on to the late one; the present
 * contract's end as a line with the span it may move in, and the day the run stands on.
 */
import { scaleLinear } from 'd3-scale'
import { createElement, type ReactElement } from 'react'

export interface TimelineBar {
  readonly step: string
  /** Months since year 0, January being the first; for drawing only. */
  readonly begins: number
  readonly done: number
  readonly shown: string
}

export interface TimelineRow {
  readonly id: string
  readonly name: string
  readonly bars: readonly TimelineBar[]
  /** The likely and the late go-live. */
  readonly goLive: { readonly likely: number; readonly late: number } | null
  readonly end: { readonly earliest: number; readonly stated: number; readonly latest: number } | null
  /** Printed at the end of the row: "3 months late". */
  readonly said: string
  readonly late: boolean
}

export interface TimelineGiven {
  readonly title: string
  readonly rows: readonly TimelineRow[]
  /** The month the run stands on. */
  readonly today: number
  readonly steps: readonly string[]
}

const width = 860
const left = 196
const right = 118
const narrowestRow = 30
const nameLine = 13
const top = 30
const fills = ['#e8edee', '#cfe0f0', '#8fb5da', '#5c93c8', '#17324d'] as const

export const timelineChart = ({ title, rows, today, steps }: TimelineGiven): ReactElement => {
  const months = [today, ...rows.flatMap(({ bars, goLive, end }) => [...bars.flatMap(({ begins, done }) => [begins, done]), ...(goLive ? [goLive.late] : []), ...(end ? [end.latest] : [])])]
  const first = Math.floor(Math.min(...months) / 12) * 12
  const last = Math.ceil((Math.max(...months) + 1) / 12) * 12
  const x = scaleLinear().domain([first, last]).range([left, width - right])
  const row = Math.max(narrowestRow, ...rows.map(({ name }) => nameLines(name).length * nameLine + 6))
  const foot = top + rows.length * row
  const height = foot + 58
  const years = Array.from({ length: (last - first) / 12 + 1 }, (_none, index) => first + index * 12)
  return createElement('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': title, xmlns: 'http://www.w3.org/2000/svg', fontFamily: 'system-ui, sans-serif' },
    ...years.map((month) => createElement('g', { key: month },
      createElement('line', { x1: x(month), x2: x(month), y1: top - 4, y2: foot, stroke: '#d8dde0' }),
      month === last ? null : text(x(month + 6), top - 10, `${month / 12}`, { textAnchor: 'middle' }))),
    ...rows.map((entry, index) => createElement('g', { key: entry.id }, ...rowOf(entry, top + index * row, x, steps))),
    createElement('line', { x1: x(today), x2: x(today), y1: top - 4, y2: foot, stroke: '#212b32', strokeDasharray: '2 3' }),
    ...legendOf(foot + 20, steps))
}

const text = (x: number, y: number, words: string, more: object = {}): ReactElement => createElement('text', { key: `${x}/${y}/${words}`, x, y, fontSize: 11, fill: '#4c6272', ...more }, words)

/** A name in as many lines as it needs beside the bars; nothing of it is cut off. */
const nameLines = (name: string): string[] =>
  name.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    return last !== undefined && last.length + word.length < 29 ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word]
  }, [])

/** Lines rather than a pattern: a pattern needs an id, and several charts stand on one page. */
const hatched = (from: number, to: number, y: number, height: number): string => {
  const strokes: string[] = []
  for (let at = from; at < to; at += 5) strokes.push(`M${at} ${y + height} L${Math.min(at + height * 0.6, to)} ${y + height - Math.min(height, (to - at) / 0.6)}`)
  return strokes.join(' ')
}

const rowOf = ({ name, bars, goLive, end, said, late }: TimelineRow, y: number, x: (month: number) => number, steps: readonly string[]): ReactElement[] => {
  const [barTop, barHeight] = [y + 7, 15]
  const lines = nameLines(name)
  const drawn: ReactElement[] = lines.map((line, index) => text(0, y + 18 + (index - (lines.length - 1) / 2) * nameLine, line, { fontSize: 12, fill: '#212b32' }))
  for (const { step, begins, done, shown } of bars)
    drawn.push(createElement('rect', { key: step, x: x(begins), y: barTop, width: Math.max(1, x(done) - x(begins)), height: barHeight, fill: fills[Math.max(0, steps.indexOf(step)) % fills.length], stroke: '#4c6272', strokeWidth: 0.5 }, createElement('title', null, shown)))
  if (goLive && goLive.late > goLive.likely) {
    const [from, to] = [x(goLive.likely), x(goLive.late)]
    drawn.push(
      createElement('rect', { key: 'late', x: from, y: barTop, width: to - from, height: barHeight, fill: '#fff', stroke: '#4c6272', strokeWidth: 0.75 }),
      createElement('path', { key: 'hatch', d: hatched(from, to, barTop, barHeight), stroke: '#4c6272', strokeWidth: 1, fill: 'none' }))
  }
  if (end)
    drawn.push(
      createElement('line', { key: 'span', x1: x(end.earliest + 1), x2: x(end.latest + 1), y1: y + 26, y2: y + 26, stroke: '#920000', strokeWidth: 2 }),
      createElement('line', { key: 'end', x1: x(end.stated + 1), x2: x(end.stated + 1), y1: y + 2, y2: y + 28, stroke: '#920000', strokeWidth: 3 }))
  drawn.push(text(width - right + 8, y + 18, said, late ? { fill: '#920000', fontWeight: 700 } : {}))
  return drawn
}

const legendOf = (y: number, steps: readonly string[]): ReactElement[] => [
  ...steps.map((step, index) => createElement('g', { key: `legend-${step}`, transform: `translate(${left + index * 112} ${y})` },
    createElement('rect', { width: 14, height: 12, fill: fills[index % fills.length], stroke: '#4c6272' }),
    text(19, 11, step, { fill: '#212b32' }))),
  createElement('g', { key: 'legend-late', transform: `translate(${left} ${y + 19})` },
    createElement('rect', { width: 14, height: 12, fill: '#fff', stroke: '#4c6272' }), createElement('path', { d: hatched(0, 14, 0, 12), stroke: '#4c6272', fill: 'none' }), text(19, 11, 'on to the late go-live', { fill: '#212b32' })),
  createElement('g', { key: 'legend-end', transform: `translate(${left + 168} ${y + 19})` },
    createElement('line', { x1: 6, x2: 6, y1: -1, y2: 13, stroke: '#920000', strokeWidth: 3 }), createElement('line', { x1: 0, x2: 14, y1: 12, y2: 12, stroke: '#920000', strokeWidth: 2 }), text(19, 11, 'present contract ends, and may end', { fill: '#212b32' })),
  createElement('g', { key: 'legend-today', transform: `translate(${left + 400} ${y + 19})` },
    createElement('line', { x1: 6, x2: 6, y1: 0, y2: 12, stroke: '#212b32', strokeDasharray: '2 3' }), text(19, 11, 'the run stands here', { fill: '#212b32' })),
]
