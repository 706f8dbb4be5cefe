import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { useNames } from '../../parts/names.ts'
import { roleName } from '../../parts/words.ts'
import { Field } from '../../ui/Field.tsx'
import type { Held, Member } from './interests.ts'

interface WithdrawRoleProps {
  readonly record: string
  readonly member: Member
  readonly roles: readonly Held[]
  readonly onClose: () => void
}

/** Takes a role away with a reason; what the person did in it stays in the record. */
export const WithdrawRole = ({ record, member, roles, onClose }: WithdrawRoleProps) => {
  const act = useAct(record)
  const names = useNames(record)
  const { data: consortium } = useRead('consortium', { record })
  const [chosen, setChosen] = useState(0)
  const held = roles[chosen] ?? roles[0]
  if (held === undefined) return null
  const { role, trust, bidder } = held
  const spokenFor = (one: Held) => (one.trust ? `: ${consortium?.trusts.find(({ id }) => id === one.trust)?.name ?? one.trust}` : one.bidder ? `: ${names.bidder(one.bidder).name}` : '')
  return (
    <Asked
      title={`Withdraw a role of ${names.person(member.person)}?`} act={`Withdraw: ${roleName(role).toLowerCase()}`} reason={{ label: 'Reason' }} busy={act.isPending} error={act.error} onClose={onClose}
      onAct={(reason) => act.mutate({ command: 'withdrawRole', body: { person: member.person, role, reason, ...(trust ? { trust } : {}), ...(bidder ? { bidder } : {}) } }, { onSuccess: onClose })}
    >
      <p>What was done in the role stays in the record. What the role let the person see and do ends at once.</p>
      {roles.length === 1 ? <p>{names.person(member.person)} is {roleName(role).toLowerCase()}{spokenFor(held)}.</p> : null}
      {roles.length > 1 ? (
        <Field id="withdraw-role" label="Role">
          <select className="nhsuk-select" id="withdraw-role" value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {roles.map((one, index) => <option key={index} value={index}>{roleName(one.role)}{spokenFor(one)}</option>)}
          </select>
        </Field>
      ) : null}
    </Asked>
  )
}
