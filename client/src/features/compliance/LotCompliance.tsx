import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { CellDrawer } from './CellDrawer.tsx'
import { Changes } from './Changes.tsx'
import { focusCell, Matrix } from './Matrix.tsx'
import { cellKey, findingOf, nextOpen, outcomesByCell, waitingByCell, type CellPlace } from './matrix.ts'

export const LotCompliance = ({ record, lot }: { readonly record: string; readonly lot: string }) => {
  const found = useRead('compliance', { record, lot })
  const names = useNames(record)
  const [chosen, setChosen] = useState<CellPlace | null>(null)
  return (
    <Reading of={found} what="the decisions" page="Compliance">
      {(compliance) => {
        const next = compliance.mayDecide && compliance.closedBecause === null ? nextOpen(compliance, chosen) : undefined
        return (
          <Page
            title={findingOf(compliance, (bidder) => names.bidder(bidder).name)} question="Does every bid meet what every bid must meet?"
            action={next && !chosen ? <Button filled onClick={() => setChosen(next)}>Decide the next one</Button> : undefined}
            drawer={
              chosen ? (
                <CellDrawer
                  key={cellKey(chosen)} record={record} compliance={compliance} place={chosen} names={names}
                  outcome={outcomesByCell(compliance).get(cellKey(chosen))} waiting={waitingByCell(compliance).get(cellKey(chosen))}
                  onNext={next ? () => setChosen(next) : undefined} onClose={() => { setChosen(null); focusCell(chosen) }}
                />
              ) : undefined
            }
          >
            {compliance.closedBecause ? <p className="muted">{compliance.closedBecause}</p> : null}
            <Changes record={record} compliance={compliance} names={names} />
            {compliance.bids.length === 0 || compliance.requirements.length === 0
              ? <Empty title="A row for each mandatory requirement, a column for each bid"><p>Each crossing is decided once, pass or fail, with a reason. After that it changes only when a second person agrees, and both values stay in the record.</p></Empty>
              : <Matrix compliance={compliance} names={names} chosen={chosen} onChoose={setChosen} />}
          </Page>
        )
      }}
    </Reading>
  )
}
