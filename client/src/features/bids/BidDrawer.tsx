import { formatInstant, formatList } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import type { Names } from '../../parts/names.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { complianceWords, isOfNow, isOut, isOver, mayCorrect, mayDisqualify, type Bid, type Bids } from './bids.ts'
import { CorrectBid } from './CorrectBid.tsx'
import { Corrections } from './Corrections.tsx'
import { DecideLate } from './DecideLate.tsx'
import { StandingTag } from './Tags.tsx'

interface BidDrawerProps {
  readonly record: string
  readonly bids: Bids
  readonly bid: Bid
  readonly names: Names
  /** Who reads; undefined until that is known. */
  readonly me: string | undefined
  readonly round: string
  readonly onClose: () => void
}

type Doing = 'late' | 'correct' | 'withdraw' | 'disqualify'

const notTold = 'The ground was written once its price was open; it is read by those who read prices.'

/** Everything about one bid, and the way to its answers and its prices for whom they are open: how it came, what was opened, what was corrected beside it. */
export const BidDrawer = ({ record, bids, bid, names, me, round, onClose }: BidDrawerProps) => {
  const lot = bids.lots.find((entry) => entry.id === bid.lot)
  const [doing, setDoing] = useState<Doing | null>(null)
  const name = names.bidder(bid.bidder).name
  const lateIsOpen = bid.late && !bid.technical && !bid.withdrawn && isOfNow(bids, bid)
  return (
    <Drawer title={`${name}, ${lot?.title ?? bid.lot}`} onClose={onClose}>
      <dl className="facts">
        <div><dt>Bid</dt><dd>of {name} for {lot?.title ?? bid.lot}</dd></div>
        <div><dt>Round</dt><dd>{round}</dd></div>
        <div><dt>Received</dt><dd>{formatInstant(bid.receivedAt)}; entered {formatInstant(bid.enteredAt)}{bid.deadline ? `; deadline ${formatInstant(bid.deadline)}` : ''}</dd></div>
        <div><dt>Standing</dt><dd><StandingTag bid={bid} /></dd></div>
        <Envelope kind="Technical envelope" opened={bid.technical} names={names} />
        <Envelope kind="Commercial envelope" opened={bid.commercial} names={names} />
        {bid.commercial ? <div><dt>Pricing schedule</dt><dd>{lot?.readsPrices ? <Link href={`/bids/${bid.id}/schedule`}>Read it line by line</Link> : 'read by those with price rights who have no score of the lot left to change'}</dd></div> : null}
        {bid.answered ? <div><dt>Answers</dt><dd>{bid.answered.given} of {bid.answered.asked}{bid.answered.missing.length > 0 ? `; none to ${formatList(bid.answered.missing)}` : ', complete'}{bids.readsAnswers ? <>. <Link href={`/bids/${bid.id}/answers`}>Read them</Link></> : '; read by the panel and those who run the tender'}</dd></div> : null}
        {bid.compliance ? <div><dt>Mandatory requirements</dt><dd>{complianceWords(bid)}. <Link href={`/compliance/${bid.lot}`}>Open the matrix</Link></dd></div> : null}
      </dl>
      {bid.lateOutcome ? <><h3>Late: {bid.lateOutcome.outcome}</h3><p>{bid.lateOutcome.ground}</p></> : null}
      {bid.withdrawn ? <><h3>Withdrawn {formatInstant(bid.withdrawn.at)}</h3><p>{bid.withdrawn.ground ?? notTold}</p></> : null}
      {bid.disqualified ? <><h3>Disqualified {formatInstant(bid.disqualified.at)}</h3><p>{bid.disqualified.ground ?? notTold}</p><p className="muted small">Decided by {names.person(bid.disqualified.by)}{bid.disqualified.approvedBy ? `, approved by ${names.person(bid.disqualified.approvedBy)}` : ''}</p></> : null}
      <Corrections corrections={bid.corrections} names={names} />
      {bid.leaving ? <p className="note note--warn">{bid.leaving === 'withdrawal' ? 'It is proposed to record this bid as withdrawn.' : 'It is proposed to disqualify this bid.'} It stays in the running until the second person or the assurance reviewer, whoever did not propose it, approves that on the page <Link href={`/compliance/${bid.lot}`}>Compliance</Link>.</p> : null}
      {lateIsOpen && !bid.lateOutcome && bid.enteredBy !== null ? <p className="note note--warn">Another person than {bid.enteredBy === me ? 'you, who' : `${names.person(bid.enteredBy)}, who`} entered it, decides whether this late bid counts: the procurement lead or the second person.</p> : null}
      {bids.mayDecide && isOfNow(bids, bid) ? (
        <div className="row no-print">
          {lateIsOpen && me !== undefined && bid.enteredBy !== me ? <Button small onClick={() => setDoing('late')}>{bid.lateOutcome ? 'Decide anew on the late bid' : 'Decide on the late bid'}</Button> : null}
          {bid.technical && mayCorrect.includes(lot?.stage ?? '') ? <Button small onClick={() => setDoing('correct')}>Record a correction</Button> : null}
          {bid.withdrawn || bid.leaving || (lot && isOver(lot)) ? null : <Button small onClick={() => setDoing('withdraw')}>Record a withdrawal</Button>}
          {!isOut(bid) && !bid.leaving && mayDisqualify.includes(lot?.stage ?? '') ? <Button small onClick={() => setDoing('disqualify')}>Disqualify</Button> : null}
        </div>
      ) : null}
      {doing === 'late' ? <DecideLate record={record} bid={bid} name={name} onClose={() => setDoing(null)} /> : null}
      {doing === 'correct' ? <CorrectBid record={record} bid={bid} name={name} onClose={() => setDoing(null)} /> : null}
      {doing === 'withdraw' || doing === 'disqualify' ? <TakeOut record={record} bid={bid} name={name} how={doing} byTwo={bids.bids.some((other) => other.lot === bid.lot && other.technical !== null)} onClose={() => setDoing(null)} /> : null}
    </Drawer>
  )
}

