import { useState } from 'react'
import type { useAct } from '../../api/queries.ts'
import { useRead } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Member } from './interests.ts'

interface DeclareInterestsProps {
  readonly record: string
  readonly act: ReturnType<typeof useAct>
  /** One's declaration as it stands; null if there is none yet. */
  readonly declared: Member['interests']
  readonly onClose: () => void
}

/** Either there are none, or what they are: one of the two is said, nothing is assumed. */
export const DeclareInterests = ({ record, act, declared, onClose }: DeclareInterestsProps) => {
  const { data } = useRead('names', { record })
  const standing = declared?.items ?? []
  const [kind, setKind] = useState<'none' | 'some' | null>(standing.length > 0 ? 'some' : null)
  const [nature, setNature] = useState('')
  const [bidder, setBidder] = useState('')
  const [tried, setTried] = useState(false)
  const { base, overtaken, rebase } = useRevision(declared?.revision ?? 0, act.isPending)
  const problem = kind === null ? { message: 'Say whether you have an interest.', field: 'interest-none' } : kind === 'some' && nature.trim() === '' ? { message: 'Say what the interest is.', field: 'interest-nature' } : null
  const submit = () => {
    setTried(true)
    if (problem) return
    act.mutate({ command: 'declareInterests', body: { interests: kind === 'none' ? [] : [{ nature: nature.trim(), ...(bidder === '' ? {} : { bidder }) }] }, base }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Declare my interests" onClose={onClose}>
      <ErrorSummary errors={tried && problem ? [problem] : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && declared ? (
        <Overtaken
          record={record} what="Your declaration" written={declared.written} empty="no interest" onMine={() => { act.reset(); rebase() }} onTheirs={onClose}
          differences={[{ name: 'Interests', mine: kind === 'some' ? nature : '', theirs: declared.items.map((item) => item.nature).join('; ') }]}
        />
      ) : null}
      {standing.length > 0 ? (
        <>
          <p>You have declared the following. It stays declared; if it has ended, say so as a further interest. Access stays closed until somebody has decided anew.</p>
          <ul>{standing.map((item, index) => <li key={index}>{item.nature}</li>)}</ul>
        </>
      ) : (
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Do you, or somebody close to you, have an interest in a bidder or in the outcome?</legend>
        <p><label><input type="radio" name="interest" id="interest-none" checked={kind === 'none'} onChange={() => setKind('none')} /> No, I have none</label></p>
        <p><label><input type="radio" name="interest" checked={kind === 'some'} onChange={() => setKind('some')} /> Yes, or I am not sure</label></p>
      </fieldset>
      )}
      {kind === 'some' ? (
        <>
          <Field id="interest-nature" label={standing.length > 0 ? 'What else is there, or what has changed?' : 'What is it?'} hint="Access stays closed until somebody has decided whether it can be lived with.">
            <textarea className="nhsuk-textarea" id="interest-nature" value={nature} onChange={(event) => setNature(event.target.value)} />
          </Field>
          <Field id="interest-bidder" label="Which bidder does it concern?">
            <select className="nhsuk-select" id="interest-bidder" value={bidder} onChange={(event) => setBidder(event.target.value)}>
              <option value="">None in particular</option>
              {data?.bidders.map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}
            </select>
          </Field>
        </>
      ) : null}
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>Declare</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
