import { formatCount, formatInstant } from '@workbench/shared/numeric/format.ts'
import { Link } from 'wouter'
import { useNames } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import type { Bids } from './bids.ts'

export interface ReceiptFacts {
  readonly id: string
  /** When the record took it. */
  readonly at: string
  readonly bidder: string
  readonly lot: string
  readonly receivedAt: string
  readonly late: boolean
  readonly answers: number
  readonly lines: number
}

export const Receipt = ({ record, bids, facts, onNext }: { readonly record: string; readonly bids: Bids; readonly facts: ReceiptFacts; readonly onNext: () => void }) => {
  const names = useNames(record)
  return (
    <Page title={`Received and sealed: ${names.bidder(facts.bidder).name}`} question="Receipt" action={<Button onClick={onNext}>Receive another bid</Button>}>
      <dl className="facts">
        <div><dt>Bid</dt><dd>of {names.bidder(facts.bidder).name} for {bids.lots.find((lot) => lot.id === facts.lot)?.title ?? facts.lot}</dd></div>
        <div><dt>Received</dt><dd>{formatInstant(facts.receivedAt)}{facts.late ? ', late' : ''}</dd></div>
        <div><dt>Sealed and recorded</dt><dd>{formatInstant(facts.at)}</dd></div>
        <div><dt>Inside</dt><dd>{formatCount(facts.answers, 'answer')} in the technical envelope, {formatCount(facts.lines, 'pricing line')} in the commercial envelope</dd></div>
      </dl>
      {facts.late ? <div className="note note--warn"><p>It counts as late: it came, or was entered, after the deadline. Another person than you decides in the list of bids whether it is accepted, before the opening.</p></div> : null}
      <p>Both envelopes are sealed; what was typed cannot be read back from here. The bidder’s contact finds this receipt, with the digests of both envelopes, on its own page of bids.</p>
      <p className="small muted">In the record this bid is “{facts.id}”.</p>
      <p><Link href="/bids">Back to the bids</Link></p>
    </Page>
  )
}
