import { useState, type ReactNode } from 'react'
import { useWorkshopAct, type WorkshopAct } from '../../../api/queries.ts'
import { Overtaken, type Difference } from '../../../parts/Overtaken.tsx'
import { useRevision, type Written } from '../../../parts/revision.ts'
import { useKeyOf } from '../../../parts/same-key.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import type { Board } from '../figures.ts'
import type { FieldFault, ReadForm } from './reading.ts'

export type InputAct = WorkshopAct

/** What was recorded, and the act that takes it back: sent with the revision that the record answered. */
export interface Done {
  readonly sentence: string
  readonly undo?: (revision: number) => InputAct
  readonly revision: number
}

export const writtenOf = (board: Board, what: string): Written | null => {
  const found = board.written.find((entry) => entry.what === what)
  return found ? { by: found.by, at: found.at } : null
}

interface InputDialogProps<Text, Value> {
  readonly record: string
  readonly title: string
  /** As a sentence begins: "What is known of Barts". */
  readonly what: string
  readonly start: Text
  /** How it stands in the record now; another may have been quicker. */
  readonly now: { readonly text: Text; readonly revision: number; readonly written: Written | null }
  readonly read: (text: Text) => ReadForm<Value>
  readonly compared: (mine: Text, theirs: Text) => readonly Difference[]
  readonly act: (value: Value, base: number) => InputAct
  readonly done: (value: Value) => Omit<Done, 'revision'>
  readonly save: string
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
  readonly children: (text: Text, set: (change: Partial<Text>) => void, faults: readonly FieldFault[]) => ReactNode
}

/** One input in a form of its own: faults beside the fields, another's change shown with both values, nothing lost. */
export const InputDialog = <Text, Value>({ record, title, what, start, now, read, compared, act: actOf, done, save, onDone, onClose, children }: InputDialogProps<Text, Value>) => {
  const act = useWorkshopAct(record)
  const keyOf = useKeyOf()
  const [text, setText] = useState(start)
  const [tried, setTried] = useState(false)
  const { base, overtaken, rebase } = useRevision(now.revision, act.isPending)
  const found = read(text)
  const faults = tried && 'errors' in found ? found.errors : []
  const submit = () => {
    setTried(true)
    if ('errors' in found) return
    const wanted = actOf(found.value, base)
    act.mutate({ ...wanted, key: keyOf(wanted) }, { onSuccess: (reply) => { onDone({ ...done(found.value), revision: reply.revision ?? base + 1 }); onClose() } })
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <ErrorSummary errors={faults.length > 0 ? faults : act.error && !overtaken ? problemLines(act.error.problem) : []} />
      {overtaken ? (
        <Overtaken
          record={record} what={what} written={now.written} differences={compared(text, now.text)}
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setText(now.text); rebase() }}
        />
      ) : null}
      {children(text, (change) => setText((before) => ({ ...before, ...change })), faults)}
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>{save}</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}

const problemLines = ({ detail, errors }: { readonly detail: string; readonly errors?: readonly { readonly pointer: string; readonly message: string }[] | undefined }) =>
  errors && errors.length > 0 ? [{ message: detail }, ...errors.filter(({ message }) => message !== detail).map(({ pointer, message }) => ({ message: `${message} (${pointer})` }))] : [{ message: detail }]

/** What was just recorded, with its way back for as long as the page stays. */
export const JustDone = ({ record, done, onUndone }: { readonly record: string; readonly done: Done | null; readonly onUndone: () => void }) => {
  const act = useWorkshopAct(record)
  const undo = done?.undo
  return (
    <div role="status">
      {done ? (
        <p className="note">
          {done.sentence} {undo ? <button type="button" className="as-link" disabled={act.isPending} onClick={() => act.mutate(undo(done.revision), { onSuccess: onUndone })}>Undo</button> : null}
          {act.error ? <> It could not be undone: {act.error.problem.detail}</> : null}
        </p>
      ) : null}
    </div>
  )
}
