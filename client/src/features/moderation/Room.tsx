import { useRef } from 'react'
import { Link, Redirect, useLocation } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { HiddenWhy } from '../../ui/Waiting.tsx'
import { firstCell, inOrder, nextOpen, stateWords, type Agenda, type Filter } from './agenda.ts'
import { AgendaList } from './AgendaList.tsx'
import { Answer } from './Answer.tsx'
import { ConsensusPanel } from './ConsensusPanel.tsx'
import { SessionBar } from './SessionBar.tsx'
import { Individuals } from './Individuals.tsx'
import { OpenQuestion } from './OpenQuestion.tsx'
import { Revote } from './Revote.tsx'
import type { DraftDesk } from './useDrafts.ts'
import { Weighing } from './Weighing.tsx'

interface RoomProps {
  readonly record: string
  readonly agenda: Agenda
  readonly question: string
  readonly bid: string | undefined
  readonly desk: DraftDesk
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

/** One question of one bid: what each gave and why, what was weighed, what the panel agrees on. */
export const Room = ({ record, agenda, question: id, bid, desk, filter, onFilter }: RoomProps) => {
  const row = agenda.questions.find((question) => question.id === id)
  const found = useRead('moderationQuestion', { record, lot: agenda.lot, question: id }, row !== undefined)
  const names = useNames(record)
  const [, go] = useLocation()
  const middle = useRef<HTMLDivElement>(null)
  const right = useRef<HTMLDivElement>(null)
  if (!row) return <Page title="No such question"><HiddenWhy>This question is not in the room that is open to you. <Link href={`/moderation/${agenda.lot}`}>Back to the agenda</Link>.</HiddenWhy></Page>
  const shown = bid ?? firstCell(row)
  if (bid === undefined && shown !== undefined) return <Redirect to={`/moderation/${agenda.lot}/${id}/${shown}`} replace />
  const next = nextOpen(inOrder(agenda.questions, 'all'), { question: id, bid: shown ?? '' })
  const address = (place: { readonly question: string; readonly bid: string }) => `/moderation/${agenda.lot}/${place.question}/${place.bid}`
  return (
    <Page
      title={`${row.ref} ${row.title}`} question="Can we agree, and why?"
      action={
        <>
          <Link href={`/moderation/${agenda.lot}`}>Agenda</Link>
          {shown === undefined ? null : <Link href={`${address({ question: id, bid: shown })}/screen`} target="_blank" rel="noopener">Big screen <span className="muted">(new window)</span></Link>}
          {next ? <Button reads small onClick={() => { go(address(next)); middle.current?.focus() }}>Next to agree</Button> : null}
        </>
      }
    >
      <Reading of={found} what="the question">
        {(question) => {
          const cell = question.cells.find((entry) => entry.bid === shown)
          if (question.id !== id) return null
          if (!cell) return <HiddenWhy>No bid of this lot is being scored.</HiddenWhy>
          const session = question.opened ? agenda.sessions.find((entry) => entry.id === question.opened!.session) : undefined
          const closed = session?.closedAt != null && cell.consensus === null
          return (
            <>
              {closed ? <div className="note note--warn"><p>The session in which this question was taken up, {session.title}, is closed; nothing can be agreed on in it any more. {agenda.mayModerate ? <OpenQuestion record={record} agenda={agenda} question={row} again /> : 'The moderator takes it up again in another session.'}</p></div> : null}
              <div className="room">
                <AgendaList agenda={agenda} here={{ question: id, bid: cell.bid }} filter={filter} onFilter={onFilter} names={names} />
                <div className="room__middle" ref={middle} tabIndex={-1} role="group" aria-label={`${row.ref}, ${names.bidder(cell.bidder).name}`}>
                  <Tabs
                    label="Bidders" chosen={cell.bid} onChoose={(to) => go(address({ question: id, bid: to }))}
                    tabs={question.cells.map((entry) => ({ key: entry.bid, title: `${entry.letter} · ${entry.consensus ? `✓ ${entry.consensus.score}` : stateWords[row.cells.find((state) => state.bid === entry.bid)?.state ?? 'open']}` }))}
                  />
                  <div role="tabpanel" id={`${cell.bid}-panel`} aria-labelledby={`${cell.bid}-tab`}>
                    <Individuals question={question} cell={cell} names={names} />
                    <Revote record={record} question={question} cell={cell} names={names} />
                    <Answer key={`answer-${id}-${cell.bid}`} record={record} lot={agenda.lot} question={question} bid={cell.bid} />
                    <Weighing key={`weighing-${id}-${cell.bid}`} record={record} question={question} cell={cell} attendees={session?.attendees ?? []} names={names} />
                  </div>
                </div>
                <div className="room__right" ref={right} tabIndex={-1} role="group" aria-label="Agreeing">
                  <ConsensusPanel key={`${id}/${cell.bid}`} record={record} question={question} cell={cell} desk={desk} names={names} onActed={() => right.current?.focus()} />
                </div>
              </div>
            </>
          )
        }}
      </Reading>
      <SessionBar record={record} agenda={agenda} names={names} />
    </Page>
  )
}
