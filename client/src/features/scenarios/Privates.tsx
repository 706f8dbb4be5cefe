import { readPounds } from '@workbench/shared/numeric/money.ts'
import { formatInstant, formatPounds } from '@workbench/shared/numeric/format.ts'
import type { PrivateKind } from '@workbench/shared/contract/workshop/words.ts'
import { useState } from 'react'
import { useRead, useWorkshopAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { useNames } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import type { Board } from './figures.ts'

const kindNames: Readonly<Record<PrivateKind, string>> = { outsideOption: 'outside option', reservePrice: 'reserve price', sidePayment: 'side payment' }
const kinds = Object.keys(kindNames) as PrivateKind[]

interface PrivatesProps {
  readonly record: string
  readonly board: Board
  readonly trust: Board['trusts'][number]
  readonly mine: boolean
}

/** What a trust keeps to itself and the analyst it names, until it releases it. Nobody else is told that there is anything. */
export const Privates = ({ record, board, trust, mine }: PrivatesProps) => {
  const names = useNames(record)
  const act = useWorkshopAct(record)
  const [setting, setSetting] = useState(false)
  const [releasing, setReleasing] = useState<PrivateKind | null>(null)
  const shown = board.privates.filter((figure) => figure.trust === trust.id)
  if (!mine && shown.length === 0) return null
  return (
    <section aria-labelledby="privates-title">
      <h2 id="privates-title">Private to {trust.name}</h2>
      <p>Outside option, reserve price and side payment are read by this trust’s lead and the neutral analyst it names, until the trust releases them.</p>
      <DataTable
        caption="Private figures" captionHidden rows={shown} rowKey={(row) => row.kind} empty={<p className="muted">None is set.</p>}
        columns={[
          { key: 'kind', head: 'Figure', rowHead: true, cell: (row) => kindNames[row.kind] },
          { key: 'pence', head: 'Amount', unit: '£', numeric: true, cell: (row) => formatPounds(row.pence) },
          { key: 'basis', head: 'Rests on', cell: (row) => row.basis },
          { key: 'who', head: 'Read by', cell: (row) => (row.released ? `everybody here, since ${formatInstant(row.released)}` : `the trust and ${names.person(row.analyst)}`) },
          { key: 'act', head: 'Release', cell: (row) => (mine && !row.released ? <button type="button" className="as-link" onClick={() => setReleasing(row.kind)}>Release to the room</button> : '') },
        ]}
      />
      {mine ? <p><Button small onClick={() => setSetting(true)}>Set a private figure</Button></p> : null}
      {setting ? <SetPrivate record={record} trust={trust.id} shown={shown} onClose={() => setSetting(false)} /> : null}
      {releasing ? (
        <Asked title={`Release the ${kindNames[releasing]}?`} act="Release it to the room" busy={act.isPending} error={act.error} onClose={() => { act.reset(); setReleasing(null) }} onAct={() => act.mutate({ command: 'releasePrivate', body: { trust: trust.id, kind: releasing }, base: shown.find((figure) => figure.kind === releasing)?.revision ?? 0 }, { onSuccess: () => setReleasing(null) })}>
          <p>Everybody in the workshop can read it from then on. It cannot be made private again.</p>
        </Asked>
      ) : null}
    </section>
  )
}

const SetPrivate = ({ record, trust, shown, onClose }: { readonly record: string; readonly trust: string; readonly shown: Board['privates']; readonly onClose: () => void }) => {
  const act = useWorkshopAct(record)
  const names = useNames(record)
  const { data: overview } = useRead('workshopOverview', { record })
  const analysts = overview?.people.filter(({ roles }) => roles.some(({ role }) => role === 'neutralAnalyst')).map(({ person }) => person) ?? []
  const [kind, setKind] = useState<PrivateKind>('outsideOption')
  const [analyst, setAnalyst] = useState('')
  const [amount, setAmount] = useState('')
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  const named = analyst || (analysts.length === 1 ? analysts[0]! : '')
  const read = readPounds(amount)
  const problems = [
    ...('because' in read ? [{ field: 'private-amount', message: amount.trim() === '' ? 'Enter an amount in pounds.' : read.because }] : []),
    ...(named === '' ? [{ field: 'private-analyst', message: 'Choose the analyst who may read it.' }] : []),
    ...(basis.trim() === '' ? [{ field: 'private-basis', message: 'Say what it rests on.' }] : []),
  ]
  const errorOf = (field: string) => {
    const message = tried ? problems.find((item) => item.field === field)?.message : undefined
    return message === undefined ? {} : { error: message }
  }
  const save = () => {
    setTried(true)
    if (problems.length > 0 || 'because' in read) return
    act.mutate({ command: 'setPrivate', base: shown.find((figure) => figure.kind === kind)?.revision ?? 0, body: { trust, kind, analyst: named, pence: `${read.pence}`, basis: basis.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Set a private figure" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="private-kind" label="Figure"><select className="nhsuk-select" id="private-kind" value={kind} onChange={(event) => setKind(event.target.value as PrivateKind)}>{kinds.map((entry) => <option key={entry} value={entry}>{kindNames[entry]}</option>)}</select></Field>
      <Field id="private-amount" label="Amount, £" {...errorOf('private-amount')}><input className="nhsuk-input nhsuk-input--width-10" id="private-amount" inputMode="decimal" value={amount} aria-describedby={describedBy('private-amount', false, tried && 'because' in read)} onChange={(event) => setAmount(event.target.value)} /></Field>
      <Field id="private-analyst" label="Neutral analyst who may read it" {...errorOf('private-analyst')}>
        <select className="nhsuk-select" id="private-analyst" value={named} onChange={(event) => setAnalyst(event.target.value)}><option value="">Choose</option>{analysts.map((person) => <option key={person} value={person}>{names.person(person)}</option>)}</select>
      </Field>
      <Field id="private-basis" label="What it rests on" {...errorOf('private-basis')}><textarea className="nhsuk-textarea" id="private-basis" rows={3} value={basis} onChange={(event) => setBasis(event.target.value)} /></Field>
      <div className="row"><Button filled busy={act.isPending} onClick={save}>Set it</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
