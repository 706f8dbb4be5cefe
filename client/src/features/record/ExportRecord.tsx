import { exportLines, type ExportedContent, type ExportedEvent, type ExportHead } from '@workbench/shared/proof/export.ts'
import { formatCount, formatNumber } from '@workbench/shared/numeric/format.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { saveFile } from '../../parts/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { readAllLines } from './useEvents.ts'

/** Two files of the record: one to be checked elsewhere, byte for byte; one to be read. */
export const ExportRecord = ({ record }: { readonly record: string }) => {
  const [progress, setProgress] = useState('')
  const onRead = (read: number, total: number) => setProgress(`Reading ${formatNumber(read)} of ${formatNumber(total)} events…`)
  const saving = useMutation<string, ProblemError, 'proof' | 'words'>({
    mutationFn: async (what) => {
      if (what === 'words') {
        const lines = await readAllLines(record, onRead)
        saveFile(`record-${record}-in-words.jsonl`, lines, 'application/jsonl')
        return `Saved ${formatCount(lines.length, 'event')}, to be read.`
      }
      const lines = await readForProof(record, onRead)
      saveFile(`record-${record}.jsonl`, lines.text, 'application/jsonl')
      return `Saved ${formatCount(lines.events, 'event')} as they are stored. Whoever holds the file checks it with: workbench verify --file record-${record}.jsonl`
    },
    onSuccess: setProgress,
    onError: () => setProgress(''),
  })
  return (
    <div className="stack no-print">
      <p className="row">
        <Button reads small busy={saving.isPending && saving.variables === 'proof'} disabled={saving.isPending} onClick={() => saving.mutate('proof')}>Save the record, to be checked elsewhere</Button>
        <Button reads small busy={saving.isPending && saving.variables === 'words'} disabled={saving.isPending} onClick={() => saving.mutate('words')}>Save all events, to be read</Button>
      </p>
      <div role="status">{progress === '' ? null : <p className="status">{progress}</p>}</div>
      {saving.error ? <p className="status status--bad" role="alert">{saving.error.problem.detail} Nothing was saved; try again.</p> : null}
    </div>
  )
}

/** Every page of the export; the checkpoint of the last one covers them all. */
const readForProof = async (record: string, onRead: (read: number, total: number) => void): Promise<{ readonly text: string[]; readonly events: number }> => {
  const events: ExportedEvent[] = []
  const content: ExportedContent[] = []
  for (let cursor: string | undefined; ;) {
    const page: { readonly head: ExportHead; readonly events: readonly ExportedEvent[]; readonly content: readonly ExportedContent[]; readonly next: string | null } = await call('recordExport', { record, ...(cursor === undefined ? {} : { cursor }) })
    events.push(...page.events)
    content.push(...page.content)
    onRead(events.length, page.head.events)
    if (page.next === null) return { text: exportLines(page.head, events, content), events: events.length }
    cursor = page.next
  }
}
