import { Suspense, useState } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { useRead } from '../api/queries.ts'
import { Reading } from '../parts/Reading.tsx'
import { Loading } from '../ui/Waiting.tsx'
import { DemoBar } from './DemoBar.tsx'
import { Header } from './Header.tsx'
import { NotFound } from './NotFound.tsx'
import { tenderPages, type PageEntry } from './pages.ts'

/** One tender: header, rail in the order of the work, the page. */
export const RecordFrame = ({ record }: { readonly record: string }) => {
  const overview = useRead('overview', { record })
  const found = overview.data
  const pages = found?.me.side === 'bidder' ? tenderPages.filter((page) => page.forBidders) : tenderPages
  return (
    <>
      <Header {...(found ? { tender: { title: found.title, stage: found.stage, roles: found.me.roles.map(({ role }) => role) } } : {})} />
      <DemoBar record={record} />
      <div className="frame">
        <Rail pages={pages} />
        <main id="main">
          {found?.illustrative ? <p className="print-only">Illustrative: bids, prices, scores and people are invented.</p> : null}
          <Reading of={overview} what="the tender">
            {() => (
              <Suspense fallback={<Loading what="the page" />}>
                <Switch>
                  <Route path="/"><Redirect to="/overview" replace /></Route>
                  {pages.map(({ path, page: PageOf }) => <Route key={path} path={`/${path}/*?`}><PageOf record={record} /></Route>)}
                  <Route><NotFound /></Route>
                </Switch>
              </Suspense>
            )}
          </Reading>
        </main>
      </div>
    </>
  )
}

const Rail = ({ pages }: { readonly pages: readonly PageEntry[] }) => {
  const [location] = useLocation()
  const [open, setOpen] = useState(false)
  const here = location.split('/')[1] ?? ''
  return (
    <nav className="rail" aria-label="Parts of the tender" data-open={open ? 'yes' : 'no'}>
      <button type="button" className="rail__toggle nhsuk-button nhsuk-button--secondary small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {pages.find((page) => page.path === here)?.title ?? 'Parts of the tender'} ▾
      </button>
      <ol>
        {pages.map((page, index) => (
          <li key={page.path}>
            {pages[index - 1]?.group === page.group ? null : <span className="rail__group rail__off">{page.group}</span>}
            <Link href={`/${page.path}`} aria-current={page.path === here ? 'page' : undefined} onClick={() => setOpen(false)}>{page.title}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
