import type { OperationReply } from '@workbench/shared/contract/operations.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import { formatCount } from '@workbench/shared/numeric/format.ts'
import { saveFile } from '../../parts/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'

export type Verified = Plain<OperationReply<'recordVerify'>>

const outcomes = { holds: 'holds', broken: 'broken', cannotTell: 'cannot be told' } as const
const subjects: Readonly<Record<string, string>> = { events: 'Events and texts', checkpoint: 'Checkpoint kept elsewhere', replay: 'State of the pages', result: 'Results', results: 'Results', awards: 'Awards' }

/** The plain answer first, then what was looked at. */
export const VerifiedNote = ({ verified, record }: { readonly verified: Verified; readonly record: string }) => (
  <section className={`note ${verified.holds ? 'note--good' : 'note--bad'} verified`} aria-labelledby="verified-title">
    <h2 id="verified-title">Outcome of the check</h2>
    <p>{verified.answer} {formatCount(verified.events, 'event')} checked.</p>
    <DataTable
      caption="What was checked" rows={verified.checks.map((check, index) => ({ ...check, index }))} rowKey={(row) => String(row.index)}
      columns={[
        { key: 'what', head: 'Checked', rowHead: true, cell: (row) => subjects[row.what] ?? row.what },
        { key: 'outcome', head: 'Outcome', cell: (row) => <span className={`tag ${row.outcome === 'holds' ? 'tag--good' : row.outcome === 'broken' ? 'tag--bad' : 'tag--warn'}`}>{outcomes[row.outcome]}</span> },
        { key: 'sentence', head: 'In words', cell: (row) => row.sentence },
      ]}
    />
    <p className="small">The checkpoint is a signed line about all events up to now. Keep it outside this installation: with it, anybody can show later that nothing was cut off or rewritten.</p>
    <Button reads small onClick={() => saveFile(`checkpoint-${record}-${verified.events}.txt`, [verified.checkpoint], 'text/plain')}>Save the checkpoint</Button>
  </section>
)
