import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { documentKinds } from './decision.ts'
import type { PartProps } from './part.ts'

/** What was issued about this lot or the whole tender: hashed, kept. */
export const Documents = ({ decision, names }: PartProps) => (
  <section aria-labelledby="documents-title">
    <h2 id="documents-title">Documents issued</h2>
    <DataTable
      caption="Documents of this lot and of the whole tender" captionHidden rows={decision.documents} rowKey={(row) => row.id} empty={<p className="muted">None yet.</p>}
      columns={[
        { key: 'title', head: 'Document', rowHead: true, cell: (row) => row.title },
        { key: 'kind', head: 'Kind', cell: (row) => `${documentKinds[row.kind] ?? row.kind}${row.uploaded ? `, uploaded by ${names.person(row.by)}, not made from the record` : ''}` },
        { key: 'at', head: 'Issued', cell: (row) => `${formatInstant(row.at)}, ${names.person(row.by)}` },
        { key: 'hash', head: 'SHA-256', cell: (row) => <code className="hash">{row.sha256}</code> },
      ]}
    />
  </section>
)
