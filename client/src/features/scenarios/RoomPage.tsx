import { formatDay, formatInstant, formatList } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead, useWorkshopAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { useNames, type Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { roleName } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Extract } from './Extract.tsx'
import { FillBoard } from './FillBoard.tsx'
import { GiveRole } from './GiveRole.tsx'
import { materialFile } from './filling.ts'
import { OpenSession, OpenVote, TakeSnapshot } from './RoomForms.tsx'
import type { Room } from './room.ts'
import { VoteCard } from './VoteCard.tsx'

/** What do we believe, and what do we choose? Sessions, votes, what was kept, who takes part. */
export const RoomPage = ({ record }: { readonly record: string }) => {
  const room = useRead('workshopOverview', { record })
  const names = useNames(record)
  return <Reading of={room} what="the workshop" page="Sessions and votes">{(found) => <Found record={record} room={found} names={names} />}</Reading>
}

/** What the board says, as a file that another workshop can be filled from. */
const BoardFile = ({ record, title }: { readonly record: string; readonly title: string }) => {
  const { data: board } = useRead('scenarioBoard', { record })
  const text = board ? materialFile(board) : null
  if (text === null) return null
  return <p className="no-print"><button type="button" className="as-link" onClick={() => saveFile(`${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}.json`, [text], 'application/json')}>Take the board as a file</button> <span className="muted small">without what is private or comes from bids</span></p>
}

const roomFinding = ({ sessions, votes, counts }: Room): string => {
  const open = votes.filter(({ closedAt }) => closedAt === null).length
  if (open > 0) return open === 1 ? 'A vote is open' : `${open} votes are open`
  if (sessions.some(({ closedAt }) => closedAt === null)) return 'The room is in session'
  if (counts.scenarios === 0) return 'The board holds no scenario yet'
  return sessions.length === 0 ? 'The board is prepared; no session has been held yet' : 'No session is open'
}

