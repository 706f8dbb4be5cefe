import { formatCount, formatInstant, formatPounds } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useRead, useWorkshopAct } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { PricesClosed } from './PricesClosed.tsx'
import type { Room } from './room.ts'

interface ExtractProps {
  readonly record: string
  readonly room: Room
  readonly names: Names
}

/** What the workshop holds of its tender: frozen, hashed, and prices only for those who may read them. */
export const Extract = ({ record, room, names }: ExtractProps) => {
  const { data: board } = useRead('scenarioBoard', { record })
  const [attaching, setAttaching] = useState(false)
  const { extract, tender } = room
  const derived = board?.derived?.lots ?? []
  return (
    <section aria-labelledby="extract-title">
      <h2 id="extract-title">From the tender</h2>
      {extract
        ? <p>An extract of “{extract.open.title}” was attached by {names.person(extract.by)}, {formatInstant(extract.at)}: {formatCount(extract.open.lots.length, 'lot')}, {formatCount(extract.open.trusts.length, 'trust')}, SHA-256 <code>{extract.hash.slice(0, 12)}</code>{extract.seq === null ? '' : `, at event ${extract.seq} of its record`}. The workshop reads nothing else of the tender and can change nothing there.</p>
        : <p>It holds no extract of the tender: every figure is indicative, should-cost or published; none comes from a bid.</p>}
      {board ? <PricesClosed board={board} /> : null}
      {derived.map((lot) => (
        <DataTable
          key={lot.lot} caption={`Bids for ${extract?.open.lots.find(({ id }) => id === lot.lot)?.title ?? lot.lot}, shown to those with price rights only`} rows={lot.bids} rowKey={(row) => row.bid}
          columns={[
            { key: 'bidder', head: 'Bidder', rowHead: true, cell: (row) => `${row.letter} ${row.name}` },
            { key: 'kind', head: 'Bid', cell: (row) => row.bidKind },
            { key: 'price', head: 'Comparable price', unit: '£', numeric: true, cell: (row) => (row.price === null ? (row.because ?? 'not told') : formatPounds(row.price)) },
          ]}
        />
      ))}
      {room.may.facilitate && tender !== null ? <p className="no-print"><Button small onClick={() => setAttaching(true)}>{extract ? 'Attach a newer extract' : 'Attach an extract of the tender'}</Button></p> : null}
      {attaching && tender !== null ? <Attach record={record} tender={tender} onClose={() => setAttaching(false)} /> : null}
    </section>
  )
}

/** The extract is made by the tender's own policy for the person who asks; here it is read before it is attached. */
const Attach = ({ record, tender, onClose }: { readonly record: string; readonly tender: string; readonly onClose: () => void }) => {
  const made = useRead('workshopExtract', { record: tender })
  const act = useWorkshopAct(record)
  return (
    <Dialog title="Attach an extract of the tender" onClose={onClose}>
      <ErrorSummary errors={act.error ? [{ message: act.error.problem.detail }] : []} />
      <Reading of={made} what="the extract">
        {(extract) => (
          <>
            <p><strong>“{extract.open.title}”</strong>, at event {extract.seq}: {formatCount(extract.open.lots.length, 'lot')} and {formatCount(extract.open.trusts.length, 'trust')}, open to everybody in the workshop.</p>
            <p>{extract.derived
              ? `With comparable prices of ${formatCount(extract.derived.lots.length, 'lot')}, shown to ${formatCount(extract.derived.readers.length, 'person', 'people')} with price rights and nothing left to score, and to nobody else.`
              : 'Without anything from a bid: no lot has all its quality agreed and its prices open, or you may not read them.'}</p>
            <div className="row"><Button filled busy={act.isPending} onClick={() => act.mutate({ command: 'attachExtract', body: extract }, { onSuccess: onClose })}>Attach it</Button><Button onClick={onClose}>Cancel</Button></div>
          </>
        )}
      </Reading>
      {made.error ? <p><Button onClick={onClose}>Close</Button></p> : null}
    </Dialog>
  )
}
