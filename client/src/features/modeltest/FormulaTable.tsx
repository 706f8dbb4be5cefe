import { formatNumberShort, formatScore } from '@workbench/shared/numeric/format.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { differs, type Compared, type Typed } from './model-test.ts'

/** Ranks side by side; a rank other than under the model's own formula stands out in words, not by colour alone. */
export const FormulaTable = ({ compared, names, finding }: { readonly compared: readonly Compared[]; readonly names: readonly Typed[]; readonly finding: string }) => {
  const standard = compared.find(({ own }) => own) ?? compared[0]!
  return (
    <div className="formulas">
      <DataTable
        caption={finding} captionHidden rows={names} rowKey={(row) => row.key}
        columns={[
          { key: 'bid', head: 'Bid', rowHead: true, cell: (row) => row.name },
          ...compared.map((column) => ({
            key: column.formula.name, head: `${column.title}${column.own ? ', this model’s' : ''}`, unit: 'rank, points, total', numeric: true,
            cell: (row: Typed) => {
              const line = column.lines.find(({ bid }) => bid === row.key)
              if (!line?.points || line.published === null) return <span className="small">No points: {line?.because ?? 'not compared'}</span>
              const other = differs(compared, column, row.key)
              return (
                <span className="formula-cell">
                  <span className={other ? 'rank rank--other' : 'rank'}>{line.rank === null ? 'no rank' : `${line.rank}.`}{other ? <span className="small"> differs</span> : null}</span>
                  <span className="muted">{formatNumberShort(line.points, 4)}</span>
                  <span>{formatScore(line.published)}</span>
                </span>
              )
            },
          })),
        ]}
      />
      <p className="small muted">“Differs” is against {standard.title.toLowerCase()}, {standard.own ? 'the formula of this model' : 'the first of the list, as this model has none yet'}. Totals as they would be published.</p>
    </div>
  )
}
