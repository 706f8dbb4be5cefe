import { useQueryClient } from '@tanstack/react-query'
import { useState, type ChangeEvent } from 'react'
import { call, newKey } from '../../api/call.ts'
import { ProblemError } from '../../api/problem.ts'
import { useRead } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { readMaterial, stepsToFill, type FileProblem, type Filling } from './filling.ts'

type Stand =
  | { readonly at: 'choosing' }
  | { readonly at: 'wrong'; readonly problems: readonly FileProblem[] }
  | { readonly at: 'preview'; readonly filling: Filling }
  | { readonly at: 'entering'; readonly done: number; readonly of: number }
  | { readonly at: 'stopped'; readonly done: number; readonly of: number; readonly what: string; readonly because: string }
  | { readonly at: 'done'; readonly done: number }

/** The server asks one to wait when too much comes at once; then the same act, under the same key, is tried again. */
const patiently = async <T,>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.status !== 429) throw error
    await new Promise((resolve) => setTimeout(resolve, (error.retryAfterSeconds ?? 1) * 1_000))
    return patiently(act)
  }
}

/** Staged: the file is read and checked, what would change is shown, then it is entered; the first refusal stops it and says where. */
export const FillBoard = ({ record, onClose }: { readonly record: string; readonly onClose: () => void }) => {
  const client = useQueryClient()
  const board = useRead('scenarioBoard', { record })
  const [stand, setStand] = useState<Stand>({ at: 'choosing' })
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (!file || !board.data) return
    const read = readMaterial(await file.text())
    setStand('problems' in read ? { at: 'wrong', problems: read.problems } : { at: 'preview', filling: stepsToFill(read.material, board.data) })
  }
  const enter = async ({ steps }: Filling) => {
    for (const [index, { act, what }] of steps.entries()) {
      setStand({ at: 'entering', done: index, of: steps.length })
      const key = newKey()
      try {
        await patiently(() => call(act.command, { record }, { body: act.body, key, ...(act.base === undefined ? {} : { base: act.base }) }))
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        const { detail, errors } = error.problem
        setStand({ at: 'stopped', done: index, of: steps.length, what, because: [detail, ...(errors ?? []).map(({ pointer, message }) => `${pointer} ${message}`)].join(' ') })
        await client.invalidateQueries({ queryKey: [record] })
        return
      }
    }
    await client.invalidateQueries({ queryKey: [record] })
    setStand({ at: 'done', done: steps.length })
  }
  const busy = stand.at === 'entering'
  return (
    <Dialog title="Fill the board from a file" onClose={() => (busy ? undefined : onClose())}>
      {stand.at === 'wrong' ? <ErrorSummary errors={stand.problems.slice(0, 20).map(({ place, message }) => ({ message: `${place === '' ? 'The file' : place}: ${message}` }))} /> : null}
      {stand.at === 'done' ? null : (
        <Field id="fill-file" label="File of trusts, options, cost lines, evidence, assumptions and scenarios" hint="JSON, as “Take the board as a file” writes it. Nothing is entered before you have seen what would change.">
          <input type="file" id="fill-file" accept="application/json,.json" disabled={busy || !board.data} onChange={(event) => void choose(event)} />
        </Field>
      )}
      {stand.at === 'preview' ? <Preview filling={stand.filling} /> : null}
      <p role="status">
        {stand.at === 'entering' ? `Entering ${stand.done + 1} of ${stand.of}…` : ''}
        {stand.at === 'done' ? (stand.done === 0 ? 'The board says all of this already.' : `Entered: ${stand.done}.`) : ''}
      </p>
      {stand.at === 'stopped' ? <div className="note note--bad" role="alert"><p><strong>Stopped at {stand.what}</strong>, {stand.done} of {stand.of} entered. {stand.because}</p><p>What was entered stays. Mend the file and choose it again: what is there already is left as it is.</p></div> : null}
      <div className="row">
        {stand.at === 'preview' && stand.filling.steps.length > 0 ? <Button filled onClick={() => void enter(stand.filling)}>{`Enter ${stand.filling.steps.length}`}</Button> : null}
        <Button disabled={busy} onClick={onClose}>{stand.at === 'done' ? 'Close' : 'Cancel'}</Button>
      </div>
    </Dialog>
  )
}

const Preview = ({ filling: { steps, same } }: { readonly filling: Filling }) => {
  const count = (change: 'new' | 'changed') => steps.filter((step) => step.change === change).length
  return (
    <>
      <p><strong>{count('new')} new, {count('changed')} changed, {same} the same.</strong></p>
      {steps.length > 0 ? <details><summary>Which</summary><ul>{steps.map((step) => <li key={`${step.act.command}/${step.what}`} className="small">{step.change === 'new' ? 'new' : 'changed'}: {step.what}</li>)}</ul></details> : <p>The board says all of this already.</p>}
    </>
  )
}
