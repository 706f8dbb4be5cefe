import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly head: ReactNode
  readonly unit?: string
  readonly numeric?: boolean
  readonly cell: (row: Row) => ReactNode
  /** The cell that names the row. */
  readonly rowHead?: boolean
}

interface DataTableProps<Row> {
  readonly caption: ReactNode
  readonly captionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly rowClass?: (row: Row) => string | undefined
  readonly empty?: ReactNode
}

/** A dense table: numbers right with equal digits, units in the heads, one item below another where the page is narrow. */
export const DataTable = <Row,>({ caption, captionHidden, columns, rows, rowKey, rowClass, empty }: DataTableProps<Row>) =>
  rows.length === 0 && empty !== undefined ? (
    <>{empty}</>
  ) : (
    <div className="table-wrap" tabIndex={0} role="region" aria-label={typeof caption === 'string' ? caption : 'Table'}>
      <table className="dense">
        <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? 'num' : undefined}>
                {column.head}
                {column.unit ? <span className="unit"> {column.unit}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)}>
              {columns.map((column) =>
                column.rowHead ? (
                  <th key={column.key} scope="row">{column.cell(row)}</th>
                ) : (
                  <td key={column.key} className={column.numeric ? 'num' : undefined} data-head={typeof column.head === 'string' ? `${column.head}${column.unit ? `, ${column.unit}` : ''}` : undefined}>{column.cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
