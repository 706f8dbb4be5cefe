import { formatCount, formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { analysisNames, type Decision } from './decision.ts'
import type { PartProps } from './part.ts'
import { RecordAnalysis } from './RecordAnalysis.tsx'

/** What was run on the real bids, by whom, before or after which decision (R19). */
export const Analyses = ({ record, decision, names }: PartProps) => {
  const [recording, setRecording] = useState(false)
  // A trust that has left since keeps its name.
  const { data: consortium } = useRead('consortium', { record })
  const unlocked = decision.unlocks.some((unlock) => unlock.approved)
  if (!unlocked && decision.analyses.length === 0) return null
  const before = decision.analyses.filter((run) => run.beforeDecision).length
  const trustName = (id: string) => consortium?.trusts.find((trust) => trust.id === id)?.name ?? id
  return (
    <section aria-labelledby="analyses-title">
      <h2 id="analyses-title">{decision.analyses.length === 0 ? 'No analysis has been run' : `${formatCount(decision.analyses.length, 'analysis was', 'analyses were')} run, ${before} before the decision`}</h2>
      {decision.analyses.length > 0 ? (
        <DataTable
          caption="Analyses that vary the model, as run" captionHidden rows={decision.analyses} rowKey={(row) => `${row.kind}/${row.trust ?? ''}/${row.at}`}
          columns={[
            { key: 'kind', head: 'Analysis', rowHead: true, cell: (row: Decision['analyses'][number]) => `${analysisNames[row.kind] ?? row.kind}${row.trust ? `: ${trustName(row.trust)}` : ''}` },
            { key: 'by', head: 'Run by', cell: (row) => names.person(row.by) },
            { key: 'at', head: 'When', cell: (row) => formatInstant(row.at) },
            { key: 'before', head: 'Award', cell: (row) => (row.beforeDecision ? 'before the decision' : 'after the decision') },
          ]}
        />
      ) : null}
      {decision.mayUnlock && unlocked ? <p><Button small onClick={() => setRecording(true)}>Record an analysis that was run</Button></p> : null}
      {recording ? <RecordAnalysis record={record} decision={decision} onClose={() => setRecording(false)} /> : null}
    </section>
  )
}
