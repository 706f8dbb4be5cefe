import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { useKeyOf } from '../../parts/same-key.ts'
import type { CellPlace } from './matrix.ts'

/** What was decided changes only by a proposal that a second person settles (R2). */
export const ProposeChange = ({ record, place, now, onClose }: { readonly record: string; readonly place: CellPlace; readonly now: 'pass' | 'fail'; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const outcome = now === 'pass' ? 'fail' : 'pass'
  return (
    <Asked
      title={`Propose to change “${now}” to “${outcome}”?`} act="Propose the change" reason={{ label: 'Reason', hint: 'What was overlooked or misread. The person who settles it reads this.' }}
      busy={act.isPending} error={act.error} onClose={onClose}
      onAct={(reason) => {
        const body = { ...place, outcome, reason } as const
        act.mutate({ command: 'proposeComplianceChange', body, key: keyOf(body) }, { onSuccess: onClose })
      }}
    >
      <p>Nothing changes yet. The second person or the assurance reviewer settles it, if they are not you; every change asks for one, whatever it would do. Both values stay in the record.</p>
    </Asked>
  )
}
