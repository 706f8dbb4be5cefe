import { formatDay, formatInstant, formatList } from '@workbench/shared/numeric/format.ts'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useAct, useRead } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'
import { instantOfUkTime } from '../../parts/uk-instant.ts'
import { Reading } from '../../parts/Reading.tsx'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type ErrorItem } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { HiddenWhy } from '../../ui/Waiting.tsx'
import { emptyEntry, envelopesOf, readEnvelopes, unansweredOf, type Envelopes, type HandEntry } from './bid-entry.ts'
import { lotsReceiving, outcomeOf, questionsInOrder, type Bids } from './bids.ts'
import { AnswersByHand, ScheduleByHand } from './HandEntry.tsx'
import { Receipt, type ReceiptFacts } from './Receipt.tsx'

/** Receiving a bid: what came, from whom, when; sealed the moment it is recorded. */
export const ReceiveBid = ({ record }: { readonly record: string }) => {
  const found = useRead('bids', { record })
  const [receipt, setReceipt] = useState<ReceiptFacts | null>(null)
  return (
    <Reading of={found} what="the bids" page="Receive a bid">
      {(bids) => {
        if (receipt) return <Receipt record={record} bids={bids} facts={receipt} onNext={() => setReceipt(null)} />
        if (lotsReceiving(bids).length === 0) return <Page title="No lot receives bids now"><p>A lot receives bids from its publication until its envelopes are opened. <Link href="/bids">Back to the bids</Link></p></Page>
        if (!bids.mayRegister) return <Page title="Receive a bid"><HiddenWhy>Bids are received by the procurement lead, once their interests are declared and cleared on the page <Link href="/people">People</Link>.</HiddenWhy></Page>
        return <Entry record={record} bids={bids} onReceived={setReceipt} />
      }}
    </Reading>
  )
}

