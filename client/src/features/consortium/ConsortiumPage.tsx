import { formatCount, formatDay, formatList } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { AddTrust } from './AddTrust.tsx'
import { DescribeTrust } from './DescribeTrust.tsx'
import { LeaveTrust } from './LeaveTrust.tsx'
import { MergeTrusts } from './MergeTrusts.tsx'
import type { Trust } from './trust-form.ts'

/** Who buys together, what does each run, and until when? */
export const ConsortiumPage = ({ record }: { readonly record: string }) => {
  const consortium = useRead('consortium', { record })
  const [chosen, setChosen] = useState<string | null>(null)
  const { data: overview } = useRead('overview', { record })
  const [open, setOpen] = useState<'add' | 'merge' | 'describe' | 'leave' | null>(null)
  const close = () => setOpen(null)
  const today = overview?.today ?? ''
  return (
    <Reading of={consortium} what="the consortium" page="Consortium">
      {({ trusts, mayChange, mayMerge }) => {
        const trust = trusts.find((entry) => entry.id === chosen)
        const members = trusts.filter((entry) => !entry.left && !entry.mergedInto)
        const unled = members.filter((entry) => entry.led === false && entry.mergedFrom.length > 0)
        return (
          <Page
            title={members.length === 0 ? 'No trust has joined yet' : `${formatCount(members.length, 'trust buys', 'trusts buy')} together`} question="Who buys together, and what does each run today?"
            action={
              <>
                {mayChange ? <Button onClick={() => setOpen('add')}>Enter a trust</Button> : null}
                {mayMerge && members.length > 1 ? <Button onClick={() => setOpen('merge')}>Record a merger</Button> : null}
              </>
            }
            drawer={trust ? <TrustDrawer trust={trust} trusts={trusts} acts={!members.includes(trust) ? [] : mayChange ? ['describe', 'leave'] : trust.mine ? ['describe'] : []} onAct={setOpen} onClose={() => setChosen(null)} /> : undefined}
          >
            {unled.length > 0 ? <p className="note note--warn">Nobody speaks for {formatList(unled.map(({ name }) => name))} since the merger: the rights of those who led the trusts of before ended with it. {mayChange ? <>Give somebody the role of trust lead under <Link href="/people">People</Link>.</> : 'The procurement lead or an administrator gives the role of trust lead.'}</p> : null}
            <DataTable
              caption="Trusts" captionHidden rows={trusts} rowKey={(row) => row.id} rowClass={(row) => (row.left || row.mergedInto ? 'excluded' : undefined)}
              empty={<Empty title="A consortium starts with its members"><p>Enter each authority with its code and the day it joins. What it runs today, and when that contract ends, is what scenarios start from.</p></Empty>}
              columns={[
                { key: 'name', head: 'Trust', rowHead: true, cell: (row) => <button type="button" className="as-link" onClick={() => setChosen(row.id)}>{row.name}</button> },
                { key: 'ods', head: 'ODS code', cell: (row) => row.ods ?? '' },
                { key: 'system', head: 'Runs today', cell: (row) => row.profile?.system ?? 'not recorded' },
                { key: 'hosting', head: 'Hosted by', cell: (row) => row.profile?.hosting ?? '' },
                { key: 'end', head: 'Contract ends', cell: (row) => (row.profile?.contractEnd ? formatDay(row.profile.contractEnd) : 'not stated') },
                { key: 'standing', head: 'Standing', cell: (row) => standing(row, trusts) },
              ]}
            />
            {open === 'add' ? <AddTrust record={record} onClose={close} /> : null}
            {open === 'merge' ? <MergeTrusts record={record} members={members} today={today} onClose={close} /> : null}
            {open === 'describe' && trust ? <DescribeTrust record={record} trust={trust} onClose={close} /> : null}
            {open === 'leave' && trust ? <LeaveTrust record={record} trust={trust} today={today} onClose={close} /> : null}
          </Page>
        )
      }}
    </Reading>
  )
}

const nameOf = (trusts: readonly Trust[], id: string) => trusts.find((trust) => trust.id === id)?.name ?? id

const standing = (trust: Trust, trusts: readonly Trust[]): string => {
  if (trust.left) return `left on ${formatDay(trust.left.on)}`
  if (trust.mergedInto) return `merged into ${nameOf(trusts, trust.mergedInto.trust)} on ${formatDay(trust.mergedInto.on)}`
  return trust.mergedFrom.length > 0 ? `formed from ${trust.mergedFrom.map((id) => nameOf(trusts, id)).join(', ')}` : `member since ${formatDay(trust.joined)}`
}

interface TrustDrawerProps {
  readonly trust: Trust
  readonly trusts: readonly Trust[]
  /** What the viewer may do: the lead both, a trust's own lead says what it runs. */
  readonly acts: readonly ('describe' | 'leave')[]
  readonly onAct: (act: 'describe' | 'leave') => void
  readonly onClose: () => void
}

const TrustDrawer = ({ trust, trusts, acts, onAct, onClose }: TrustDrawerProps) => (
  <Drawer title={trust.name} onClose={onClose}>
    <p>{standing(trust, trusts)}. {trust.namedInNotice ? 'Named in the contract notice.' : 'Not named in the contract notice.'}</p>
    {trust.mergedInto ? <p>{trust.mergedInto.ground}</p> : null}
    {trust.left ? <p>{trust.left.ground}</p> : null}
    {trust.profile?.contractNote ? <p>{trust.profile.contractNote}</p> : null}
    {trust.profile && trust.profile.facts.length > 0 ? (
      <DataTable
        caption="What is known of it" rows={trust.profile.facts} rowKey={(row) => `${row.name}/${row.source}`}
        columns={[
          { key: 'name', head: 'Figure', rowHead: true, cell: (row) => row.name },
          { key: 'value', head: 'Value', cell: (row) => row.value },
          { key: 'source', head: 'Source and confidence', cell: (row) => `${row.source}; ${row.confidence}${row.illustrative ? '; illustrative' : ''}` },
        ]}
      />
    ) : <p className="muted">No figures are recorded.</p>}
    <div className="row">
      {acts.includes('describe') ? <Button small onClick={() => onAct('describe')}>{trust.profile ? 'Change what it runs' : 'Record what it runs'}</Button> : null}
      {acts.includes('leave') ? <Button small onClick={() => onAct('leave')}>Record that it leaves</Button> : null}
    </div>
  </Drawer>
)
