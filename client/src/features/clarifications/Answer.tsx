import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Item } from './clarifications.ts'

/** To all or to the asker alone: said each time, never preset. */
export const Answer = ({ record, item, onClose }: { readonly record: string; readonly item: Item; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [text, setText] = useState('')
  const [audience, setAudience] = useState<'all' | 'asker' | null>(null)
  const [tried, setTried] = useState(false)
  const missing = [
    ...(text.trim() === '' ? [{ message: 'Write the answer.', field: 'answer-text' }] : []),
    ...(audience === null ? [{ message: 'Choose who reads it.', field: 'answer-all' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (audience === null || missing.length > 0) return
    const body = { clarification: item.id, text: text.trim(), audience }
    act.mutate({ command: 'answerClarification', body, key: keyOf(body) }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Answer" onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      <blockquote className="beside">{item.text}</blockquote>
      <Field id="answer-text" label={item.from === 'authority' ? 'What the bidder answered' : 'Answer'} hint="An answer may make clear what a bid means; it may not improve it.">
        <textarea className="nhsuk-textarea" id="answer-text" rows={6} maxLength={8_000} aria-describedby="answer-text-hint" value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Who reads it?</legend>
        <p><label><input type="radio" name="audience" id="answer-all" checked={audience === 'all'} onChange={() => setAudience('all')} /> All bidders, question and answer, without who asked</label></p>
        <p><label><input type="radio" name="audience" checked={audience === 'asker'} onChange={() => setAudience('asker')} /> Only the one who asked, because it concerns nobody else’s bid</label></p>
      </fieldset>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Give the answer</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
