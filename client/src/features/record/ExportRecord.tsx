import { formatNumber } from '@workbench/shared/numeric/format.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProblemError } from '../../api/problem.ts'
import { saveFile } from '../../parts/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { readAllLines } from './useEvents.ts'

/** All events with their texts, one JSON object a line. */
export const ExportRecord = ({ record }: { readonly record: string }) => {
  const [progress, setProgress] = useState('')
  const reading = useMutation<number, ProblemError>({
    mutationFn: async () => {
      const lines = await readAllLines(record, (read, total) => setProgress(`Reading ${formatNumber(read)} of ${formatNumber(total)} events…`))
      saveFile(`record-${record}.jsonl`, lines, 'application/jsonl')
      return lines.length
    },
    onSuccess: (count) => setProgress(`Saved ${formatNumber(count)} events.`),
    onError: () => setProgress(''),
  })
  return (
    <div className="stack no-print">
      <Button reads small busy={reading.isPending} onClick={() => reading.mutate()}>Save all events (JSON lines)</Button>
      <div role="status">{progress === '' ? null : <p className="status">{progress}</p>}</div>
      {reading.error ? <p className="status status--bad" role="alert">{reading.error.problem.detail} Nothing was saved; try again.</p> : null}
    </div>
  )
}
