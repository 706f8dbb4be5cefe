import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { useNames } from '../../parts/names.ts'
import { PersonName } from '../../parts/PersonName.tsx'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { signaturesOf, type Model } from './model-test.ts'

/** Who signed the test of which model; a second person signs the one that stands, and a change asks for a new signature. */
export const SignOff = ({ record, model }: { readonly record: string; readonly model: Model }) => {
  const names = useNames(record)
  // The hash that was on the screen when signing began: if the model moves on meanwhile, the signature must not follow it.
  const [signing, setSigning] = useState<string | null>(null)
  const act = useAct(record)
  const keyOf = useKeyOf()
  const { now, before } = signaturesOf(model)
  const blocked = model.problems.length > 0 || model.modelHash === null
  const sign = (note: string) => {
    const body = { modelHash: signing!, note }
    act.mutate({ command: 'signModelTest', body, key: keyOf(body) }, { onSuccess: () => setSigning(null) })
  }
  const moved = signing !== null && model.modelHash !== signing
  return (
    <section aria-labelledby="sign-title">
      <h2 id="sign-title">Sign-off of the test</h2>
      <p>
        {model.modelHash === null ? 'The model has no hash yet: choose rounding, tie-break and the rules of moderation first.' : <>This model is <code>{model.modelHash.slice(0, 12)}</code>. {now.length > 0 ? 'Its test is signed.' : before.length > 0 ? 'It changed since the last signature, so its test has to be signed again.' : 'Nobody has signed its test yet; without that it cannot be published.'}</>}
      </p>
      {blocked && model.problems.length > 0 ? (
        <div className="note note--warn">
          <p>It cannot be signed while something is missing. <Link href="/model">Go to the model</Link>.</p>
          <ul>{model.problems.slice(0, 8).map((problem) => <li key={`${problem.code}/${problem.lot ?? ''}/${problem.criterion ?? ''}`}>{problem.sentence}</li>)}</ul>
          {model.problems.length > 8 ? <p>And {model.problems.length - 8} more.</p> : null}
        </div>
      ) : null}
      {model.tests.length > 0 ? (
        <DataTable
          caption="Signatures" rows={[...now, ...before]} rowKey={(row) => `${row.modelHash}/${row.by}/${row.at}`}
          columns={[
            { key: 'by', head: 'Signed by', rowHead: true, cell: (row) => <PersonName id={row.by} names={names} /> },
            { key: 'at', head: 'When', cell: (row) => formatInstant(row.at) },
            { key: 'hash', head: 'Model', cell: (row) => <><code>{row.modelHash.slice(0, 12)}</code> {row.modelHash === model.modelHash ? <span className="tag tag--good">as it stands</span> : <span className="tag">an earlier one</span>}</> },
            { key: 'note', head: 'Note', cell: (row) => row.note },
          ]}
        />
      ) : null}
      {model.maySign && !blocked ? <p><Button filled onClick={() => { act.reset(); setSigning(model.modelHash) }}>Sign the test of this model</Button></p> : <p className="muted">{model.maySign ? '' : 'The second person or the assurance reviewer signs, while the model can still change.'}</p>}
      {signing !== null ? (
        <Asked title={`Sign the test of model ${signing.slice(0, 12)}`} act="Sign the test of this model" reason={{ label: 'What you tried and what you found', hint: 'It stands in the record beside your name.' }} busy={act.isPending} error={act.error} onClose={() => { act.reset(); setSigning(null) }} onAct={sign}>
          {moved ? (
            <div className="note note--bad" role="alert">
              <p>The model changed while you were signing: you began with <code>{signing.slice(0, 12)}</code>, now it is <code>{model.modelHash?.slice(0, 12) ?? 'without a hash'}</code>. Look at the test again, then sign the model as it stands now.</p>
              {model.modelHash !== null && !blocked ? <p><Button small onClick={() => { act.reset(); setSigning(model.modelHash) }}>I have looked: go on with {model.modelHash.slice(0, 12)}</Button></p> : null}
            </div>
          ) : <p>You sign this exact model. Any later change asks for a new signature.</p>}
        </Asked>
      ) : null}
    </section>
  )
}
