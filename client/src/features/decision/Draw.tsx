import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import { levelOf, mayDraw, moved, takesPositions } from './decision.ts'
import type { PartProps } from './part.ts'

/** A lot drawn in public where the published tie-break asks for it; offered only while bids are level. */
export const Draw = ({ record, decision, names }: PartProps) => {
  const open = takesPositions(decision) && decision.mayRun
  const result = useRead('results', { record, lot: decision.lot }, open)
  const [drawing, setDrawing] = useState(false)
  const nameOf = (bid: string) => names.bidder(result.data?.bids.find((line) => line.bid === bid)?.bidder ?? decision.award?.totals.find((line) => line.bid === bid)?.bidder ?? bid).name
  const level = open ? levelOf(result.data) : []
  if (!decision.draw && level.length === 0) return null
  return (
    <section aria-labelledby="draw-title">
      <h2 id="draw-title">{decision.draw || decision.drawPublished ? 'Draw' : 'Tie'}</h2>
      {result.data?.ties.flatMap((tie) => tie.sentences).map((sentence) => <p key={sentence}>{sentence}</p>)}
      {decision.draw ? <p>Drawn {formatInstant(decision.draw.at)}, recorded by {names.person(decision.draw.by)}: {decision.draw.order.map(nameOf).join(', then ')}. Witnesses: {decision.draw.witnesses} <span className="muted">{decision.draw.confirmed ? `Confirmed by ${names.person(decision.draw.confirmed.by)}, ${formatInstant(decision.draw.confirmed.at)}.` : 'It breaks the tie once another person who was there has confirmed it.'}</span></p> : null}
      {decision.draw && decision.mayConfirmDraw ? <ConfirmDraw record={record} lot={decision.lot} draw={decision.draw} /> : null}
      {mayDraw(decision, result.data) ? <p><Button small onClick={() => setDrawing(true)}>{decision.draw ? 'Record the draw again' : 'Record a draw'}</Button></p> : null}
      {drawing ? <RecordDraw record={record} lot={decision.lot} draw={decision.draw} bids={level} nameOf={nameOf} onClose={() => setDrawing(false)} /> : null}
    </section>
  )
}

/** Confirmed is the draw that was read; one recorded since is read first. */
const ConfirmDraw = ({ record, lot, draw }: { readonly record: string; readonly lot: string; readonly draw: NonNullable<PartProps['decision']['draw']> }) => {
  const act = useAct(record)
  const { base, overtaken, rebase } = useRevision(draw.revision, act.isPending)
  return (
    <>
      {overtaken ? <MovedOn record={record} what="The lot drawn" written={draw} onRead={() => { act.reset(); rebase() }} /> : null}
      <p><Button small busy={act.isPending} disabled={overtaken} onClick={() => act.mutate({ command: 'confirmDraw', body: { lot }, base })}>Confirm the draw</Button></p>
      {act.error && !overtaken ? <p className="status--bad" role="alert">{act.error.problem.detail}</p> : null}
    </>
  )
}

interface RecordDrawProps {
  readonly record: string
  readonly lot: string
  readonly draw: PartProps['decision']['draw']
  readonly bids: readonly string[]
  readonly nameOf: (bid: string) => string
  readonly onClose: () => void
}

const RecordDraw = ({ record, lot, draw, bids, nameOf, onClose }: RecordDrawProps) => {
  const act = useAct(record)
  const [order, setOrder] = useState<readonly string[]>(bids)
  const [said, setSaid] = useState('')
  const { base, overtaken, rebase } = useRevision(draw?.revision ?? 0, act.isPending)
  const move = (index: number, step: 1 | -1) => {
    const next = moved(order, index, step)
    setOrder(next)
    setSaid(`${nameOf(order[index]!)} is now ${next.indexOf(order[index]!) + 1} of ${next.length}.`)
  }
  return (
    <Asked
      title="Record the draw" act="Record the draw" reason={{ label: 'Where, when and before which witnesses' }} busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose}
      onAct={(witnesses) => act.mutate({ command: 'recordDraw', body: { lot, order: [...order], witnesses }, base }, { onSuccess: onClose })}
    >
      {overtaken && draw ? <MovedOn record={record} what="The lot drawn" written={draw} onRead={() => { act.reset(); rebase() }} /> : null}
      {draw ? <p>In the record: {draw.order.map(nameOf).join(', then ')}. Witnesses: {draw.witnesses}</p> : null}
      <p>Put the bids in the order in which they were drawn, first drawn first.</p>
      <ol>
        {order.map((bid, index) => (
          <li key={bid}>
            {nameOf(bid)}{' '}
            <button type="button" className="as-link" disabled={index === 0} onClick={() => move(index, -1)}>up<span className="visually-hidden">: {nameOf(bid)}</span></button>{' '}
            <button type="button" className="as-link" disabled={index === order.length - 1} onClick={() => move(index, 1)}>down<span className="visually-hidden">: {nameOf(bid)}</span></button>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">{said}</p>
    </Asked>
  )
}
