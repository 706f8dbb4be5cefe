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
const right = 28
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

/** A share ends at its whole: the axis goes no further than 100 %, nor below nothing. */
const shareDomain = (low: number, high: number): [number, number] => [Math.max(0, low), Math.min(100, high)]

/** Ticks whose labels differ: two that read the same are one. */
export const distinctTicks = (ticks: readonly number[], label: (tick: number) => string): number[] =>
  ticks.filter((tick, at) => ticks.findIndex((other) => label(other) === label(tick)) === at)

interface Box {
  readonly x: number
  readonly y: number
  readonly half: number
}

const overlap = (a: Box, b: Box): boolean => Math.abs(a.x - b.x) < a.half + b.half && Math.abs(a.y - b.y) < 15

const radius = 10

/** Marks that would cover each other stand side by side around their common place, so that none is hidden. */
export const spreadMarks = (places: readonly { readonly x: number; readonly y: number }[]): { x: number; y: number }[] => {
  const groups: number[][] = []
  places.forEach((place, at) => {
    const near = groups.find((group) => group.some((other) => Math.abs(places[other]!.x - place.x) < radius * 2 && Math.abs(places[other]!.y - place.y) < radius * 2))
    if (near) near.push(at)
    else groups.push([at])
  })
  const spread = places.map((place) => ({ ...place }))
  for (const group of groups) {
    const [middle, step] = [group.reduce((sum, at) => sum + places[at]!.x, 0) / group.length, radius * 2 + 4]
    const from = Math.max(left + radius + 3, Math.min(width - 8 - radius - (group.length - 1) * step, middle - ((group.length - 1) * step) / 2))
    if (group.length > 1) [...group].sort((a, b) => places[a]!.x - places[b]!.x || a - b).forEach((at, place) => { spread[at]!.x = from + place * step })
  }
  return spread
}

export const qualityPriceChart = ({ title, points, priceTick }: { readonly title: string; readonly points: readonly QualityPricePoint[]; readonly priceTick: (pounds: number) => string }): ReactElement => {
  const x = scaleLinear().domain(padded(points.map(({ pounds }) => pounds))).nice(5).range([left, width - right])
  const y = scaleLinear().domain(shareDomain(...(scaleLinear().domain(padded(points.map(({ quality }) => quality))).nice(5).domain() as [number, number]))).range([height - bottom, top])
  const marks = spreadMarks(points.map((point) => ({ x: x(point.pounds), y: y(point.quality) })))
  const frontier = frontierOf(points)
  const path = frontier.map((point, index) => (index === 0 ? `M${x(point.pounds)} ${y(point.quality)}` : `H${x(point.pounds)} V${y(point.quality)}`)).join(' ')
  return createElement('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': title, xmlns: 'http://www.w3.org/2000/svg', fontFamily: 'system-ui, sans-serif' },
    createElement('line', { x1: left, x2: width - right, y1: height - bottom, y2: height - bottom, stroke: '#768692' }),
    createElement('line', { x1: left, x2: left, y1: top, y2: height - bottom, stroke: '#768692' }),
    ...distinctTicks(x.ticks(5), priceTick).map((tick) => createElement('text', { key: `x${tick}`, x: x(tick), y: height - bottom + 18, textAnchor: 'middle', fontSize: 11, fill: '#4c6272' }, priceTick(tick))),
    ...y.ticks(5).map((tick) => createElement('text', { key: `y${tick}`, x: left - 8, y: y(tick) + 4, textAnchor: 'end', fontSize: 11, fill: '#4c6272' }, tick)),
    createElement('text', { x: (left + width) / 2, y: height - 8, textAnchor: 'middle', fontSize: 12, fill: '#212b32' }, 'Normalised price'),
    createElement('text', { x: 4, y: 12, fontSize: 12, fill: '#212b32' }, 'Quality, % of what it can reach'),
    path ? createElement('path', { d: path, fill: 'none', stroke: '#4c6272', strokeWidth: 1.5, strokeDasharray: '5 4' }) : null,
    ...labelled(points, marks, frontier, x))
}

/** Each mark with its name where no other name stands. */
const labelled = (points: readonly QualityPricePoint[], marks: readonly { readonly x: number; readonly y: number }[], frontier: readonly QualityPricePoint[], x: (pounds: number) => number): ReactElement[] => {
  const taken: Box[] = marks.map((mark) => ({ ...mark, y: mark.y + 4, half: radius + 2 }))
  return points.map((point, at) => {
    const mark = marks[at]!
    const place = frontier.indexOf(point)
    const next = frontier.slice(place + 1).find(({ pounds }) => pounds > point.pounds)
    const wanted = labelAt(point.name, mark.x, mark.y, place, next === undefined ? width : x(next.pounds))
    const label = freePlace({ ...wanted, half: point.name.length * 3.4 }, taken)
    taken.push(label)
    return pointOf(point, mark, place >= 0, label, x(point.pounds))
  })
}

/** The nearest line of text above or below that is free; the lowest and highest stay inside the frame. */
const freePlace = (wanted: Box, taken: readonly Box[]): Box => {
  const tries = [wanted.y, ...Array.from({ length: 24 }, (_, at) => wanted.y + (at % 2 === 0 ? 1 : -1) * (Math.floor(at / 2) + 1) * 16)]
  const y = tries.find((candidate) => candidate >= top - 8 && candidate <= height - bottom - 6 && !taken.some((box) => overlap({ ...wanted, y: candidate }, box)))
  return { ...wanted, y: y ?? wanted.y }
}

const pointOf = (point: QualityPricePoint, { x, y }: { readonly x: number; readonly y: number }, onFrontier: boolean, label: Box, exactX: number): ReactElement => {
  const { colour } = bidderMark(point.letter)
  return createElement('g', { key: point.bid },
    Math.abs(exactX - x) > 1 ? createElement('line', { x1: x, x2: exactX, y1: y, y2: y, stroke: '#4c6272', strokeWidth: 2 }) : null,
    createElement('circle', { cx: x, cy: y, r: radius, fill: onFrontier ? colour : '#fff', stroke: colour ?? bidderColours[0], strokeWidth: 3 }, createElement('title', null, `${point.name}: ${point.shownQuality} %, ${point.shownPrice}`)),
    createElement('text', { x, y: y + 4, textAnchor: 'middle', fontSize: 11, fontWeight: 700, fill: onFrontier ? '#fff' : '#212b32' }, point.letter),
    createElement('text', { x: label.x, y: label.y, textAnchor: 'middle', fontSize: 12, fill: '#212b32', stroke: '#fff', strokeWidth: 3, paintOrder: 'stroke' }, point.name))
}

/**
 * Where the dashed line does not go, nor the axis or the edge: beneath the cheapest bid of the frontier and those that are
 * beaten, above every other bid of it and left of where the line turns up to the next.
 */
const labelAt = (name: string, x: number, y: number, place: number, turn: number): { x: number; y: number } => {
  const half = name.length * 3.4
  const most = (place > 0 ? Math.min(width - 4, turn - 6) : width - 4) - half
  return { x: Math.max(left + 6 + half, Math.min(most, x)), y: place > 0 ? y - 17 : Math.min(y + 26, height - bottom - 6) }
}
