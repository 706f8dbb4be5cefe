import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'

type From = 'bidder' | 'authority' | 'evaluator'

const sides: Readonly<Record<From, string>> = { authority: 'The authority asks a bidder about its bid', evaluator: 'As an evaluator I ask the lead to clarify', bidder: 'A bidder asks' }

interface AskProps {
  readonly record: string
  readonly mayAsk: readonly string[]
  readonly names: Names
  readonly onClose: () => void
}

export const Ask = ({ record, mayAsk, names, onClose }: AskProps) => {
  const { data: overview } = useRead('overview', { record })
  const { data: bids } = useRead('bids', { record })
  const { data: model } = useRead('model', { record })
  const act = useAct(record)
  const keyOf = useKeyOf()
  const own = overview?.me.roles.find((held) => held.role === 'bidderContact')?.bidder
  const choices = (['authority', 'evaluator', 'bidder'] as const).filter((side) => mayAsk.includes(side))
  const [chosen, setChosen] = useState<From | null>(null)
  const [bidder, setBidder] = useState('')
  const [bid, setBid] = useState('')
  const [question, setQuestion] = useState('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const from = chosen ?? (choices.length === 1 ? choices[0]! : null)
  const opened = bids?.bids.filter((entry) => entry.technical) ?? []
  const lot = opened.find((entry) => entry.id === bid)?.lot
  const questions = lot === undefined ? [] : (model?.criteria.filter((node) => node.kind === 'question' && node.lot === lot) ?? [])
  const asks = from === 'bidder' ? (own ?? bidder) : ''
  const missing = [
    ...(from === null ? [{ message: 'Choose who asks.', field: 'ask-authority' }] : []),
    ...(from === 'bidder' && asks === '' ? [{ message: 'Choose the bidder who asked.', field: 'ask-bidder' }] : []),
    ...(from !== null && from !== 'bidder' && bid === '' ? [{ message: 'Choose the bid it is about.', field: 'ask-bid' }] : []),
    ...(text.trim() === '' ? [{ message: 'Write the question.', field: 'ask-text' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (from === null || missing.length > 0) return
    const body = from === 'bidder' ? { from, bidder: asks, text: text.trim() } : { from, bid, ...(question === '' ? {} : { question }), text: text.trim() }
    act.mutate({ command: 'askClarification', body, key: keyOf(body) }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Ask for a clarification" onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      {choices.length > 1 ? (
        <fieldset className="nhsuk-fieldset">
          <legend className="nhsuk-fieldset__legend">Who asks?</legend>
          {choices.map((side) => <p key={side}><label><input type="radio" name="ask-from" id={`ask-${side}`} checked={from === side} onChange={() => setChosen(side)} /> {side === 'bidder' ? 'A bidder asked by letter or telephone; I enter it' : sides[side]}</label></p>)}
        </fieldset>
      ) : null}
      {from === 'bidder' && own === undefined ? (
        <Field id="ask-bidder" label="Bidder">
          <select className="nhsuk-select" id="ask-bidder" value={bidder} onChange={(event) => setBidder(event.target.value)}>
            <option value="">Choose</option>
            {bids?.bidders.map((entry) => <option key={entry.id} value={entry.id}>{names.bidder(entry.id).name}</option>)}
          </select>
        </Field>
      ) : null}
      {from === 'authority' || from === 'evaluator' ? (
        <>
          <Field id="ask-bid" label="Bid" hint={opened.length === 0 ? 'No bid is open yet; a sealed bid cannot be asked about.' : undefined}>
            <select className="nhsuk-select" id="ask-bid" value={bid} onChange={(event) => { setBid(event.target.value); setQuestion('') }}>
              <option value="">Choose</option>
              {opened.map((entry) => <option key={entry.id} value={entry.id}>{names.bidder(entry.bidder).name}, {bids?.lots.find((candidate) => candidate.id === entry.lot)?.title ?? entry.lot}</option>)}
            </select>
          </Field>
          <Field id="ask-question" label="Question of the evaluation" hint="Those who score it then read the clarification beside the answer. Leave it open if it concerns the whole bid.">
            <select className="nhsuk-select" id="ask-question" aria-describedby="ask-question-hint" value={question} onChange={(event) => setQuestion(event.target.value)}>
              <option value="">The whole bid</option>
              {questions.map((node) => <option key={node.id} value={node.id}>{node.ref} {node.title}</option>)}
            </select>
          </Field>
        </>
      ) : null}
      <Field id="ask-text" label="What is asked">
        <textarea className="nhsuk-textarea" id="ask-text" rows={5} maxLength={8_000} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Ask</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
