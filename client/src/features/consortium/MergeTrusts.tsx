import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Field } from '../../ui/Field.tsx'
import { problemsOfMerger, type Trust } from './trust-form.ts'
import { TrustEnds } from './TrustEnds.tsx'

/** Trusts become one: the old ones stay in the record with what they were, the new one buys in their place. */
export const MergeTrusts = ({ record, members, today, onClose }: { readonly record: string; readonly members: readonly Trust[]; readonly today: string; readonly onClose: () => void }) => {
  const act = useAct(record)
  const [from, setFrom] = useState<readonly string[]>([])
  const [name, setName] = useState('')
  const [ods, setOds] = useState('')
  return (
    <TrustEnds
      id="merge" title="Record a merger of trusts" day="Merged on" act="Record the merger" today={today} busy={act.isPending} error={act.error} problems={(given) => problemsOfMerger({ name, from, ...given })} onClose={onClose}
      onAct={(given) => act.mutate({ command: 'mergeTrusts', body: { from: [...from], name: name.trim(), ...(ods.trim() === '' ? {} : { ods: ods.trim() }), ...given } }, { onSuccess: onClose })}
    >
      {(errorOf) => (
        <>
          <fieldset className="nhsuk-fieldset">
            <legend className="nhsuk-fieldset__legend">Which trusts merge?</legend>
            {members.map((trust, index) => (
              <p key={trust.id}>
                <label>
                  <input type="checkbox" id={index === 0 ? 'merge-from' : `merge-from-${trust.id}`} checked={from.includes(trust.id)} onChange={(event) => setFrom(event.target.checked ? [...from, trust.id] : from.filter((id) => id !== trust.id))} /> {trust.name}
                </label>
              </p>
            ))}
          </fieldset>
          <p>The rights of their trust leads end with the merger. Whoever is to speak for the trust they become is given the role of trust lead anew, under People.</p>
          <Field id="merge-name" label="Name of the trust they become" {...errorOf('merge-name')}><input className="nhsuk-input" id="merge-name" value={name} onChange={(event) => setName(event.target.value)} /></Field>
          <Field id="merge-ods" label="ODS code" hint="Leave it empty if there is none yet."><input className="nhsuk-input nhsuk-input--width-5" id="merge-ods" value={ods} onChange={(event) => setOds(event.target.value)} /></Field>
        </>
      )}
    </TrustEnds>
  )
}
