import { formatList } from '@workbench/shared/numeric/format.ts'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { deskOf } from './desk.ts'
import { DummyBids } from './DummyBids.tsx'
import { FormulaTable } from './FormulaTable.tsx'
import { Lint } from './Lint.tsx'
import { basisOf, compare, findingOf, formulasWith, readRange, readTyped, termsWords, type Model } from './model-test.ts'
import { Properties } from './Properties.tsx'
import { SignOff } from './SignOff.tsx'

/** Would this model choose well? Dummy bids only; real ones never come here. */
export const ModelTestPage = ({ record }: { readonly record: string }) => {
  const model = useRead('model', { record })
  return <Reading of={model} what="the model" page="Model test">{(found) => <ModelTest record={record} model={found} />}</Reading>
}

const ModelTest = ({ record, model }: { readonly record: string; readonly model: Model }) => {
  const desk = useStore(deskOf(record))
  const [chosen, setChosen] = useState<string | null>(null)
  const lot = model.lots.find(({ id }) => id === chosen) ?? model.lots[0]
  const basis = useMemo(() => basisOf(model, lot?.id ?? ''), [model, lot?.id])
  const own = basis.own?.name === 'fixedRange' ? basis.own : null
  const typedRange = useMemo(() => readRange(desk.best, desk.worst), [desk.best, desk.worst])
  const formulas = useMemo(() => formulasWith(own ?? ('formula' in typedRange ? typedRange.formula : null)), [own, typedRange])
  const read = useMemo(() => readTyped(desk.rows), [desk.rows])
  const compared = useMemo(() => ('bids' in read && read.bids.length > 0 ? compare(read.bids, formulas, basis) : []), [read, formulas, basis])
  const nameOf = (key: string) => desk.rows.find((row) => row.key === key)?.name.trim() ?? key
  if (!lot) return <Page title="Model test" question="Would this model choose well?"><Empty title="There is no lot to test yet"><p>Add a lot, its criteria and its price model first; then the same invented bids can be seen under every formula.</p></Empty></Page>
  return (
    <Page title={compared.length > 0 ? findingOf(compared, nameOf) : 'Model test'} question="Would this model choose well?" lead="Invented bids under every price formula. Nothing typed here is recorded. Never type a real bid: other results on real bids stay locked until two people unlock them with a purpose.">
      {model.lots.length > 1 ? <Tabs label="Lot" tabs={model.lots.map(({ id, ref, title }) => ({ key: id, title: `${ref} ${title}` }))} chosen={lot.id} onChoose={setChosen} /> : null}
      <div {...(model.lots.length > 1 ? { role: 'tabpanel', id: `${lot.id}-panel`, 'aria-labelledby': `${lot.id}-tab` } : {})}>
        <p className="small">{termsWords(basis)}</p>
        {basis.assumed.length > 0 ? <div className="note note--warn"><ul className="nhsuk-list">{basis.assumed.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul></div> : null}
        <DummyBids record={record} wrong={'wrong' in read ? read.wrong : []} rangeOwn={own} rangeWrong={!own && 'because' in typedRange ? typedRange.because : null} />
        <h2>The same bids under each formula</h2>
        {compared.length > 0
          ? <FormulaTable compared={compared} names={desk.rows} finding={findingOf(compared, nameOf)} />
          : <p role="status" className="status status--bad">{'wrong' in read ? `Nothing is compared until this is put right: ${formatList(read.wrong.map(({ because }) => because))}` : 'Add a dummy bid to compare.'}</p>}
        <Properties formulas={formulas} floor={basis.terms.floorPolicy} own={basis.own} />
        <Lint formulas={formulas} basis={basis} />
      </div>
      <SignOff record={record} model={model} />
    </Page>
  )
}
