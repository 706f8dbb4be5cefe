import { workshopRoles, type WorkshopRole } from '@workbench/shared/contract/workshop/words.ts'
import { useState } from 'react'
import { useRead, useWorkshopAct } from '../../api/queries.ts'
import { roleName } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'

/** A person is named by the id they were invited under; in the demo they are offered by name. */
export const GiveRole = ({ record, onClose }: { readonly record: string; readonly onClose: () => void }) => {
  const act = useWorkshopAct(record)
  const { data: board } = useRead('scenarioBoard', { record })
  const { data: session } = useRead('session', {})
  const { data: demo } = useRead('demoPeople', {}, session?.demo === true)
  const [person, setPerson] = useState('')
  const [role, setRole] = useState<WorkshopRole>('participant')
  const [trust, setTrust] = useState('')
  const [tried, setTried] = useState(false)
  const known = [...new Map((demo?.moments ?? []).flatMap((moment) => moment.people).map((entry) => [entry.person, entry])).values()].filter((entry) => entry.person !== session?.person)
  const problems = [
    ...(person.trim() === '' ? [{ message: 'Choose or name a person.', field: 'role-person' }] : []),
    ...(role === 'trustLead' && trust === '' ? [{ message: 'Choose the trust this lead speaks for.', field: 'role-trust' }] : []),
  ]
  const errorOf = (field: string) => {
    const message = tried ? problems.find((item) => item.field === field)?.message : undefined
    return message === undefined ? {} : { error: message }
  }
  const submit = () => {
    setTried(true)
    if (problems.length === 0) act.mutate({ command: 'giveWorkshopRole', body: { person: person.trim(), role, ...(role === 'trustLead' ? { trust } : {}) } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Give a role in this workshop" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="role-person" label="Person" hint="The id under which the person was invited. Nobody gives a role to themselves." {...errorOf('role-person')}><input className="nhsuk-input" id="role-person" list="role-people" value={person} onChange={(event) => setPerson(event.target.value)} /></Field>
      <datalist id="role-people">{known.map((entry) => <option key={entry.person} value={entry.person}>{entry.name}</option>)}</datalist>
      <Field id="role-role" label="Role"><select className="nhsuk-select" id="role-role" value={role} onChange={(event) => setRole(event.target.value as WorkshopRole)}>{workshopRoles.map((name) => <option key={name} value={name}>{roleName(name)}</option>)}</select></Field>
      {role === 'trustLead' ? (
        <Field id="role-trust" label="Trust" {...errorOf('role-trust')}><select className="nhsuk-select" id="role-trust" value={trust} onChange={(event) => setTrust(event.target.value)}><option value="">Choose</option>{board?.trusts.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></Field>
      ) : null}
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Give the role</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
