import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Bid } from './bids.ts'

const fields = [
  { key: 'subject', label: 'What is corrected', missing: 'Name what is corrected.', hint: 'Such as “Price schedule, page 3, line 12”.' },
  { key: 'original', label: 'As it stands in the bid', missing: 'Give the original words or figures.', hint: 'Word for word; the original is never altered.' },
  { key: 'correction', label: 'As it should read', missing: 'Give the correction.', hint: undefined },
  { key: 'ground', label: 'Ground', missing: 'Give the ground.', hint: 'Why this is a correction and no change of the offer.' },
] as const

type Key = (typeof fields)[number]['key']

/** A correction stands beside the original and replaces nothing. */
export const CorrectBid = ({ record, bid, name, onClose }: { readonly record: string; readonly bid: Bid; readonly name: string; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [words, setWords] = useState<Readonly<Record<Key, string>>>({ subject: '', original: '', correction: '', ground: '' })
  const [tried, setTried] = useState(false)
  const missing = fields.filter(({ key }) => words[key].trim() === '').map(({ key, missing: message }) => ({ message, field: `correct-${key}` }))
  const submit = () => {
    setTried(true)
    if (missing.length > 0) return
    const body = { bid: bid.id, subject: words.subject.trim(), original: words.original.trim(), correction: words.correction.trim(), ground: words.ground.trim() }
    act.mutate({ command: 'correctBid', body, key: keyOf(body) }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`A correction to the bid of ${name}`} onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      {fields.map(({ key, label, hint }) => (
        <Field key={key} id={`correct-${key}`} label={label} hint={hint}>
          {key === 'subject'
            ? <input className="nhsuk-input" id={`correct-${key}`} maxLength={200} aria-describedby={`correct-${key}-hint`} value={words[key]} onChange={(event) => setWords({ ...words, [key]: event.target.value })} />
            : <textarea className="nhsuk-textarea" id={`correct-${key}`} rows={2} aria-describedby={hint ? `correct-${key}-hint` : undefined} value={words[key]} onChange={(event) => setWords({ ...words, [key]: event.target.value })} />}
        </Field>
      ))}
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Record the correction</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
