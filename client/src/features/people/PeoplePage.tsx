import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { useNames, type Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { roleName } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { DecideInterests } from './DecideInterests.tsx'
import { DeclareInterests } from './DeclareInterests.tsx'
import { GrantRole } from './GrantRole.tsx'
import { interestLine, withdrawable, type Member } from './interests.ts'
import { WithdrawRole } from './WithdrawRole.tsx'

type People = Plain<ReplyOf<'people'>>
type Open = { readonly kind: 'declare' | 'grant' } | { readonly kind: 'decide' | 'withdraw'; readonly member: Member }

/** Who takes part, as what, and may they? */
export const PeoplePage = ({ record }: { readonly record: string }) => {
  const people = useRead('people', { record })
  const overview = useRead('overview', { record })
  const names = useNames(record)
  const [open, setOpen] = useState<Open | null>(null)
  const act = useAct(record)
  const close = () => { act.reset(); setOpen(null) }
  const me = overview.data?.me
  const undeclared = me?.interests === 'undeclared'
  return (
    <Page
      title="Who takes part, and as what?"
      action={
        <>
          {people.data?.mayGrant ? <Button onClick={() => setOpen({ kind: 'grant' })}>Give a role</Button> : null}
          {me ? <Button filled={undeclared} onClick={() => setOpen({ kind: 'declare' })}>{undeclared ? 'Declare my interests' : 'Declare another interest'}</Button> : null}
        </>
      }
    >
      {undeclared ? <div className="note note--warn"><p>Bids and scores stay closed to you until you have declared your interests, or that you have none.</p></div> : null}
      {me?.interests === 'waiting' ? <div className="note note--warn"><p>You have declared an interest. Bids and scores stay closed to you until the lead or the second person has decided on it.</p></div> : null}
      <Reading of={people} what="the people">
        {(found) => (
          <>
            {found.readsInterests ? null : <p className="muted">The interests of others are read by the lead, the second person, the assurance reviewer and the auditor.</p>}
            <DataTable caption="People of this tender" captionHidden rows={found.people} rowKey={(row) => row.person} columns={columnsOf(found, names, me?.person, setOpen)} />
          </>
        )}
      </Reading>
      {open?.kind === 'declare' ? <DeclareInterests record={record} act={act} declared={people.data?.people.find(({ person }) => person === me?.person)?.interests ?? null} onClose={close} /> : null}
      {open?.kind === 'grant' ? <GrantRole record={record} onClose={close} /> : null}
      {open?.kind === 'decide' ? <DecideInterests record={record} member={people.data?.people.find(({ person }) => person === open.member.person) ?? open.member} today={overview.data?.today ?? ''} onClose={close} /> : null}
      {open?.kind === 'withdraw' ? <WithdrawRole record={record} member={open.member} roles={withdrawable(open.member, people.data?.people ?? [])} onClose={close} /> : null}
    </Page>
  )
}

const columnsOf = (found: People, names: Names, me: string | undefined, setOpen: (open: Open) => void): Column<Member>[] => [
  { key: 'name', head: 'Person', rowHead: true, cell: (row) => names.person(row.person) },
  { key: 'title', head: 'Post', cell: (row) => names.title(row.person) },
  { key: 'roles', head: 'Role here', cell: (row) => (row.roles.length === 0 ? 'none any more' : row.roles.map((held) => `${roleName(held.role)}${held.title ? ` (${held.title})` : ''}`).join(', ')) },
  { key: 'interests', head: 'Interests', cell: (row) => (found.readsInterests || row.person === me ? interestLine(row.interests) : '') },
  ...(found.mayDecide || found.mayGrant
    ? [{
        key: 'act', head: 'Change',
        cell: (row: Member) => (
          <>
            {found.mayDecide && row.person !== me && row.interests && row.interests.items.length > 0 ? (
              <button type="button" className="as-link" onClick={() => setOpen({ kind: 'decide', member: row })}>
                {row.interests.state === 'waiting' ? 'Decide on interests' : 'Decide anew'}<span className="visually-hidden"> of {names.person(row.person)}</span>
              </button>
            ) : null}{' '}
            {found.mayGrant && withdrawable(row, found.people).length > 0 ? <button type="button" className="as-link" onClick={() => setOpen({ kind: 'withdraw', member: row })}>Withdraw a role<span className="visually-hidden"> of {names.person(row.person)}</span></button> : null}
          </>
        ),
      }]
    : []),
]
