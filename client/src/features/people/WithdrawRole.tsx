import type { Role } from '@workbench/shared/contract/tender/words.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { useNames } from '../../parts/names.ts'
import { roleName } from '../../parts/words.ts'
import { Field } from '../../ui/Field.tsx'
import type { Member } from './interests.ts'

/** Takes a role away with a reason; what the person did in it stays in the record. */
export const WithdrawRole = ({ record, member, onClose }: { readonly record: string; readonly member: Member; readonly onClose: () => void }) => {
  const act = useAct(record)
  const names = useNames(record)
  const held = [...new Set(member.roles.map(({ role }) => role))]
  const [role, setRole] = useState<Role>(held[0]!)
  return (
    <Asked
      title={`Take a role from ${names.person(member.person)}?`} act={`Take away: ${roleName(role).toLowerCase()}`} reason={{ label: 'Reason' }} busy={act.isPending} error={act.error} onClose={onClose}
      onAct={(reason) => act.mutate({ command: 'withdrawRole', body: { person: member.person, role, reason } }, { onSuccess: onClose })}
    >
      <p>What was done in the role stays in the record. What the role let the person see and do ends at once.</p>
      {held.length > 1 ? (
        <Field id="withdraw-role" label="Role">
          <select className="nhsuk-select" id="withdraw-role" value={role} onChange={(event) => setRole(event.target.value as Role)}>
            {held.map((name) => <option key={name} value={name}>{roleName(name)}</option>)}
          </select>
        </Field>
      ) : null}
    </Asked>
  )
}
