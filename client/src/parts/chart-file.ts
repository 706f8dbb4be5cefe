/** A chart as a file that stands by itself: its finding, its units and day, and whether it is illustrative, as text within it. */
import { csvOf } from './csv.ts'

export interface ChartWords {
  /** The finding. */
  readonly title: string
  /** Units, day and snapshot. */
  readonly subtitle: string
  readonly illustrative: boolean
}

export const ILLUSTRATIVE = 'Illustrative: bids, prices, scores and people are invented.'

const margin = 16
const gap = 12

interface Line {
  readonly words: string
  readonly size: number
  readonly weight: number
  readonly fill: string
}

/** Broken between words so that no line is wider than the drawing; a letter is taken as wide as most are in a bold face. */
const broken = (words: string, size: number, width: number): string[] => {
  const most = Math.max(10, Math.floor(width / (size * 0.58)))
  return words.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    return last !== undefined && last.length + word.length < most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word]
  }, [])
}

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The drawing, as it stands on the page, within a taller one that carries its words. */
export const chartSvg = (drawing: string, { title, subtitle, illustrative }: ChartWords): string => {
  const size = /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/.exec(drawing)
  if (!size) throw new Error('The drawing has no size.')
  const [width, height] = [Number(size[1]), Number(size[2])]
  const lines: Line[] = [
    ...broken(title, 18, width).map((words) => ({ words, size: 18, weight: 700, fill: '#212b32' })),
    ...broken(subtitle, 13, width).map((words) => ({ words, size: 13, weight: 400, fill: '#4c6272' })),
    ...(illustrative ? broken(ILLUSTRATIVE, 13, width).map((words) => ({ words, size: 13, weight: 700, fill: '#920000' })) : []),
  ]
  let y = margin
  const texts = lines.map(({ words, size: fontSize, weight, fill }) => {
    y += fontSize * 1.3
    return `<text x="${margin}" y="${y}" font-size="${fontSize}" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`
  })
  const top = y + gap
  const [wide, tall] = [width + 2 * margin, top + height + margin]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${tall}" width="${wide}" height="${tall}" role="img" font-family="system-ui, sans-serif">`,
    `<title>${escaped(title)}</title><rect width="${wide}" height="${tall}" fill="#fff"/>`,
    ...texts,
    `<g transform="translate(${margin} ${top})">${drawing}</g></svg>`,
  ].join('')
}

/** The same words before the table, a line each, and an empty line between. */
export const chartCsv = ({ title, subtitle, illustrative }: ChartWords, head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [csvOf([title], [[subtitle], ...(illustrative ? [[ILLUSTRATIVE]] : [])]), '', csvOf(head, rows)].join('\r\n')
