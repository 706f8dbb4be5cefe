import { formatDay, formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { DataTable } from '../../ui/DataTable.tsx'
import { positionNames, positionsSentence, takesPositions } from './decision.ts'
import type { PartProps } from './part.ts'
import { RecordPosition } from './RecordPosition.tsx'

/** Where each trust stands on the joint result. Minutes recommend; no position alters a score. */
export const Positions = ({ record, decision, names, today }: PartProps & { readonly today: string }) => {
  const [own, setOwn] = useState<string | null>(null)
  const open = takesPositions(decision)
  const trust = decision.trusts.find((entry) => entry.id === own)
  return (
    <section aria-labelledby="positions-title">
      <h2 id="positions-title">Positions of the trusts: {positionsSentence(decision.trusts, decision.stage === 'abandoned')}</h2>
      <DataTable
        caption="Positions of the trusts" captionHidden rows={decision.trusts} rowKey={(row) => row.id} empty={<p className="muted">No trust is a member today.</p>}
        columns={[
          { key: 'trust', head: 'Trust', rowHead: true, cell: (row) => <>{row.name}{row.gone ? <><br /><span className="muted small">{row.gone}</span></> : null}</> },
          { key: 'position', head: 'Position', cell: (row) => (row.position ? positionNames[row.position.position] : 'not recorded') },
          { key: 'reason', head: 'Reason', cell: (row) => row.position?.reason ?? '' },
          { key: 'board', head: 'Board', cell: (row) => (row.position?.boardDate ? formatDay(row.position.boardDate) : '') },
          { key: 'by', head: 'Recorded', cell: (row) => (row.position ? `${names.person(row.position.by)}, ${formatInstant(row.position.at)}` : '') },
          ...(open && decision.mayRecordPosition.length > 0
            ? [{ key: 'act', head: 'Yours', cell: (row: (typeof decision.trusts)[number]) => (decision.mayRecordPosition.includes(row.id) ? <button type="button" className="as-link" onClick={() => setOwn(row.id)}>{row.position ? 'record another' : 'record it'}<span className="visually-hidden"> for {row.name}</span></button> : '') }]
            : []),
        ]}
      />
      <p className="small muted">A position recommends; it alters no score.{open ? ' Each trust’s lead records its own, until the award is decided.' : ''}</p>
      {trust ? <RecordPosition record={record} lot={decision.lot} trust={trust} today={today} onClose={() => setOwn(null)} /> : null}
    </section>
  )
}