const Found = ({ record, room, names }: { readonly record: string; readonly room: Room; readonly names: Names }) => {
  const act = useWorkshopAct(record)
  const [open, setOpen] = useState<'session' | 'vote' | 'snapshot' | 'freeze' | 'close' | 'fill' | 'role' | null>(null)
  const session = room.sessions.find(({ closedAt }) => closedAt === null)
  const { facilitate, prepare } = room.may
  const shut = () => {
    act.reset()
    setOpen(null)
  }
  return (
    <Page title={roomFinding(room)} question="What do we believe, and what do we choose?" lead={room.purpose}>
      {facilitate || prepare ? (
        <div className="row no-print">
          {facilitate && !session ? <Button filled onClick={() => setOpen('session')}>Open a session</Button> : null}
          {facilitate && session ? <Button filled onClick={() => setOpen('vote')}>Put a question to the room</Button> : null}
          {facilitate && session ? <Button onClick={() => setOpen('close')}>Close the session</Button> : null}
          {facilitate ? (room.frozen ? <Button busy={act.isPending} onClick={() => act.mutate({ command: 'thawBoard', body: {} })}>Thaw the board</Button> : <Button onClick={() => setOpen('freeze')}>Freeze the board</Button>) : null}
          {prepare ? <Button onClick={() => setOpen('snapshot')}>Keep the board by name</Button> : null}
          {prepare ? <Button onClick={() => setOpen('fill')}>Fill the board from a file</Button> : null}
          {facilitate ? <Button onClick={() => setOpen('role')}>Give a role</Button> : null}
        </div>
      ) : null}
      {act.error && open === null ? <p className="status status--bad" role="alert">{act.error.problem.detail}</p> : null}
      {room.frozen ? <div className="note note--warn"><p>The board is frozen by {names.person(room.frozen.by)} since {formatInstant(room.frozen.at)}{room.frozen.reason ? `: ${room.frozen.reason}` : ''}. What-ifs can be tried; nothing is saved until it is thawed.</p></div> : null}
      <section>
        <h2>Votes</h2>
        {room.votes.length === 0 ? <p className="muted">No question has been put to the room. The facilitator puts one while a session is open; until it is closed nobody is told how many have voted, or how.</p> : room.votes.toReversed().map((vote) => <VoteCard key={vote.id} record={record} vote={vote} names={names} facilitate={facilitate} />)}
      </section>
      <DataTable
        caption="Sessions" rows={room.sessions} rowKey={(row) => row.id} empty={<><h2>Sessions</h2><p className="muted">None has been held yet.</p></>}
        columns={[
          { key: 'title', head: 'Session', rowHead: true, cell: (row) => row.title },
          { key: 'from', head: 'Opened', cell: (row) => formatInstant(row.openedAt) },
          { key: 'to', head: 'Closed', cell: (row) => (row.closedAt ? formatInstant(row.closedAt) : 'open') },
          { key: 'agenda', head: 'Agenda', cell: (row) => row.agenda.join('; ') },
          { key: 'who', head: 'In the room', cell: (row) => formatList(row.attendees.map(names.person)) },
          { key: 'minutes', head: 'Minutes', cell: (row) => row.minutes ?? '' },
        ]}
      />
      <DataTable
        caption="The board as kept by name" rows={room.snapshots} rowKey={(row) => row.id} empty={<><h2>The board as kept by name</h2><p className="muted">Nothing has been kept yet.</p></>}
        columns={[
          { key: 'name', head: 'Name', rowHead: true, cell: (row) => <Link href={`/board/${row.id}`}>{row.name}</Link> },
          { key: 'at', head: 'Kept', cell: (row) => `${formatInstant(row.at)}, by ${names.person(row.by)}` },
          { key: 'note', head: 'Note', cell: (row) => row.note ?? '' },
          { key: 'hash', head: 'SHA-256', cell: (row) => <code title={row.hash}>{row.hash.slice(0, 12)}</code> },
        ]}
      />
      <DataTable
        caption="Who takes part" rows={room.people} rowKey={(row) => row.person}
        columns={[
          { key: 'name', head: 'Person', rowHead: true, cell: (row) => names.person(row.person) },
          { key: 'post', head: 'Post', cell: (row) => names.title(row.person) },
          { key: 'role', head: 'Role here', cell: (row) => row.roles.map((held) => roleName(held.role)).join(', ') },
        ]}
      />
      <Extract record={record} room={room} names={names} />
      <p className="small muted">
        Stands on {formatDay(room.asAt)}. {room.counts.trusts} trusts, {room.counts.options} options, {room.counts.lines} cost lines, {room.counts.evidence} evidence items, {room.counts.scenarios} scenarios.
      </p>
      <BoardFile record={record} title={room.title} />
      {open === 'session' ? <OpenSession record={record} room={room} names={names} onClose={shut} /> : null}
      {open === 'vote' && session ? <OpenVote record={record} session={session.id} onClose={shut} /> : null}
      {open === 'fill' ? <FillBoard record={record} onClose={shut} /> : null}
      {open === 'role' ? <GiveRole record={record} onClose={shut} /> : null}
      {open === 'snapshot' ? <TakeSnapshot record={record} onClose={shut} /> : null}
      {open === 'freeze' ? (
        <Asked title="Freeze the board?" act="Freeze it" reason={{ label: 'Why', hint: 'Everybody in the room reads it.' }} busy={act.isPending} error={act.error} onClose={shut} onAct={(reason) => act.mutate({ command: 'freezeBoard', body: { reason } }, { onSuccess: shut })}>
          <p>Until you thaw it nobody changes inputs or scenarios. What-ifs go on.</p>
        </Asked>
      ) : null}
      {open === 'close' && session ? (
        <Asked title={`Close “${session.title}”?`} act="Close the session" reason={{ label: 'Minutes', hint: 'What was said and what follows.' }} busy={act.isPending} error={act.error} onClose={shut} onAct={(minutes) => act.mutate({ command: 'closeWorkshopSession', body: { session: session.id, minutes } }, { onSuccess: shut })} />
      ) : null}
    </Page>
  )
}
