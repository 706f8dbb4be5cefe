import { Link } from 'wouter'
import { useRead } from '../api/queries.ts'
import { standingName } from '../parts/places.ts'
import { Reading } from '../parts/Reading.tsx'
import { DemoBar } from './DemoBar.tsx'
import { Header } from './Header.tsx'
import { Pages } from './Pages.tsx'
import { workshopPages } from './pages.ts'
import { PastDay } from './PastDay.tsx'
import { Rail } from './Rail.tsx'

/** One workshop: what to do with what one has. Every page of it says what it cannot do. */
export const WorkshopFrame = ({ record }: { readonly record: string }) => {
  const overview = useRead('workshopOverview', { record })
  const { data: home } = useRead('home', {})
  const found = overview.data
  const inSession = found?.sessions.some((session) => session.closedAt === null) === true
  const tender = home?.tenders.find((entry) => entry.record === found?.tender)
  return (
    <>
      <Header {...(found ? { tender: { title: found.title, stage: standingName('workshop', inSession ? 'inSession' : 'open'), roles: found.me.roles.map(({ role }) => role) } } : {})} />
      <DemoBar record={record} />
      <div className="frame">
        <Rail label="Parts of the workshop" pages={workshopPages} />
        <main id="main">
          <p className="explores">
            <strong>Scenario results never change a score.</strong> They explore what to do with what one has; scores, ranks and awards stand apart.
            {tender ? <> <Link href={`~/records/${tender.record}`}>Go to the tender</Link></> : null}
          </p>
          {found?.illustrative ? <p className="print-only">Illustrative: people and the figures marked so are invented.</p> : null}
          <PastDay record={record}>
            <Reading of={overview} what="the workshop">
              {() => <Pages record={record} pages={workshopPages} first="board" />}
            </Reading>
          </PastDay>
        </main>
      </div>
    </>
  )
}
