import { addressOf } from '@workbench/shared/contract/operation.ts'
import { operations } from '@workbench/shared/contract/operations.ts'
import { formatCount, formatInstant, formatList, formatNumber } from '@workbench/shared/numeric/format.ts'
import { documentNames } from '@workbench/shared/report/words.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useDayOf } from '../../api/as-of.ts'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { useRead } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'
import { PersonName } from '../../parts/PersonName.tsx'
import { Reading } from '../../parts/Reading.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty, HiddenWhy } from '../../ui/Waiting.tsx'
import { IssueReport } from './IssueReport.tsx'

/** What has been issued, and can the report be made? */
export const ReportsPage = ({ record }: { readonly record: string }) => {
  const reports = useRead('reports', { record })
  const { data: overview } = useRead('overview', { record })
  const names = useNames(record)
  const day = useDayOf(record)
  const [issuing, setIssuing] = useState(false)
  const [issued, setIssued] = useState('')
  const lotTitle = (id: string) => overview?.lots.find((lot) => lot.id === id)?.title ?? id
  return (
    <Reading of={reports} what="the reports" page="Reports">
      {({ documents, report, mayIssue }) => (
        <Page
          title={documents.length === 0 ? 'No document that you may read has been issued yet' : `${formatCount(documents.length, 'document has', 'documents have')} been issued`} question="What has been issued, and from what?"
          action={mayIssue && day === undefined ? <Button filled onClick={() => setIssuing(true)}>Issue the evaluation report</Button> : undefined}
        >
          <div role="status">{issued === '' ? null : <p className="note note--good">{issued}</p>}</div>
          <section aria-labelledby="report-title">
            <h2 id="report-title">Evaluation report</h2>
            {report.because !== null ? <HiddenWhy>{report.because}</HiddenWhy> : (
              <>
                <p>Made from the record as it stands, never retyped: the model, who took part, every bid, every score with its reason, the sums, the award. It covers {formatList(report.lots.map(lotTitle))}.</p>
                {day === undefined ? <p><a href={addressOf(operations.evaluationReport, { record })} target="_blank" rel="noopener">Open the evaluation report<span className="muted"> (new tab; print it from there)</span></a></p> : <HiddenWhy>The report is made from today’s record. Go back to today to open it.</HiddenWhy>}
              </>
            )}
          </section>
          <h2>Issued documents</h2>
          <DataTable
            caption="Issued documents" captionHidden rows={documents.toReversed()} rowKey={(row) => row.id}
            empty={<Empty title="Nothing is issued yet"><p>A document that is issued is kept to the byte, with who issued it, from which event and under which model. It can be read again here at any time, and shown to be the same.</p></Empty>}
            columns={[
              { key: 'title', head: 'Document', rowHead: true, cell: (row) => row.title },
              { key: 'kind', head: 'Kind', cell: (row) => documentNames[row.kind] },
              { key: 'lot', head: 'Lot', cell: (row) => (row.lot === undefined ? 'all' : lotTitle(row.lot)) },
              { key: 'by', head: 'Issued by', cell: (row) => <PersonName id={row.by} names={names} /> },
              { key: 'at', head: 'Issued', cell: (row) => formatInstant(row.at) },
              { key: 'from', head: 'Made from', cell: (row) => (row.made ? `event ${formatNumber(row.made.resultSeq)}` : <>uploaded by <PersonName id={row.by} names={names} />, not made from the record</>) },
              { key: 'bytes', head: 'Size', unit: 'bytes', numeric: true, cell: (row) => formatNumber(row.bytes) },
              { key: 'save', head: 'Take away', cell: (row) => <SaveDocument record={record} id={row.id} title={row.title} /> },
            ]}
          />
          {issuing ? <IssueReport record={record} onClose={() => setIssuing(false)} onIssued={(sentence) => { setIssuing(false); setIssued(sentence) }} /> : null}
        </Page>
      )}
    </Reading>
  )
}

/** Saves the very bytes that were issued, and says their digest. */
const SaveDocument = ({ record, id, title }: { readonly record: string; readonly id: string; readonly title: string }) => {
  const saving = useMutation<{ sha256: string }, ProblemError>({
    mutationFn: async () => {
      const { content, sha256 } = await call('issuedDocument', { record, document: id })
      saveFile(`${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${id}.${content.startsWith('<!doctype html>') ? 'html' : 'txt'}`, [content], 'text/plain')
      return { sha256 }
    },
  })
  return (
    <>
      <button type="button" className="as-link" disabled={saving.isPending} onClick={() => saving.mutate()}>{saving.isPending ? 'Reading…' : 'Save'}<span className="visually-hidden"> {title}</span></button>
      <span role="status">{saving.data ? <span className="small digest"> SHA-256 {saving.data.sha256}</span> : null}</span>
      {saving.error ? <span className="status status--bad" role="alert"> {saving.error.problem.detail}</span> : null}
    </>
  )
}
