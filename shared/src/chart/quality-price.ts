/** Quality against price: low price left, high quality up, the frontier as a step line, dominated bids hollow. */
import { scaleLinear } from 'd3-scale'
import { createElement, type ReactElement } from 'react'
import { bidderColours, bidderMark } from './marks.ts'

export interface QualityPricePoint {
  readonly bid: string
  readonly letter: string
  readonly name: string
  /** For drawing only. */
  readonly pounds: number
  readonly quality: number
  readonly shownPrice: string
  readonly shownQuality: string
}

const width = 620
const height = 360
const left = 60
const top = 34
const bottom = 46

/** Neither dearer nor worse than any other: the frontier, cheapest first. */
export const frontierOf = (points: readonly QualityPricePoint[]): QualityPricePoint[] =>
  points.filter((point) => !points.some((other) => other.pounds <= point.pounds && other.quality >= point.quality && (other.pounds < point.pounds || other.quality > point.quality)))
    .sort((a, b) => a.pounds - b.pounds)

/** What the picture shows, in one sentence. */
export const qualityPriceFinding = (points: readonly QualityPricePoint[]): string => {
  const frontier = frontierOf(points)
  const beaten = points.filter((point) => !frontier.includes(point))
  if (points.length < 2) return 'One bid alone cannot be set against another'
  if (beaten.length === 0) return frontier.every(({ pounds, quality }) => pounds === frontier[0]!.pounds && quality === frontier[0]!.quality) ? 'The bids are level in quality and price' : 'Better costs more: no bid is beaten on both quality and price'
  if (frontier.length === 1) return `No bid is better or cheaper than ${frontier[0]!.name}`
  const names = beaten.map(({ name }) => name)
  return `${names.length === 1 ? `${names[0]} is` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are`} beaten: another bid is no dearer and no worse`
}

const padded = (values: readonly number[]): [number, number] => {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const margin = (high - low || Math.abs(high) || 1) * 0.15
  return [low - margin, high + margin]
}

export const qualityPriceChart = ({ title, points, priceTick }: { readonly title: string; readonly points: readonly QualityPricePoint[]; readonly priceTick: (pounds: number) => string }): ReactElement => {
  const x = scaleLinear().domain(padded(points.map(({ pounds }) => pounds))).nice(5).range([left, width - 20])
  const y = scaleLinear().domain(padded(points.map(({ quality }) => quality))).nice(5).range([height - bottom, top])
  const frontier = frontierOf(points)
  const path = frontier.map((point, index) => (index === 0 ? `M${x(point.pounds)} ${y(point.quality)}` : `H${x(point.pounds)} V${y(point.quality)}`)).join(' ')
  return createElement('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': title, xmlns: 'http://www.w3.org/2000/svg', fontFamily: 'system-ui, sans-serif' },
    createElement('line', { x1: left, x2: width - 20, y1: height - bottom, y2: height - bottom, stroke: '#768692' }),
    createElement('line', { x1: left, x2: left, y1: top, y2: height - bottom, stroke: '#768692' }),
    ...x.ticks(5).map((tick) => createElement('text', { key: `x${tick}`, x: x(tick), y: height - bottom + 18, textAnchor: 'middle', fontSize: 11, fill: '#4c6272' }, priceTick(tick))),
    ...y.ticks(5).map((tick) => createElement('text', { key: `y${tick}`, x: left - 8, y: y(tick) + 4, textAnchor: 'end', fontSize: 11, fill: '#4c6272' }, tick)),
    createElement('text', { x: (left + width) / 2, y: height - 8, textAnchor: 'middle', fontSize: 12, fill: '#212b32' }, 'Normalised price'),
    createElement('text', { x: 4, y: 12, fontSize: 12, fill: '#212b32' }, 'Quality, % of what it can reach'),
    path ? createElement('path', { d: path, fill: 'none', stroke: '#4c6272', strokeWidth: 1.5, strokeDasharray: '5 4' }) : null,
    ...points.map((point) => {
      const place = frontier.indexOf(point)
      const next = frontier.slice(place + 1).find(({ pounds }) => pounds > point.pounds)
      return pointOf(point, x(point.pounds), y(point.quality), place, next === undefined ? width : x(next.pounds))
    }))
}

/** `place` on the frontier, -1 off it; `turn` is where its line goes up. */
const pointOf = (point: QualityPricePoint, x: number, y: number, place: number, turn: number): ReactElement => {
  const onFrontier = place >= 0
  const { colour } = bidderMark(point.letter)
  return createElement('g', { key: point.bid },
    createElement('circle', { cx: x, cy: y, r: 10, fill: onFrontier ? colour : '#fff', stroke: colour ?? bidderColours[0], strokeWidth: 3 }, createElement('title', null, `${point.name}: ${point.shownQuality} %, ${point.shownPrice}`)),
    createElement('text', { x, y: y + 4, textAnchor: 'middle', fontSize: 11, fontWeight: 700, fill: onFrontier ? '#fff' : '#212b32' }, point.letter),
    createElement('text', { ...labelAt(point.name, x, y, place, turn), textAnchor: 'middle', fontSize: 12, fill: '#212b32', stroke: '#fff', strokeWidth: 3, paintOrder: 'stroke' }, point.name))
}

/**
 * Where the dashed line does not go, nor the axis or the edge: beneath the cheapest bid of the frontier and those that are
 * beaten, above every other bid of it and left of where the line turns up to the next.
 */
const labelAt = (name: string, x: number, y: number, place: number, turn: number): { x: number; y: number } => {
  const half = name.length * 3.4
  const right = (place > 0 ? Math.min(width - 4, turn - 6) : width - 4) - half
  return { x: Math.max(left + 6 + half, Math.min(right, x)), y: place > 0 ? y - 17 : Math.min(y + 26, height - bottom - 6) }
}
