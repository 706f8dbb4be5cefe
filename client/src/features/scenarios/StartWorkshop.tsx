import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { call, newKey, type CommandReply } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { placeOf } from '../../parts/places.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'

/** A workshop beside a tender; whoever starts it facilitates it. */
export const StartWorkshop = ({ tender, onClose }: { readonly tender: string; readonly onClose: () => void }) => {
  const client = useQueryClient()
  const [, go] = useLocation()
  const [title, setTitle] = useState('')
  const [purpose, setPurpose] = useState('')
  const [asAt, setAsAt] = useState('')
  const [tried, setTried] = useState(false)
  const [key] = useState(newKey)
  const start = useMutation<CommandReply, ProblemError>({
    mutationFn: () => call('startWorkshop', {}, { key, body: { title: title.trim(), purpose: purpose.trim(), asAt, tender } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: [''] })
      onClose()
      if (id !== undefined) go(`~${placeOf('workshop', id, 'workshop')}`)
    },
  })
  const problems = [
    ...(title.trim() === '' ? [{ message: 'Enter a title.', field: 'workshop-title' }] : []),
    ...(purpose.trim() === '' ? [{ message: 'Say what the workshop is for.', field: 'workshop-purpose' }] : []),
    ...(asAt === '' ? [{ message: 'Enter the day it stands on.', field: 'workshop-day' }] : []),
  ]
  const errorOf = (field: string) => {
    const message = tried ? problems.find((item) => item.field === field)?.message : undefined
    return message === undefined ? {} : { error: message }
  }
  const submit = () => {
    setTried(true)
    if (problems.length === 0) start.mutate()
  }
  return (
    <Dialog title="Start a workshop" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : start.error ? [{ message: start.error.problem.detail }] : []} />
      <Field id="workshop-title" label="Title" {...errorOf('workshop-title')}><input className="nhsuk-input" id="workshop-title" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} /></Field>
      <Field id="workshop-purpose" label="What it is for" {...errorOf('workshop-purpose')}><textarea className="nhsuk-textarea" id="workshop-purpose" rows={3} maxLength={4000} value={purpose} onChange={(event) => setPurpose(event.target.value)} /></Field>
      <Field id="workshop-day" label="It stands on" hint="Evidence that became known later counts as hindsight, and is labelled so." {...errorOf('workshop-day')}><input className="nhsuk-input nhsuk-input--width-10" id="workshop-day" type="date" value={asAt} onChange={(event) => setAsAt(event.target.value)} /></Field>
      <div className="row"><Button filled busy={start.isPending} onClick={submit}>Start the workshop</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
