import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { useNames } from '../../parts/names.ts'
import { roleName } from '../../parts/words.ts'
import { Field } from '../../ui/Field.tsx'
import type { Member } from './interests.ts'

type Held = Member['roles'][number]

/** Takes a role away with a reason; what the person did in it stays in the record. */
export const WithdrawRole = ({ record, member, onClose }: { readonly record: string; readonly member: Member; readonly onClose: () => void }) => {
  const act = useAct(record)
  const names = useNames(record)
  const { data: consortium } = useRead('consortium', { record })
  const [chosen, setChosen] = useState(0)
  const { role, trust, bidder } = member.roles[chosen]!
  const spokenFor = (held: Held) => (held.trust ? `: ${consortium?.trusts.find(({ id }) => id === held.trust)?.name ?? held.trust}` : held.bidder ? `: ${names.bidder(held.bidder).name}` : '')
  return (
    <Asked
      title={`Take a role from ${names.person(member.person)}?`} act={`Take away: ${roleName(role).toLowerCase()}`} reason={{ label: 'Reason' }} busy={act.isPending} error={act.error} onClose={onClose}
      onAct={(reason) => act.mutate({ command: 'withdrawRole', body: { person: member.person, role, reason, ...(trust ? { trust } : {}), ...(bidder ? { bidder } : {}) } }, { onSuccess: onClose })}
    >
      <p>What was done in the role stays in the record. What the role let the person see and do ends at once.</p>
      {member.roles.length > 1 ? (
        <Field id="withdraw-role" label="Role">
          <select className="nhsuk-select" id="withdraw-role" value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {member.roles.map((held, index) => <option key={index} value={index}>{roleName(held.role)}{spokenFor(held)}</option>)}
          </select>
        </Field>
      ) : null}
    </Asked>
  )
}
