import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { DecideForm } from './DecideForm.tsx'
import { cellKey, stillChanges, type CellPlace, type Change, type Compliance, type Outcome } from './matrix.ts'
import { ProposeChange } from './ProposeChange.tsx'

interface CellDrawerProps {
  readonly record: string
  readonly compliance: Compliance
  readonly place: CellPlace
  readonly names: Names
  readonly outcome: Outcome | undefined
  readonly waiting: Change | undefined
  readonly onNext: (() => void) | undefined
  readonly onClose: () => void
}

/** One requirement of one bid: what is asked, what the bid says, what was clarified, what was decided and how that changed. */
export const CellDrawer = ({ record, compliance, place, names, outcome, waiting, onNext, onClose }: CellDrawerProps) => {
  const requirement = compliance.requirements.find((entry) => entry.id === place.requirement)
  const bid = compliance.bids.find((entry) => entry.bid === place.bid)
  const [proposing, setProposing] = useState(false)
  // What stood when the drawer was opened: a decision made elsewhere meanwhile is met as a conflict, not overwritten.
  const [base] = useState(outcome?.revision ?? 0)
  const [mine, setMine] = useState(false)
  const settled = compliance.changes.filter((change) => change.requirement !== null && cellKey({ bid: change.bid, requirement: change.requirement }) === cellKey(place) && change.status !== 'waiting')
  if (!requirement || !bid) return null
  const deciding = compliance.mayDecide && compliance.closedBecause === null && base === 0 && !mine
  return (
    <Drawer title={`${requirement.ref}, ${names.bidder(bid.bidder).name}`} onClose={onClose}>
      <p><strong>{requirement.heading}.</strong> {requirement.text}</p>
      {outcome ? (
        <div className={outcome.outcome === 'pass' ? 'note note--good' : 'note note--bad'}>
          <p><strong>{outcome.outcome === 'pass' ? '✓ Passed' : '✗ Failed'}</strong>{outcome.revision > 1 ? ', changed' : ''}. {outcome.reason}</p>
          <p className="muted small">{names.person(outcome.by)}, {formatInstant(outcome.at)}</p>
        </div>
      ) : null}
      {deciding ? <DecideForm record={record} place={place} base={base} names={names} outcome={outcome} onDone={() => setMine(true)} /> : null}
      {waiting ? <p className="note note--warn">A change to “{waiting.outcome}” is proposed and waits for a second person.</p> : null}
      <div className="row no-print">
        {onNext && (outcome || !deciding) ? <Button reads small filled={mine} onClick={onNext}>Next undecided</Button> : null}
        {outcome && compliance.mayDecide && !waiting && stillChanges(compliance) ? <Button small onClick={() => setProposing(true)}>Propose a change</Button> : null}
      </div>
      <Evidence record={record} lot={compliance.lot} place={place} />
      {settled.length > 0 ? (
        <>
          <h3>Changes</h3>
          {settled.map((change) => (
            <div key={change.id} className="beside">
              <p>From “{change.before}” to “{change.outcome}”: <strong>{change.status}</strong>{change.settled ? ` by ${names.person(change.settled.by)}, ${formatInstant(change.settled.at)}` : ''}. Proposed by {names.person(change.by)}, {formatInstant(change.at)}.</p>
              <p>{change.reason}</p>
              {change.settled?.reason ? <p>Refused: {change.settled.reason}</p> : null}
            </div>
          ))}
        </>
      ) : null}
      {proposing && outcome ? <ProposeChange record={record} place={place} now={outcome.outcome} onClose={() => setProposing(false)} /> : null}
    </Drawer>
  )
}

const Evidence = ({ record, lot, place }: { readonly record: string; readonly lot: string; readonly place: CellPlace }) => {
  const cell = useRead('complianceCell', { record, lot, bid: place.bid, requirement: place.requirement })
  return (
    <Reading of={cell} what="the answers">
      {(found) =>
        found.bid !== place.bid || found.requirement !== place.requirement ? null : (
          <>
            <h3>What the bid says</h3>
            {found.answers.length === 0 ? <p className="muted">No question traces to this requirement; it is checked against the documents of the bid.</p> : null}
            {found.answers.map((answer) => (
              <section key={answer.question} aria-label={answer.ref}>
                <p><strong>{answer.ref} {answer.title}</strong></p>
                {answer.text === null ? <p className="muted">The bid gives no answer to this question.</p> : <p className="answer-text">{answer.text}</p>}
                {answer.evidence.length > 0 ? <ul>{answer.evidence.map((item) => <li key={`${item.document}/${item.page}/${item.quote ?? ''}`} className="small">{item.document}, page {item.page}{item.quote ? `: “${item.quote}”` : ''}</li>)}</ul> : null}
              </section>
            ))}
            {found.clarifications.length > 0 ? <h3>Clarified about this bid</h3> : null}
            {found.clarifications.map((item) => (
              <div key={item.id} className="beside">
                <p>{item.text} <span className="muted small">{formatInstant(item.at)}</span></p>
                {item.answer ? <p>{item.answer} <span className="muted small">{item.answeredAt ? formatInstant(item.answeredAt) : ''}</span></p> : <p className="muted">Not answered yet.</p>}
              </div>
            ))}
            {found.corrections.map((entry) => <p key={`${entry.at}/${entry.subject}`} className="small">Correction of {entry.subject}: “{entry.original}” should read “{entry.correction}”.</p>)}
          </>
        )
      }
    </Reading>
  )
}