const Entry = ({ record, bids, onReceived }: { readonly record: string; readonly bids: Bids; readonly onReceived: (facts: ReceiptFacts) => void }) => {
  const overview = useRead('overview', { record })
  const model = useRead('model', { record })
  const names = useNames(record)
  const act = useAct(record)
  const keyOf = useKeyOf()
  const lots = lotsReceiving(bids)
  const [lot, setLot] = useState(lots.length === 1 ? lots[0]!.id : '')
  const [bidder, setBidder] = useState('')
  const [day, setDay] = useState('')
  const [time, setTime] = useState('')
  const [way, setWay] = useState<'hand' | 'file'>('hand')
  const [entry, setEntry] = useState<HandEntry>(emptyEntry)
  const [text, setText] = useState('')
  const [errors, setErrors] = useState<readonly ErrorItem[]>([])
  const started = entry !== emptyEntry || text !== ''
  useEffect(() => {
    if (!started) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [started])

  const questions = model.data ? questionsInOrder(model.data.criteria, lot) : []
  // Bids are made in the round the lot is in, and in no other that is over or still ahead.
  const taking = lots.find((candidate) => candidate.id === lot)?.round
  const round = overview.data?.rounds.find(({ id }) => id === taking)
  const received = instantOfUkTime(day, time)
  const today = overview.data?.today
  const invited = bids.bidders.filter((candidate) => outcomeOf(candidate, lot)?.outcome !== 'notShortlisted')
  // By the rule of the record: what is entered after the deadline is late, whatever hour is written down for its receipt.
  const late = round === undefined ? undefined : 'instant' in received && received.instant > round.deadline ? 'received' as const : round.passed ? 'entered' as const : undefined
  const fromFile = way === 'file' && text.trim() !== '' && lot !== '' ? readEnvelopes(text, new Set(questions.map((question) => question.id))) : undefined

  const place: ErrorItem[] = [
    ...(lot === '' ? [{ message: 'Choose the lot.', field: 'bid-lot' }] : []),
    ...(bidder === '' ? [{ message: 'Choose the bidder.', field: 'bid-bidder' }] : []),
    ...(lot !== '' && !round ? [{ message: 'This lot has no round for bids; the lead adds one on the page of lots and dates.', field: 'bid-lot' }] : []),
    ...('because' in received ? [{ message: `Received: ${received.because}`, field: 'bid-day' }] : []),
    // A played record lives at its own time; what has not come yet cannot have been received.
    ...('instant' in received && today !== undefined && day > today ? [{ message: `Received: ${formatDay(day)} is still ahead; today is ${formatDay(today)}.`, field: 'bid-day' }] : []),
  ]
  const envelopes = (): { readonly envelopes: Envelopes } | { readonly errors: readonly ErrorItem[] } => {
    if (way === 'hand') {
      const read = envelopesOf(entry, questions)
      return 'faults' in read ? { errors: read.faults } : read
    }
    const read = readEnvelopes(text, new Set(questions.map((question) => question.id)))
    return 'faults' in read ? { errors: read.faults.map(({ pointer, message }) => ({ message: `${pointer || 'The text'} ${message}`, field: 'bid-json' })) } : read
  }
  const submit = () => {
    const inside = envelopes()
    const problems = [...place, ...('errors' in inside ? inside.errors : [])]
    setErrors(problems)
    if (problems.length > 0 || 'errors' in inside || 'because' in received || !round) return
    const body = { bidder, lot, round: round.id, receivedAt: received.instant, ...inside.envelopes }
    act.mutate({ command: 'receiveBid', body, key: keyOf(body) }, {
      onSuccess: (reply) => onReceived({ id: reply.id ?? '', at: reply.at, bidder, lot, receivedAt: received.instant, late: received.instant > round.deadline || reply.at > round.deadline, answers: inside.envelopes.technical.answers.length, lines: inside.envelopes.commercial.schedule.lines.length }),
      onError: (error) => setErrors(error.problem.errors?.map(({ pointer, message }) => ({ message: `${message}${way === 'file' && (pointer.startsWith('/technical') || pointer.startsWith('/commercial')) ? ` (${pointer})` : ''}`, ...(way === 'file' ? { field: 'bid-json' } : {}) })) ?? [{ message: error.problem.detail }]),
    })
  }
  return (
    <Page title="Receive a bid" question="What came, from whom, and when?" lead="The bid is sealed the moment it is received. After that nobody can read it, the person who entered it included, until two people open it.">
      <ErrorSummary errors={errors} />
      <div className="columns">
        <Field id="bid-lot" label="Lot">
          <select className="nhsuk-select" id="bid-lot" value={lot} onChange={(event) => { setLot(event.target.value); setBidder('') }}>
            <option value="">Choose</option>
            {lots.map((candidate) => <option key={candidate.id} value={candidate.id}>{candidate.title}</option>)}
          </select>
        </Field>
        <Field id="bid-bidder" label="Bidder" hint={lot !== '' && invited.length < bids.bidders.length ? 'Those who were not shortlisted for the lot are left out.' : undefined}>
          <select className="nhsuk-select" id="bid-bidder" value={bidder} onChange={(event) => setBidder(event.target.value)}>
            <option value="">Choose</option>
            {invited.map((candidate) => <option key={candidate.id} value={candidate.id}>{names.bidder(candidate.id).name}</option>)}
          </select>
        </Field>
        <fieldset className="nhsuk-fieldset">
          <legend className="nhsuk-fieldset__legend">Received, by a clock in the United Kingdom</legend>
          <div className="row">
            <label>Day <input className="nhsuk-input" id="bid-day" type="date" value={day} onChange={(event) => setDay(event.target.value)} /></label>
            <label>Time <input className="nhsuk-input" id="bid-time" type="time" step={1} value={time} onChange={(event) => setTime(event.target.value)} /></label>
          </div>
          <p className="small" role="status">
            {'instant' in received ? `${formatInstant(received.instant)}. ` : ''}{round ? `${round.title}: deadline ${formatInstant(round.deadline)}. ` : ''}
            {late === undefined ? null : <strong>{late === 'received' ? 'This is late.' : 'The deadline has passed: a bid entered after it counts as late, whatever hour it came.'} It is received all the same; another person than you decides whether it counts, before anything is opened.</strong>}
          </p>
        </fieldset>
      </div>
      <Tabs label="How the bid is entered" tabs={[{ key: 'hand', title: 'By hand' }, { key: 'file', title: 'From a JSON file' }]} chosen={way} onChoose={(key) => { setWay(key); setErrors([]) }} />
      {way === 'hand' ? (
        <div role="tabpanel" id="hand-panel" aria-labelledby="hand-tab">
          {lot === '' ? <p className="muted">Choose the lot first: its questions then stand here.</p> : <AnswersByHand questions={questions} entry={entry} onChange={setEntry} />}
          <ScheduleByHand entry={entry} onChange={setEntry} />
        </div>
      ) : (
        <div role="tabpanel" id="file-panel" aria-labelledby="file-tab">
          <FromFile text={text} onText={setText} />
          {lot === '' ? <p className="muted">Choose the lot: the answers are checked against its questions.</p> : null}
          {fromFile && 'faults' in fromFile ? (
            <div className="note note--bad">
              <p><strong>{fromFile.faults.length === 1 ? 'One thing is not as it has to be.' : `${fromFile.faults.length} things are not as they have to be.`}</strong></p>
              <ul>{fromFile.faults.map((fault) => <li key={`${fault.pointer}/${fault.message}`} className="small"><code>{fault.pointer || '(the whole text)'}</code> {fault.message}</li>)}</ul>
            </div>
          ) : null}
          {fromFile && 'envelopes' in fromFile ? (
            <div className="note note--good">
              <p>{fromFile.envelopes.technical.answers.length} of {questions.length} questions answered; {fromFile.envelopes.commercial.schedule.lines.length} pricing lines.{unansweredOf(fromFile.envelopes, questions).length > 0 ? ` No answer to ${formatList(unansweredOf(fromFile.envelopes, questions))}.` : ''}</p>
            </div>
          ) : null}
        </div>
      )}
      <div className="row">
        <Button filled busy={act.isPending} onClick={submit}>Receive and seal the bid</Button>
        <Link href="/bids">Cancel</Link>
      </div>
    </Page>
  )
}

const FromFile = ({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) => (
  <>
    <Field id="bid-file" label="File" hint="A JSON file with two parts: “technical” (answers) and “commercial” (schedule). Amounts are whole pence.">
      <input type="file" id="bid-file" accept=".json,application/json" aria-describedby="bid-file-hint" onChange={(event) => { const file = event.target.files?.[0]; if (file) void file.text().then(onText) }} />
    </Field>
    <Field id="bid-json" label="Or its text">
      <textarea className="nhsuk-textarea code" id="bid-json" rows={10} spellCheck={false} value={text} onChange={(event) => onText(event.target.value)} />
    </Field>
  </>
)
