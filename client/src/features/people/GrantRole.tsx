import { roles, type Role } from '@workbench/shared/contract/tender/words.ts'
import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'
import { roleNames } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { whomOf } from './whom.ts'

/** A role for a person: those known here are offered and named by name, any other by the id under which the administrator entered them. */
export const GrantRole = ({ record, onClose }: { readonly record: string; readonly onClose: () => void }) => {
  const act = useAct(record)
  const names = useNames(record)
  const { data: session } = useRead('session', {})
  const { data: demo } = useRead('demoPeople', {})
  const { data: named } = useRead('names', { record })
  const { data: consortium } = useRead('consortium', { record })
  const [person, setPerson] = useState('')
  const [role, setRole] = useState<Role>('evaluator')
  const [trust, setTrust] = useState('')
  const [bidder, setBidder] = useState('')
  const [tried, setTried] = useState(false)
  const offered = [...(named?.people ?? []).map(({ id, name }) => ({ person: id, name })), ...(demo?.moments ?? []).flatMap((moment) => moment.people).map((entry) => ({ person: entry.person, name: entry.name }))]
  const known = [...new Map(offered.map((entry) => [entry.person, entry])).values()].filter((entry) => entry.person !== session?.person)
  const whom = whomOf(person, known)
  const problems = [
    ...('because' in whom ? [{ message: whom.because, field: 'grant-person' }] : []),
    ...(role === 'trustLead' && trust === '' ? [{ message: 'Choose the trust this lead speaks for.', field: 'grant-trust' }] : []),
    ...(role === 'bidderContact' && bidder === '' ? [{ message: 'Choose the bidder this contact speaks for.', field: 'grant-bidder' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (problems.length > 0 || 'because' in whom) return
    act.mutate({ command: 'grantRole', body: { person: whom.person, role, ...(role === 'trustLead' ? { trust } : {}), ...(role === 'bidderContact' ? { bidder } : {}) } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Give a role" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="grant-person" label="Person" hint="A name from the list, or the id under which the person was invited. Nobody gives a role to themselves." {...(tried && 'because' in whom ? { error: whom.because } : {})}>
        <input className="nhsuk-input" id="grant-person" aria-describedby={describedBy('grant-person', true, tried && 'because' in whom)} list="grant-people" value={person} onChange={(event) => setPerson(event.target.value)} />
      </Field>
      <datalist id="grant-people">{known.map((entry) => <option key={entry.person} value={known.some((other) => other.person !== entry.person && other.name === entry.name) ? entry.person : entry.name}>{names.title(entry.person) || entry.person}</option>)}</datalist>
      {'person' in whom && names.person(whom.person) !== whom.person ? <p className="muted">{names.person(whom.person)}, {names.title(whom.person)}</p> : null}
      <Field id="grant-role" label="Role">
        <select className="nhsuk-select" id="grant-role" value={role} onChange={(event) => setRole(event.target.value as Role)}>
          {roles.map((name) => <option key={name} value={name}>{roleNames[name]}</option>)}
        </select>
      </Field>
      {role === 'trustLead' ? (
        <Field id="grant-trust" label="Trust">
          <select className="nhsuk-select" id="grant-trust" value={trust} onChange={(event) => setTrust(event.target.value)}>
            <option value="">Choose</option>
            {consortium?.trusts.filter((entry) => !entry.left && !entry.mergedInto).map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}
          </select>
        </Field>
      ) : null}
      {role === 'bidderContact' ? (
        <Field id="grant-bidder" label="Bidder" hint={named?.bidders.length === 0 ? 'No bidder has been entered yet; enter it on the page of bids first.' : 'A bidder’s contact holds no other role here, and sees nothing of anybody else.'}>
          <select className="nhsuk-select" id="grant-bidder" aria-describedby="grant-bidder-hint" value={bidder} onChange={(event) => setBidder(event.target.value)}>
            <option value="">Choose</option>
            {named?.bidders.map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}
          </select>
        </Field>
      ) : null}
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Give the role</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
