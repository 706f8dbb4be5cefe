import { Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { Loading } from '../ui/Waiting.tsx'
import { NotFound } from './NotFound.tsx'
import { NotForYou } from './NotForYou.tsx'
import type { PageEntry } from './pages.ts'
import { useTopOfPage } from './useTopOfPage.ts'

interface PagesProps {
  readonly record: string
  readonly pages: readonly PageEntry[]
  /** Pages that exist, but not for who is looking. */
  readonly others?: readonly PageEntry[]
  /** The page that the record's bare address leads to. */
  readonly first: string
}

/** The chosen page of a record; each keeps the paths beneath its own. */
export const Pages = ({ record, pages, others = [], first }: PagesProps) => {
  useTopOfPage()
  return (
    <Suspense fallback={<Loading what="the page" />}>
      <Switch>
        <Route path="/"><Redirect to={`/${first}`} replace /></Route>
        {pages.map(({ path, page: PageOf }) => <Route key={path} path={`/${path}/*?`}><PageOf record={record} /></Route>)}
        {others.map(({ path, title }) => <Route key={path} path={`/${path}/*?`}><NotForYou title={title} /></Route>)}
        <Route><NotFound /></Route>
      </Switch>
    </Suspense>
  )
}
