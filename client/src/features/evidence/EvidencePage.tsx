import { formatCount, formatDay } from '@workbench/shared/numeric/format.ts'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useRead, useWorkshopAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { evidenceName } from '../../parts/evidence-name.ts'
import { useNames } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { AddEvidence } from './AddEvidence.tsx'
import { Backtests } from './Backtests.tsx'
import { ContradictionForm } from './ContradictionForm.tsx'
import { Contradictions } from './Contradictions.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { evidenceFinding, everything, filterEvidence, markNames, partOf, subjectsOf, type Contradiction, type EvidenceItem, type EvidenceReply, type Mark, type Sought } from './evidence.ts'

/** Who said what, when it was published, and from when it could be known. */
export const EvidencePage = ({ record }: { readonly record: string }) => {
  const evidence = useRead('workshopEvidence', { record })
  return <Reading of={evidence} what="the evidence" page="Evidence">{(found) => <Found record={record} found={found} />}</Reading>
}

const idInAddress = (): string => decodeURIComponent(window.location.hash.slice(1))

/** The id behind the # of the address, also when it changes on this page. */
const useChosen = (): [string, () => void] => {
  const [chosen, setChosen] = useState(idInAddress)
  useEffect(() => {
    const follow = () => setChosen(idInAddress())
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return [chosen, () => setChosen('')]
}

const Found = ({ record, found }: { readonly record: string; readonly found: EvidenceReply }) => {
  const names = useNames(record)
  const { data: board } = useRead('scenarioBoard', { record })
  const { data: overview } = useRead('workshopOverview', { record })
  const act = useWorkshopAct(record)
  const [sought, setSought] = useState<Sought>(everything)
  const [chosen, forget] = useChosen()
  const [adding, setAdding] = useState(false)
  const [judging, setJudging] = useState<{ readonly contradiction?: string } | null>(null)
  const [removing, setRemoving] = useState<Contradiction | null>(null)
  const [withdrawing, setWithdrawing] = useState<EvidenceItem | null>(null)
  const [seen, setSeen] = useState<ReturnType<typeof partOf>>('items')
  // A link leads to what it names, in whichever part it stands.
  const part = chosen === '' ? seen : partOf(found, chosen)
  const items = filterEvidence(found.evidence, found.asAt, sought)
  const seek = (change: Partial<Sought>) => {
    forget()
    setSeen('items')
    setSought({ ...sought, ...change })
  }
  useEffect(() => {
    if (chosen === '') return
    const item = document.getElementById(chosen)
    item?.scrollIntoView({ block: 'center' })
    item?.focus({ preventScroll: true })
  }, [chosen])

  const wordsFor = (to: string, id: string): string => {
    if (to === 'trust') return board?.trusts.find((trust) => trust.id === id)?.name ?? id
    if (to === 'option') return board?.options.find((option) => option.id === id)?.label ?? id
    if (to === 'scenario') return board?.scenarios.find((scenario) => scenario.id === id)?.title ?? id
    return to === 'line' ? (board?.lines.find((line) => line.id === id)?.label ?? id) : id === 'years' ? 'the term in years' : id
  }
  const nameOf = (to: string, id: string) => (to === 'trust' ? <Link href={`/trusts/${id}`}>{wordsFor(to, id)}</Link> : wordsFor(to, id))
  const wordsOf = (subject: string) => {
    const [to = '', id = ''] = subject.split('/')
    return `${to === 'line' ? 'cost line' : to}: ${wordsFor(to, id)}`
  }
  const citedOf = (ids: readonly string[]) => ids.map((id, index) => {
    const item = found.evidence.find((entry) => entry.id === id)
    return <span key={id}>{index === 0 ? '' : '; '}<a href={`#${id}`}>{item ? evidenceName(item) : id}<span className="visually-hidden">: {item?.claim}</span></a></span>
  })
  const mayWithdraw = (item: EvidenceItem) => item.withdrawn === null && (overview?.may.prepare === true || item.by === overview?.me.person)
  return (
    <Page title={evidenceFinding(found)} question="Who said what, and from when could it be known?" action={part === 'contradictions' ? (found.mayJudge ? <Button onClick={() => setJudging({})}>Enter a contradiction</Button> : undefined) : found.mayAdd ? <Button onClick={() => setAdding(true)}>Enter evidence</Button> : undefined}>
      <Tabs
        label="Evidence" chosen={part} onChoose={(key) => { forget(); setSeen(key) }}
        tabs={[{ key: 'items', title: `Items (${found.evidence.length})` }, { key: 'contradictions', title: `Contradictions (${found.contradictions.length})` }, { key: 'backtests', title: `Back-tests (${found.backtests.length})` }]}
      />
      <div id={`${part}-panel`} role="tabpanel" aria-labelledby={`${part}-tab`}>
      {part === 'contradictions' ? <Contradictions
        contradictions={found.contradictions} chosen={chosen} personOf={names.person} citedOf={citedOf}
        actOf={(entry) => (found.mayJudge ? (
          <p className="row no-print">
            <button type="button" className="as-link small" onClick={() => setJudging({ contradiction: entry.id })}>Change<span className="visually-hidden"> “{entry.topic}”</span></button>
            <button type="button" className="as-link small" onClick={() => setRemoving(entry)}>Remove<span className="visually-hidden"> “{entry.topic}”</span></button>
          </p>
        ) : null)}
      /> : part === 'backtests' ? <Backtests backtests={found.backtests} chosen={chosen} personOf={names.person} citedOf={citedOf} /> : found.evidence.length === 0 ? <Empty title="Every figure rests on evidence"><p>Enter who said what, when it was published and from which day it could be known. A run as at a day uses nothing that became known later.</p></Empty> : (
        <>
          <search className="row filters no-print">
            <label>Search <input className="nhsuk-input" type="text" inputMode="search" value={sought.words} onChange={(event) => seek({ words: event.target.value })} /></label>
            <label>Known <select className="nhsuk-select" value={sought.known} onChange={(event) => seek({ known: event.target.value as Sought['known'] })}>
              <option value="all">at any time</option><option value="then">by {formatDay(found.asAt)}</option><option value="later">only later (hindsight)</option>
            </select></label>
            <label>Confidence <select className="nhsuk-select" value={sought.confidence} onChange={(event) => seek({ confidence: event.target.value as Sought['confidence'] })}>
              {(['all', 'high', 'medium', 'low'] as const).map((level) => <option key={level} value={level}>{level === 'all' ? 'any' : level}</option>)}
            </select></label>
            <label>Mark <select className="nhsuk-select" value={sought.mark} onChange={(event) => seek({ mark: event.target.value as Sought['mark'] })}>
              <option value="all">any</option>{(Object.keys(markNames) as Mark[]).map((mark) => <option key={mark} value={mark}>{markNames[mark]}</option>)}
            </select></label>
            <label>Bears on <select className="nhsuk-select" value={sought.about} onChange={(event) => seek({ about: event.target.value })}>
              <option value="all">anything</option>{subjectsOf(found.evidence).map((subject) => <option key={subject} value={subject}>{wordsOf(subject)}</option>)}
            </select></label>
          </search>
          <p role="status">{items.length === found.evidence.length ? `All ${formatCount(items.length, 'item')}` : `${items.length} of ${formatCount(found.evidence.length, 'item')}`}{items.length < found.evidence.length ? <> · <button type="button" className="as-link" onClick={() => seek(everything)}>Show all</button></> : null}</p>
          {items.length === 0 ? <p>Nothing matches. Use fewer words, or show all.</p> : null}
          <EvidenceList
            items={items} chosen={chosen} personOf={names.person} nameOf={nameOf}
            actOf={(item) => (mayWithdraw(item) ? <p className="no-print"><button type="button" className="as-link small" onClick={() => setWithdrawing(item)}>Withdraw this item<span className="visually-hidden">: {item.claim}</span></button></p> : null)}
          />
        </>
      )}
      </div>
      {adding ? <AddEvidence record={record} onClose={() => setAdding(false)} /> : null}
      {judging ? <ContradictionForm key={judging.contradiction ?? ''} record={record} evidence={found.evidence} {...contradictionOf(found, judging.contradiction)} onClose={() => setJudging(null)} /> : null}
      {removing ? (
        <Asked
          title={`Remove “${removing.topic}”?`} act="Remove it" busy={act.isPending} error={act.error} onClose={() => { act.reset(); setRemoving(null) }}
          onAct={() => act.mutate({ command: 'removeContradiction', body: { contradiction: removing.id }, base: removing.revision }, { onSuccess: () => setRemoving(null) })}
        >
          <p>The evidence it cites stays. The record keeps what it said.</p>
        </Asked>
      ) : null}
      {withdrawing ? (
        <Asked
          title="Withdraw this item?" act="Withdraw the item" reason={{ label: 'Reason', hint: 'It stands beside the item, which stays readable.' }} busy={act.isPending} error={act.error}
          onClose={() => { act.reset(); setWithdrawing(null) }} onAct={(reason) => act.mutate({ command: 'withdrawEvidence', body: { evidence: withdrawing.id, reason } }, { onSuccess: () => setWithdrawing(null) })}
        >
          <p>{withdrawing.claim}</p>
          <p>Figures that rest on it keep standing and say so; change or remove them under <Link href="/inputs">Inputs</Link>.</p>
        </Asked>
      ) : null}
    </Page>
  )
}

const contradictionOf = ({ contradictions }: EvidenceReply, id: string | undefined): { readonly contradiction?: Contradiction } => {
  const contradiction = contradictions.find((entry) => entry.id === id)
  return contradiction ? { contradiction } : {}
}
