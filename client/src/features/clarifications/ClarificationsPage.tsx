import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { useNames, type Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { Answer } from './Answer.tsx'
import { Ask } from './Ask.tsx'
import { findingOf, isOpen, shownItems, type Item, type Showing } from './clarifications.ts'

type Doing = { readonly act: 'ask' } | { readonly act: 'answer' | 'close'; readonly item: Item }

/** What was asked, what was answered, and to whom. */
export const ClarificationsPage = ({ record }: { readonly record: string }) => {
  const found = useRead('clarifications', { record })
  const names = useNames(record)
  const [showing, setShowing] = useState<Showing>('all')
  const [search, setSearch] = useState('')
  const [doing, setDoing] = useState<Doing | null>(null)
  const done = () => setDoing(null)
  return (
    <Reading of={found} what="the clarifications" page="Clarifications">
      {({ items, mayAnswer, mayAsk }) => {
        const shown = shownItems(items, showing, search)
        return (
          <Page title={findingOf(items)} question="What was asked, and what was answered to whom?" action={mayAsk.length > 0 ? <Button filled onClick={() => setDoing({ act: 'ask' })}>Ask</Button> : undefined}>
            {items.length === 0 ? (
              <Empty title="Nothing is said to one bidder alone that others should know">
                <p>A bidder’s question is answered to all, without the name of who asked, or to the asker only. The authority asks about an opened bid; evaluators ask the lead to. All of it is part of the record.</p>
              </Empty>
            ) : (
              <>
                <div className="row no-print">
                  <Tabs label="Which to show" tabs={[{ key: 'all', title: `All ${items.length}` }, { key: 'open', title: `Open ${items.filter(isOpen).length}` }, { key: 'answered', title: 'Answered or closed' }]} chosen={showing} onChoose={setShowing} />
                  <label>Search <input className="nhsuk-input" type="text" value={search} onChange={(event) => setSearch(event.target.value)} /></label>
                </div>
                <div role="tabpanel" id={`${showing}-panel`} aria-labelledby={`${showing}-tab`}>
                  {shown.map((item) => <Clarification key={item.id} item={item} names={names} {...(mayAnswer ? { onDo: (act: 'answer' | 'close') => setDoing({ act, item }) } : {})} />)}
                  {shown.length === 0 ? <p className="muted" role="status">{search.trim() === '' ? 'None.' : `Nothing here contains “${search.trim()}”.`}</p> : null}
                </div>
              </>
            )}
            {doing?.act === 'ask' ? <Ask record={record} mayAsk={mayAsk} names={names} onClose={done} /> : null}
            {doing?.act === 'answer' ? <Answer record={record} item={doing.item} onClose={done} /> : null}
            {doing?.act === 'close' ? <Close record={record} item={doing.item} onClose={done} /> : null}
          </Page>
        )
      }}
    </Reading>
  )
}

/** A bidder does not see every name of the authority; an id says nothing to it. */
const known = (id: string, names: Names): string => (names.person(id) === id ? '' : names.person(id))

const whoAsked = (item: Item, names: Names): string => {
  if (item.by === 'withheld') return 'A bidder asked'
  const person = known(item.by, names)
  if (item.from === 'authority') return person === '' ? 'The authority asked' : `The authority (${person}) asked`
  if (item.from === 'evaluator') return `${person === '' ? 'An evaluator' : `${person}, evaluating,`} asked`
  const bidder = item.bidder === undefined ? '' : names.bidder(item.bidder).name
  return `${[person, bidder].filter(Boolean).join(', ')} asked`
}

const howAnswered = (item: Item & { readonly answer: NonNullable<Item['answer']> }, names: Names): string => {
  const by = known(item.answer.by, names)
  const audience = item.answer.audience === 'all' ? 'for all bidders' : item.from === 'authority' ? 'for the authority and this bidder' : 'for the asker only'
  return `${item.from === 'authority' ? 'The bidder’s answer, entered' : 'Answered'}${by === '' ? '' : ` by ${by}`} ${formatInstant(item.answer.at)}, ${audience}`
}

const Clarification = ({ item, names, onDo }: { readonly item: Item; readonly names: Names; readonly onDo?: (act: 'answer' | 'close') => void }) => {
  const { bidder, lot, ref } = item.about
  const about = [...(bidder === undefined ? [] : [`About the bid of ${names.bidder(bidder).name} for ${lot ?? ''}`]), ...(ref === undefined ? [] : [`question ${ref}`])]
  return (
    <article className="clarification" aria-labelledby={`cl-${item.id}`}>
      <h2 id={`cl-${item.id}`}>
        {whoAsked(item, names)} <span className="muted small">{formatInstant(item.at)}</span>{' '}
        {isOpen(item) ? <span className="tag tag--warn">open</span> : null}
      </h2>
      {about.length === 0 ? null : <p className="muted small">{about.join(', ')}</p>}
      <p className="answer-text">{item.text}</p>
      {item.answer ? (
        <div className="answer">
          <p className="answer-text">{item.answer.text}</p>
          <p className="muted small">{howAnswered({ ...item, answer: item.answer }, names)}</p>
        </div>
      ) : null}
      {item.closed ? <div className="answer"><p>Closed without an answer{item.closed.reason ? `: ${item.closed.reason}` : ''}</p><p className="muted small">{[known(item.closed.by, names), formatInstant(item.closed.at)].filter(Boolean).join(', ')}</p></div> : null}
      {onDo && isOpen(item) ? <p className="row no-print"><Button small onClick={() => onDo('answer')}>Answer</Button><Button small onClick={() => onDo('close')}>Close without an answer</Button></p> : null}
    </article>
  )
}

const Close = ({ record, item, onClose }: { readonly record: string; readonly item: Item; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  return (
    <Asked
      title="Close it without an answer?" act="Close it" reason={{ label: 'Reason', hint: 'Why it needs no answer. Bidders do not read this.' }} busy={act.isPending} error={act.error} onClose={onClose}
      onAct={(reason) => {
        const body = { clarification: item.id, reason }
        act.mutate({ command: 'closeClarification', body, key: keyOf(body) }, { onSuccess: onClose })
      }}
    >
      <p>{item.text}</p>
    </Asked>
  )
}
