/** Cost by year: a panel a scenario or trust, stacked by who pays, all panels on one scale so that they can be compared by eye. */
import { scaleBand, scaleLinear } from 'd3-scale'
import { createElement, type ReactElement } from 'react'

export interface CostPart {
  readonly key: string
  readonly label: string
}

export interface CostYear {
  readonly year: string
  /** By part; for drawing only. */
  readonly pounds: Readonly<Record<string, number>>
  /** The whole of the year as it is printed. */
  readonly shown: string
}

export interface CostPanel {
  readonly id: string
  readonly name: string
  readonly years: readonly CostYear[]
  /** Why there is nothing to draw. */
  readonly because?: string
}

export interface CostByYearGiven {
  readonly title: string
  readonly parts: readonly CostPart[]
  readonly panels: readonly CostPanel[]
  readonly tick: (pounds: number) => string
  /** What a dashed line stands at, such as today's yearly cost. */
  readonly mark?: { readonly pounds: number; readonly label: string }
}

/** Dark to light: they differ in lightness too, and lines cross the third. */
const fills = ['#17324d', '#8fb5da', '#f3e2b8', '#a986b3'] as const
const width = 820
const panelHeight = 200
const left = 52
const bottom = 34
const top = 26

const totalOf = ({ pounds }: CostYear): number => Object.values(pounds).reduce((sum, part) => sum + part, 0)

export const costByYearChart = ({ title, parts, panels, tick, mark }: CostByYearGiven): ReactElement => {
  const columns = panels.length > 1 ? 2 : 1
  const across = width / columns
  const rows = Math.ceil(panels.length / columns)
  const height = rows * panelHeight + 30
  const highest = Math.max(1, mark?.pounds ?? 0, ...panels.flatMap(({ years }) => years.map(totalOf)))
  const y = scaleLinear().domain([0, highest]).nice(4).range([panelHeight - bottom, top])
  return createElement('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': title, xmlns: 'http://www.w3.org/2000/svg', fontFamily: 'system-ui, sans-serif' },
    ...panels.map((panel, index) =>
      createElement('g', { key: panel.id, transform: `translate(${(index % columns) * across} ${Math.floor(index / columns) * panelHeight})` }, ...panelOf(panel, across, parts, y, tick, mark))),
    ...parts.map((part, index) =>
      createElement('g', { key: part.key, transform: `translate(${left + index * 190} ${rows * panelHeight + 8})` },
        createElement('rect', { width: 14, height: 14, fill: fills[index % fills.length], stroke: '#4c6272' }),
        createElement('text', { x: 20, y: 12, fontSize: 12, fill: '#212b32' }, part.label))),
    mark === undefined ? null : createElement('g', { key: 'mark', transform: `translate(${left + parts.length * 190} ${rows * panelHeight + 8})` },
      createElement('line', { x1: 0, x2: 22, y1: 7, y2: 7, stroke: '#212b32', strokeWidth: 1.5, strokeDasharray: '6 4' }),
      createElement('text', { x: 28, y: 12, fontSize: 12, fill: '#212b32' }, mark.label)))
}

type Scale = ReturnType<typeof scaleLinear<number>>

const panelOf = (panel: CostPanel, across: number, parts: readonly CostPart[], y: Scale, tick: (pounds: number) => string, mark: CostByYearGiven['mark']): ReactElement[] => {
  const right = across - 12
  const x = scaleBand<string>().domain(panel.years.map(({ year }) => year)).range([left, right]).padding(0.2)
  const every = x.bandwidth() < 34 ? 2 : 1
  const words = (key: string, at: number, from: number, text: string, more: object = {}) => createElement('text', { key, x: at, y: from, fontSize: 11, fill: '#4c6272', ...more }, text)
  return [
    words('name', left, 14, panel.name, { fontSize: 13, fontWeight: 600, fill: '#212b32' }),
    ...y.ticks(4).flatMap((pounds) => [
      createElement('line', { key: `grid-${pounds}`, x1: left, x2: right, y1: y(pounds), y2: y(pounds), stroke: pounds === 0 ? '#768692' : '#d8dde0' }),
      words(`tick-${pounds}`, left - 6, y(pounds) + 4, tick(pounds), { textAnchor: 'end' }),
    ]),
    ...(panel.because === undefined ? [] : [words('because', left + 8, panelHeight / 2, panel.because, { fill: '#212b32' })]),
    ...panel.years.flatMap((year, index) => {
      let base = 0
      const at = x(year.year)!
      const bars = parts.flatMap((part, order) => {
        const pounds = year.pounds[part.key] ?? 0
        if (pounds <= 0) return []
        const [low, high] = [base, base + pounds]
        base = high
        return [createElement('rect', { key: `${year.year}-${part.key}`, x: at, y: y(high), width: x.bandwidth(), height: Math.max(0, y(low) - y(high)), fill: fills[order % fills.length], stroke: '#4c6272', strokeWidth: 0.5 },
          createElement('title', null, `${panel.name}, ${year.year}, ${part.label}: ${tick(pounds)}; together ${year.shown}`))]
      })
      const label = index % every === 0 ? [words(`year-${year.year}`, at + x.bandwidth() / 2, panelHeight - bottom + 15, year.year.slice(2), { textAnchor: 'middle', fontSize: 10 })] : []
      return [...bars, ...label]
    }),
    ...(mark === undefined ? [] : [
      createElement('line', { key: 'halo', x1: left, x2: right, y1: y(mark.pounds), y2: y(mark.pounds), stroke: '#fff', strokeWidth: 3.5 }),
      createElement('line', { key: 'mark', x1: left, x2: right, y1: y(mark.pounds), y2: y(mark.pounds), stroke: '#212b32', strokeWidth: 1.5, strokeDasharray: '6 4' }),
    ]),
  ]
}
