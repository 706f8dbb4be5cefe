import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Empty, HiddenWhy } from '../../ui/Waiting.tsx'
import { OtherSets } from './OtherSets.tsx'
import { OwnSet } from './OwnSet.tsx'
import type { Criterion } from './view-weights.ts'

/** What would one trust have weighed? Never the award, and the page says so. */
export const ViewWeightsPage = ({ record }: { readonly record: string }) => {
  const model = useRead('model', { record })
  const consortium = useRead('consortium', { record })
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Reading of={model} what="the model" page="View weights">
      {({ lots, criteria }) => {
        const lot = lots.find(({ id }) => id === chosen) ?? lots[0]
        return (
          <Page title="View weights" question="What would each trust have weighed?" lead="A trust’s own weights are kept for comparison. They never rank a bid and never change the award.">
            <p><span className="watermark">Not the award</span></p>
            {!lot ? <Empty title="There is no lot yet"><p>Once a lot has weighed criteria, each trust lead can set the trust’s own weights beside them.</p></Empty> : (
              <>
                {lots.length > 1 ? <Tabs label="Lot" tabs={lots.map(({ id, ref, title }) => ({ key: id, title: `${ref} ${title}` }))} chosen={lot.id} onChoose={setChosen} /> : null}
                <div {...(lots.length > 1 ? { role: 'tabpanel', id: `${lot.id}-panel`, 'aria-labelledby': `${lot.id}-tab` } : {})}>
                  <Reading of={consortium} what="the consortium">
                    {({ trusts }) => <LotWeights key={lot.id} record={record} lot={lot.id} criteria={criteria} trusts={trusts} />}
                  </Reading>
                </div>
              </>
            )}
          </Page>
        )
      }}
    </Reading>
  )
}

interface LotWeightsProps {
  readonly record: string
  readonly lot: string
  readonly criteria: readonly Criterion[]
  readonly trusts: readonly { readonly id: string; readonly name: string; readonly mine: boolean }[]
}

const LotWeights = ({ record, lot, criteria, trusts }: LotWeightsProps) => {
  const found = useRead('viewWeights', { record, lot })
  const mine = trusts.filter((trust) => trust.mine)
  const nameOf = (id: string) => trusts.find((trust) => trust.id === id)?.name ?? id
  const weighed = criteria.some((node) => node.lot === lot && node.weight !== null)
  return (
    <Reading of={found} what="the view weights">
      {({ sets, hidden, fixed }) => (
        <>
          {weighed ? mine.map((trust) => <OwnSet key={trust.id} record={record} lot={lot} trust={trust} criteria={criteria} set={sets.find((set) => set.trust === trust.id)} fixed={fixed} />) : (
            <Empty title="The criteria of this lot have no weights yet"><p>The lead weighs the criteria first; a trust’s own weights then stand beside them.</p></Empty>
          )}
          <h2>Other trusts</h2>
          {hidden === null ? <OtherSets sets={sets.filter((set) => !set.mine)} criteria={criteria} nameOf={nameOf} /> : <HiddenWhy>{hidden}</HiddenWhy>}
        </>
      )}
    </Reading>
  )
}
