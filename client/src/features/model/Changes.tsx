import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatCount } from '@workbench/shared/numeric/format.ts'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { weightText } from '../../parts/weights.ts'
import { DataTable } from '../../ui/DataTable.tsx'

type Change = Plain<ReplyOf<'modelChanges'>>['changes'][number]

const areaNames: Readonly<Record<Change['area'], string>> = { requirement: 'Requirement', criterion: 'Criterion', weight: 'Weight', scale: 'Scale', threshold: 'Threshold', price: 'Price model', round: 'Round', rules: 'Rules' }

/** A text entered again with the same words has another seal; equal words are no change. */
const isReal = (change: Change): boolean => change.beforeText === undefined || change.beforeText !== change.afterText

const shown = (change: Change, side: 'before' | 'after'): string => {
  const short = side === 'before' ? change.before : change.after
  const long = side === 'before' ? change.beforeText : change.afterText
  return change.area === 'weight' && short ? weightText(short) : (long ?? short ?? '')
}

/** What changed, old and new side by side. `to` is a version's number or "draft". */
export const Changes = ({ record, from, to }: { readonly record: string; readonly from: number; readonly to: number | 'draft' }) => {
  const found = useRead('modelChanges', { record, from: String(from), to: String(to) })
  return (
    <Reading of={found} what="what changed">
      {({ changes }) => {
        const real = changes.filter(isReal)
        return (
          <DataTable
            caption={`${formatCount(real.length, 'change')} from version ${from} to ${to === 'draft' ? 'the draft' : `version ${to}`}`} rows={real} rowKey={(row) => `${row.area}/${row.id}/${row.field ?? row.kind}`}
            empty={<p className="muted">Nothing differs.</p>}
            columns={[
              { key: 'area', head: 'Part', cell: (row) => areaNames[row.area] },
              { key: 'name', head: 'What', rowHead: true, cell: (row) => row.name },
              { key: 'field', head: 'Change', cell: (row) => (row.kind === 'changed' ? (row.field ?? '') : row.kind) },
              { key: 'before', head: 'Before', cell: (row) => shown(row, 'before') },
              { key: 'after', head: 'After', cell: (row) => shown(row, 'after') },
            ]}
          />
        )
      }}
    </Reading>
  )
}
