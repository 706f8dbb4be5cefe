import { useRef, useState, type ReactElement } from 'react'
import { chartCsv, chartSvg } from './chart-file.ts'

interface ChartProps {
  /** The finding. */
  readonly title: string
  /** Units, day and snapshot. */
  readonly subtitle: string
  readonly chart: ReactElement
  /** The same numbers, head first. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly fileName: string
  /** What is drawn is invented; a file that is taken away says so. */
  readonly illustrative: boolean
}

/** A chart with its finding, its table twin, and SVG, PNG and CSV to take away. */
export const Chart = ({ title, subtitle, chart, table, fileName, illustrative }: ChartProps) => {
  const drawing = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(false)
  const words = { title, subtitle, illustrative }
  const svgText = () => chartSvg(drawing.current?.querySelector('svg')?.outerHTML ?? '', words)
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <p className="chart__sub">{subtitle}</p>
      <div className="chart__scroll" ref={drawing} tabIndex={0} role="group" aria-label={`Chart: ${title}`}>{chart}</div>
      <div className="chart__tools">
        <button type="button" className="as-link" aria-expanded={shown} onClick={() => setShown(!shown)}>{shown ? 'Hide the table' : 'The same as a table'}</button>
        <button type="button" className="as-link" onClick={() => save(`${fileName}.svg`, new Blob([svgText()], { type: 'image/svg+xml' }))}>SVG</button>
        <button type="button" className="as-link" onClick={() => void png(svgText()).then((blob) => save(`${fileName}.png`, blob))}>PNG</button>
        <button type="button" className="as-link" onClick={() => save(`${fileName}.csv`, new Blob([chartCsv(words, table.head, table.rows)], { type: 'text/csv' }))}>CSV</button>
      </div>
      {shown ? (
        <div className="table-wrap" tabIndex={0} role="region" aria-label={title}>
          <table className="dense" data-grid="">
            <caption className="visually-hidden">{title}</caption>
            <thead><tr>{table.head.map((head, index) => <th key={head} scope="col" className={index === 0 ? undefined : 'num'}>{head}</th>)}</tr></thead>
            <tbody>{table.rows.map((row) => <tr key={row[0]}>{row.map((cell, index) => (index === 0 ? <th key={table.head[index]} scope="row">{cell}</th> : <td key={table.head[index]} className="num">{cell}</td>))}</tr>)}</tbody>
          </table>
        </div>
      ) : null}
    </figure>
  )
}

const save = (name: string, blob: Blob): void => {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

const png = (svg: string): Promise<Blob> =>
  new Promise((resolve, reject) => {
    const image = new Image()
    image.addEventListener('load', () => {
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth * 2
      canvas.height = image.naturalHeight * 2
      const context = canvas.getContext('2d')!
      context.fillStyle = '#fff'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.drawImage(image, 0, 0, canvas.width, canvas.height)
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))), 'image/png')
    })
    image.addEventListener('error', () => reject(new Error('The picture could not be made.')))
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  })
