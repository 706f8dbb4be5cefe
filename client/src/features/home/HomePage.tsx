import type { OperationReply } from '@workbench/shared/contract/operations.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import { formatDay } from '@workbench/shared/numeric/format.ts'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { placeOf, standingName } from '../../parts/places.ts'
import { roleName } from '../../parts/words.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { DemoMoments } from './DemoMoments.tsx'
import { inOrder, keptIn, momentIn, type Demo } from './moments.ts'

type Home = Plain<OperationReply<'home'>>

/** "Waiting for me" first, then the tenders one belongs to. */
export const HomePage = () => {
  const home = useRead('home', {})
  const { data: session } = useRead('session', {})
  const { data: demo } = useRead('demoPeople', {}, session?.demo === true)
  // A bidder's contact starts nothing here, and is not offered to.
  const isContact = home.data?.tenders.some(({ roles }) => roles.includes('bidderContact')) ?? false
  return (
    <Page title="What waits for me?" action={session?.administrator || (session?.demo && session.person !== null && !isContact) ? <Link className="nhsuk-button nhsuk-button--secondary" href="/start">Start a tender</Link> : undefined}>
      <Reading of={home} what="what waits for you">
        {({ waiting, tenders }) => {
          const kept = keptIn(demo)
          const keptTenders = tenders.filter(({ record }) => kept(record))
          const keptWaiting = waiting.filter(({ record }) => kept(record))
          const lists = { demo, tenders }
          return (
            <>
              {tenders.length === 0 ? <Welcome demo={session?.demo === true} nobody={session?.person == null} /> : (
                <>
                  <WaitingList caption="Waiting for you" waiting={waiting.filter(({ record }) => !kept(record))} {...lists} />
                  <Tenders caption="Tenders and workshops you belong to" rows={tenders.filter(({ record }) => !kept(record))} {...lists} />
                </>
              )}
              {keptTenders.length > 0 ? (
                <details>
                  <summary>Kept from earlier demos ({keptTenders.length})</summary>
                  <p>The demo was begun afresh; these records of before stay as they were left.</p>
                  {keptWaiting.length > 0 ? <WaitingList caption="Waiting for you in them" waiting={keptWaiting} {...lists} /> : null}
                  <Tenders caption="Tenders and workshops of earlier demos" rows={keptTenders} {...lists} />
                </details>
              ) : null}
            </>
          )
        }}
      </Reading>
      {session?.demo ? <DemoMoments nobody={session.person === null} /> : null}
    </Page>
  )
}

interface Lists {
  readonly demo: Demo | undefined
  readonly tenders: Home['tenders']
}

const WaitingList = ({ caption, waiting, demo, tenders }: Lists & { readonly caption: string; readonly waiting: Home['waiting'] }) => {
  const moment = momentIn(demo)
  return (
    <DataTable
      caption={caption} rows={inOrder(waiting, demo)} rowKey={(row) => `${row.record}/${row.sentence}`}
      empty={<><h2>Waiting for you</h2><p>Nothing waits for you. When somebody needs you, it stands here.</p></>}
      columns={[
        { key: 'what', head: 'What', rowHead: true, cell: (row) => <Link href={placeOf(kindOf(tenders, row.record), row.record, row.page)}>{row.sentence}</Link> },
        { key: 'tender', head: 'Tender', cell: (row) => <Named title={row.tender} moment={moment(row.record)} /> },
        { key: 'due', head: 'Due', cell: (row) => (row.due ? <span className="nowrap">{formatDay(row.due)}</span> : '') },
        { key: 'act', head: 'Go on', cell: (row) => <Link href={placeOf(kindOf(tenders, row.record), row.record, row.page)}>{row.action}</Link> },
      ]}
    />
  )
}

const Tenders = ({ caption, rows, demo }: Lists & { readonly caption: string; readonly rows: Home['tenders'] }) => {
  const moment = momentIn(demo)
  return (
    <DataTable
      caption={caption} rows={inOrder(rows, demo)} rowKey={(row) => row.record}
      columns={[
        { key: 'title', head: 'Tender', rowHead: true, cell: (row) => <Link href={placeOf(row.kind, row.record)}><Named title={row.title} moment={moment(row.record)} /></Link> },
        { key: 'stage', head: 'Stage', cell: (row) => standingName(row.kind, row.stage) },
        { key: 'part', head: 'Your part', cell: (row) => [...new Set(row.roles)].map(roleName).join(', ') },
        { key: 'mark', head: 'Kind', cell: (row) => (row.illustrative ? <span className="tag tag--warn">Illustrative</span> : demo ? <span className="tag">Started in the demo</span> : 'Real') },
      ]}
    />
  )
}

const Named = ({ title, moment }: { readonly title: string; readonly moment: string | undefined }) => <>{title}{moment ? <span className="muted"> · {moment}</span> : null}</>

const kindOf = (records: readonly { record: string; kind: string }[], record: string): string => records.find((entry) => entry.record === record)?.kind ?? 'tender'

const Welcome = ({ demo, nobody }: { readonly demo: boolean; readonly nobody: boolean }) => (
  <section className="empty">
    <h2>A tender is a record</h2>
    <p>Authorities that buy together define what they ask and what it is worth, and freeze it.</p>
    <p>Bids are opened by the rules, scored blind, agreed in moderation and ranked; every figure shows where it comes from.</p>
    <p>What each trust could do instead is compared beside it: cost, time and risk.</p>
    {demo && nobody ? <p>Choose one of the moments below to begin: each opens as somebody who has a part in it.</p> : demo ? <p>Choose one of the moments below to begin, or <Link href="/start">start a tender of your own</Link>.</p> : <p>You belong to no tender yet. <Link href="/start">Start one</Link>, or ask a procurement lead to give you a role.</p>}
  </section>
)