const Envelope = ({ kind, opened, names }: { readonly kind: string; readonly opened: Bid['technical']; readonly names: Names }) => (
  <div><dt>{kind}</dt><dd>{opened ? `opened ${formatInstant(opened.at)} by ${names.person(opened.proposedBy)} and ${names.person(opened.by)}` : 'sealed; nobody can read it'}</dd></div>
)

interface TakeOutProps {
  readonly record: string
  readonly bid: Bid
  readonly name: string
  readonly how: 'withdraw' | 'disqualify'
  /** Bids of the lot were opened, in this round or one before. */
  readonly byTwo: boolean
  readonly onClose: () => void
}

const TakeOut = ({ record, bid, name, how, byTwo, onClose }: TakeOutProps) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const withdraw = how === 'withdraw'
  const command = withdraw ? 'recordWithdrawal' as const : 'disqualifyBid' as const
  return (
    <Asked
      title={withdraw ? `Record that ${name} withdrew its bid?` : `Disqualify the bid of ${name}?`} act={byTwo ? (withdraw ? 'Propose the withdrawal' : 'Propose to disqualify') : withdraw ? 'Record the withdrawal' : 'Disqualify the bid'}
      reason={{ label: 'Ground', hint: withdraw ? 'What the bidder said, and how it reached you.' : 'The provision it fails and the facts. The bidder is told of it.' }}
      busy={act.isPending} error={act.error} onClose={onClose}
      onAct={(ground) => {
        const body = { bid: bid.id, ground }
        act.mutate({ command, body, key: keyOf({ command, body }) }, { onSuccess: onClose })
      }}
    >
      <p>
        {byTwo ? 'Bids of the lot were opened, so it leaves only when the second person or the assurance reviewer, whoever is not you, approves: they are shown what it does to the result. ' : 'The bid leaves the running at once and cannot come back. '}
        What it contains stays in the record.
      </p>
    </Asked>
  )
}
