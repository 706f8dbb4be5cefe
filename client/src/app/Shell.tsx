import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { Loading } from '../ui/Waiting.tsx'
import { DemoBar } from './DemoBar.tsx'
import { Header } from './Header.tsx'
import { NotFound } from './NotFound.tsx'
import { helpPage as HelpPage, homePage as HomePage, startPage as StartPage } from './pages.ts'
import { RecordFrame } from './RecordFrame.tsx'
import { WorkshopFrame } from './WorkshopFrame.tsx'

/** Header, rail, page. The only place where features meet. */
export const Shell = () => (
  <>
    <a className="skip" href="#main">Skip to the page</a>
    <Switch>
      <Route path="/records/:record" nest>
        {(params) => <RecordFrame record={params.record} />}
      </Route>
      <Route path="/workshops/:record" nest>
        {(params) => <WorkshopFrame record={params.record} />}
      </Route>
      <Route>
        <Header />
        <DemoBar />
        <div className="frame frame--bare">
          <main id="main">
            <Suspense fallback={<Loading what="the page" />}>
              <Switch>
                <Route path="/"><HomePage /></Route>
                <Route path="/start"><StartPage /></Route>
                <Route path="/help"><HelpPage /></Route>
                <Route><NotFound /></Route>
              </Switch>
            </Suspense>
          </main>
        </div>
      </Route>
    </Switch>
  </>
)
