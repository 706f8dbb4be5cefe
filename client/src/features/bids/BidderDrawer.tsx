import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { HiddenWhy } from '../../ui/Waiting.tsx'
import { outcomeOf, type BidderRow, type Bids, type Lot } from './bids.ts'
import { DecideSelection } from './DecideSelection.tsx'
import { Outcome } from './Tags.tsx'

/** Who a bidder is, what it said at selection, and what was decided for each lot. */
export const BidderDrawer = ({ record, bids, bidder, onClose }: { readonly record: string; readonly bids: Bids; readonly bidder: BidderRow; readonly onClose: () => void }) => {
  const [deciding, setDeciding] = useState<Lot | null>(null)
  return (
    <Drawer title={bidder.name} onClose={onClose}>
      <dl className="facts">
        <div><dt>Prime contractor</dt><dd>{bidder.prime}</dd></div>
        <div>
          <dt>Subcontractors</dt>
          <dd>{bidder.subcontractors.length === 0 ? 'none named' : <ul>{bidder.subcontractors.map((entry) => <li key={entry.name}>{entry.name}: {entry.part}</li>)}</ul>}</dd>
        </div>
      </dl>
      {bidder.approach ? <><h3>Approach, as it described it at selection</h3><p>{bidder.approach}</p></> : null}
      <h3>Selection</h3>
      {bids.lots.map((lot) => {
        const outcome = outcomeOf(bidder, lot.id)
        const mayDecide = bids.mayDecide && lot.stage === 'selection'
        if (!outcome && !mayDecide) return null
        return (
          <section key={lot.id} aria-label={lot.title}>
            <p><strong>{lot.title}</strong> <Outcome outcome={outcome?.outcome} /></p>
            {outcome ? outcome.reason ? <p>{outcome.reason}</p> : <HiddenWhy>The reason is read by the procurement lead, the second person and the bidder itself.</HiddenWhy> : null}
            {mayDecide ? <p><Button small onClick={() => setDeciding(lot)}>{outcome ? 'Decide anew' : 'Decide'}</Button></p> : null}
          </section>
        )
      })}
      {bidder.selection.length === 0 && !bids.lots.some((lot) => lot.stage === 'selection') ? <p className="muted">Nothing is decided. Selection is decided while a lot is in the stage of selection.</p> : null}
      {deciding ? <DecideSelection record={record} bidder={bidder} lot={deciding} onClose={() => setDeciding(null)} /> : null}
    </Drawer>
  )
}
