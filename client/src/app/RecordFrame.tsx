import type { OperationReply } from '@workbench/shared/contract/operations.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import { formatDay } from '@workbench/shared/numeric/format.ts'
import { useRead } from '../api/queries.ts'
import { Reading } from '../parts/Reading.tsx'
import { stageName } from '../parts/words.ts'
import { DemoBar } from './DemoBar.tsx'
import { Header } from './Header.tsx'
import { Pages } from './Pages.tsx'
import { tenderPages } from './pages.ts'
import { PastDay } from './PastDay.tsx'
import { Rail } from './Rail.tsx'

/** At the head of a printed page: which tender, on which model, as it stood when. */
const Printed = ({ overview: { title, stage, version, today, illustrative } }: { readonly overview: Plain<OperationReply<'overview'>> }) => (
  <p className="print-only small">
    {title} · {stageName(stage)} · {version ? `model version ${version.version}, ${version.hash.slice(0, 12)}` : 'model not published'} · as at {formatDay(today)}
    {illustrative ? ' · Illustrative: bids, prices, scores and people are invented.' : ''}
  </p>
)

/** One tender: header, rail in the order of the work, the page. */
export const RecordFrame = ({ record }: { readonly record: string }) => {
  const overview = useRead('overview', { record })
  const found = overview.data
  const pages = found?.me.side === 'bidder' ? tenderPages.filter((page) => page.forBidders) : tenderPages
  const others = tenderPages.filter((page) => !pages.includes(page))
  return (
    <>
      <Header {...(found ? { tender: { title: found.title, stage: found.stage, roles: found.me.roles.map(({ role }) => role) } } : {})} />
      <DemoBar record={record} />
      <div className="frame">
        <Rail label="Parts of the tender" pages={pages} />
        <main id="main">
          {found ? <Printed overview={found} /> : null}
          <PastDay record={record}>
            <Reading of={overview} what="the tender">
              {() => <Pages record={record} pages={pages} others={others} first="overview" />}
            </Reading>
          </PastDay>
        </main>
      </div>
    </>
  )
}
