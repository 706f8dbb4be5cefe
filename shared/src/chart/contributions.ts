/** Weighted contributions: a bar a bid, stacked in the order of the criteria, the total at its end, the maximum outlined. */
import { scaleLinear } from 'd3-scale'
import { createElement, type ReactElement } from 'react'
import { bidderSquare } from './marks.ts'

export interface ContributionSegment {
  readonly criterion: string
  readonly label: string
  /** Points of 100, for drawing only; `shown` is what is printed. */
  readonly points: number
  readonly shown: string
  /** What the criterion can add at most. */
  readonly maximum: number
}

export interface ContributionBar {
  readonly bid: string
  readonly letter: string
  readonly name: string
  readonly total: string
  readonly segments: readonly ContributionSegment[]
}

export interface ContributionsGiven {
  readonly title: string
  readonly bars: readonly ContributionBar[]
}

const width = 800
const left = 200
const right = 60
const row = 46
const top = 8

/** Light to dark in one hue; neighbours differ, the printed number and the legend tell which is which. */
const tints = ['#cfe0f0', '#8fb5da', '#5c93c8', '#bcd6c4', '#7fb08f', '#e6d3a8', '#c9a85c', '#d8c3dd', '#a986b3', '#9fb0ba'] as const
const dark = new Set<string>(['#5c93c8'])

export const contributionsChart = ({ title, bars }: ContributionsGiven): ReactElement => {
  const x = scaleLinear().domain([0, 100]).range([left, width - right])
  const legend = bars[0]?.segments ?? []
  const legendTop = top + bars.length * row + 34
  const height = legendTop + Math.ceil(legend.length / 2) * 20 + 8
  return createElement('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': title, xmlns: 'http://www.w3.org/2000/svg', fontFamily: 'system-ui, sans-serif' },
    ...bars.map((bar, index) => barOf(bar, top + index * row, x)),
    axis(x, top + bars.length * row),
    ...legend.map((segment, index) => legendEntry(segment.label, index, legendTop)))
}

type Scale = (value: number) => number

const barOf = (bar: ContributionBar, y: number, x: Scale): ReactElement => {
  let from = 0
  const pieces = bar.segments.flatMap((segment, index) => {
    const start = from
    from += segment.points
    const across = x(from) - x(start)
    const fill = tints[index % tints.length]!
    return [
      createElement('rect', { key: `${bar.bid}-${segment.criterion}`, x: x(start), y: y + 8, width: Math.max(0, across), height: 24, fill, stroke: '#fff', strokeWidth: 1 },
        createElement('title', null, `${bar.name}, ${segment.label}: ${segment.shown}`)),
      across > 30 ? createElement('text', { key: `${bar.bid}-${segment.criterion}-n`, x: x(start) + across / 2, y: y + 24, textAnchor: 'middle', fontSize: 11, fill: dark.has(fill) ? '#fff' : '#212b32' }, segment.shown) : null,
    ]
  })
  return createElement('g', { key: bar.bid },
    bidderSquare(bar.letter, 0, y + 10),
    createElement('text', { x: 26, y: y + 25, fontSize: 12, fill: '#212b32' }, bar.name),
    createElement('rect', { x: x(0), y: y + 8, width: x(100) - x(0), height: 24, fill: 'none', stroke: '#768692', strokeWidth: 1, strokeDasharray: '3 3' }),
    ...pieces,
    createElement('text', { x: x(from) + 6, y: y + 25, fontSize: 13, fontWeight: 700, fill: '#212b32', stroke: '#fff', strokeWidth: 3, paintOrder: 'stroke' }, bar.total))
}

const axis = (x: Scale, y: number): ReactElement =>
  createElement('g', { key: 'axis' },
    createElement('line', { x1: x(0), x2: x(100), y1: y, y2: y, stroke: '#768692' }),
    ...[0, 20, 40, 60, 80, 100].map((tick) =>
      createElement('g', { key: tick },
        createElement('line', { x1: x(tick), x2: x(tick), y1: y, y2: y + 4, stroke: '#768692' }),
        createElement('text', { x: x(tick), y: y + 17, textAnchor: 'middle', fontSize: 11, fill: '#4c6272' }, tick))))

const legendEntry = (label: string, index: number, y: number): ReactElement => {
  const at = { x: index % 2 === 0 ? 0 : width / 2, y: y + Math.floor(index / 2) * 20 }
  return createElement('g', { key: `legend-${index}` },
    createElement('rect', { x: at.x, y: at.y, width: 14, height: 14, fill: tints[index % tints.length], stroke: '#768692' }),
    createElement('text', { x: at.x + 20, y: at.y + 12, fontSize: 12, fill: '#212b32' }, label))
}
