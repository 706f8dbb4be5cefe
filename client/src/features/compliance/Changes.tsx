import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import type { Names } from '../../parts/names.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import type { Change, Compliance } from './matrix.ts'

/** Proposed changes that wait, and for their settler what each would do. */
export const Changes = ({ record, compliance, names }: { readonly record: string; readonly compliance: Compliance; readonly names: Names }) => {
  const { data: overview } = useRead('overview', { record })
  const [settling, setSettling] = useState<{ readonly change: Change; readonly how: 'approve' | 'refuse' } | null>(null)
  const waiting = compliance.changes.filter((change) => change.status === 'waiting')
  if (waiting.length === 0) return null
  const me = overview?.me.person
  return (
    <section className="note note--warn" aria-labelledby="changes-title">
      <h2 id="changes-title">Proposed changes of what was decided</h2>
      {waiting.map((change) => {
        const requirement = compliance.requirements.find((entry) => entry.id === change.requirement)
        const mine = change.by === me
        return (
          <div key={change.id}>
            <p><strong>{requirement ? `${requirement.ref} ${requirement.heading}, ` : 'The whole bid of '}{names.bidder(change.bidder).name}: from “{change.before}” to “{change.outcome}”.</strong> {change.reason}</p>
            <p className="muted small">Proposed by {names.person(change.by)}, {formatInstant(change.at)}</p>
            {change.effect.length > 0 ? (
              <>
                <p>What it would do, shown to you as the one who settles it and to nobody else:</p>
                <ul>{change.effect.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
              </>
            ) : null}
            {compliance.maySettle && !mine ? (
              <p className="row"><Button small onClick={() => setSettling({ change, how: 'approve' })}>Approve</Button><Button small onClick={() => setSettling({ change, how: 'refuse' })}>Refuse</Button></p>
            ) : <p className="muted small">{mine ? 'You proposed it; another person settles it.' : 'The second person or the assurance reviewer settles it.'}</p>}
          </div>
        )
      })}
      {settling ? <Settle record={record} {...settling} onClose={() => setSettling(null)} /> : null}
    </section>
  )
}

const Settle = ({ record, change, how, onClose }: { readonly record: string; readonly change: Change; readonly how: 'approve' | 'refuse'; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  if (how === 'approve')
    return (
      <Asked title={`Change “${change.before}” to “${change.outcome}”?`} act="Approve the change" busy={act.isPending} error={act.error} onClose={onClose}
        onAct={() => act.mutate({ command: 'approveChange', body: { change: change.id }, key: keyOf(change.id) }, { onSuccess: onClose })}>
        <p>Your name stands beside the author’s. The value before stays in the record.{change.requirement === null ? ' The bid leaves the running and cannot come back.' : ''}</p>
      </Asked>
    )
  return (
    <Asked title="Refuse the change?" act="Refuse the change" reason={{ label: 'Reason' }} busy={act.isPending} error={act.error} onClose={onClose}
      onAct={(reason) => {
        const body = { change: change.id, reason }
        act.mutate({ command: 'refuseChange', body, key: keyOf(body) }, { onSuccess: onClose })
      }} />
  )
}
