import { formatList } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link, Redirect } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { placeOf, standingName } from '../../parts/places.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { StartWorkshop } from './StartWorkshop.tsx'

interface ToWorkshopProps {
  readonly record: string
  readonly page: 'board' | 'evidence'
}

/** From a tender to the workshop beside it: straight there when there is one, a list when there are several. */
const ToWorkshop = ({ record, page }: ToWorkshopProps) => {
  const [starting, setStarting] = useState(false)
  const home = useRead('home', {})
  const { data: session } = useRead('session', {})
  const { data: demo } = useRead('demoPeople', {}, session?.demo === true)
  // The tenders of the demo's moments share one workshop; elsewhere a workshop names its tender.
  const shared = demo?.moments.some((moment) => moment.record === record) ? demo.workshop : null
  return (
    <Reading of={home} what="the workshops">
      {({ tenders }) => {
        const beside = tenders.filter((entry) => entry.kind === 'workshop' && (entry.about === record || entry.record === shared?.record))
        if (beside.length === 1) return <Redirect to={`~${placeOf('workshop', beside[0]!.record, page)}`} replace />
        return (
          <Page title={beside.length === 0 ? 'No workshop of this tender has you in the room' : 'Several workshops stand beside this tender'} question="What could each trust do with what it has?">
            {beside.length === 0 ? (
              <Empty title="Scenarios are compared in a workshop">
                <p>A workshop sets stay, converge, overlay and replace side by side for every trust: cost, time, risk, legal route, each with its evidence. It is a record of its own, and nothing in it changes a score.</p>
                <p><Button onClick={() => setStarting(true)}>Start a workshop beside this tender</Button></p>
                <p>{shared ? <>In this demo it is open to {formatList(shared.people.map(({ name }) => name))}. <Link href="~/">Open it from the first page</Link> as one of them.</> : 'Ask the facilitator of the workshop to give you a role in it.'}</p>
              </Empty>
            ) : (
              <DataTable
                caption="Workshops" captionHidden rows={beside} rowKey={(row) => row.record}
                columns={[
                  { key: 'title', head: 'Workshop', rowHead: true, cell: (row) => <Link href={`~${placeOf('workshop', row.record, page)}`}>{row.title}</Link> },
                  { key: 'stage', head: 'Standing', cell: (row) => standingName('workshop', row.stage) },
                ]}
              />
            )}
            {starting ? <StartWorkshop tender={record} onClose={() => setStarting(false)} /> : null}
          </Page>
        )
      }}
    </Reading>
  )
}

export const ToScenarios = ({ record }: { readonly record: string }) => <ToWorkshop record={record} page="board" />
export const ToEvidence = ({ record }: { readonly record: string }) => <ToWorkshop record={record} page="evidence" />
