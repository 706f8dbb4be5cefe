import { formatDay, formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { roleName } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { DeclareInterests } from './DeclareInterests.tsx'
import { GrantRole } from './GrantRole.tsx'

const interestWords: Readonly<Record<string, string>> = { none: 'none declared', waiting: 'declared, not yet decided on', mitigated: 'declared, may take part with measures', barred: 'declared, kept out' }

/** Who takes part, as what, and may they? */
export const PeoplePage = ({ record }: { readonly record: string }) => {
  const people = useRead('people', { record })
  const overview = useRead('overview', { record })
  const names = useNames(record)
  const [open, setOpen] = useState<'declare' | 'grant' | null>(null)
  const act = useAct(record)
  const me = overview.data?.me
  const undeclared = me?.interests === 'undeclared'
  const lead = me?.roles.some(({ role }) => role === 'lead' || role === 'administrator') === true
  return (
    <Page
      title="Who takes part, and as what?"
      action={
        <>
          {lead ? <Button onClick={() => setOpen('grant')}>Give a role</Button> : null}
          {undeclared ? <Button filled onClick={() => setOpen('declare')}>Declare my interests</Button> : null}
        </>
      }
    >
      {undeclared ? <div className="note note--warn"><p>Bids and scores stay closed to you until you have declared your interests, or that you have none.</p></div> : null}
      <Reading of={people} what="the people">
        {(found) => (
          <DataTable
            caption="People of this tender" captionHidden rows={found.people} rowKey={(row) => row.person}
            columns={[
              { key: 'name', head: 'Person', rowHead: true, cell: (row) => names.person(row.person) },
              { key: 'title', head: 'Post', cell: (row) => names.title(row.person) },
              { key: 'roles', head: 'Role here', cell: (row) => row.roles.map((held) => `${roleName(held.role)}${held.title ? ` (${held.title})` : ''}`).join(', ') },
              { key: 'interests', head: 'Interests', cell: (row) => (row.interests ? `${interestWords[row.interests.state] ?? row.interests.state}, ${formatInstant(row.interests.declaredAt)}${row.interests.review ? `; review ${formatDay(row.interests.review)}` : ''}` : 'not declared, or not for you to see') },
            ]}
          />
        )}
      </Reading>
      {open === 'declare' ? <DeclareInterests record={record} act={act} onClose={() => setOpen(null)} /> : null}
      {open === 'grant' ? <GrantRole record={record} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}
