import { formatCount, formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { CriteriaTree } from './CriteriaTree.tsx'
import { CriterionDrawer } from './CriterionDrawer.tsx'
import { CriterionForm } from './CriterionForm.tsx'
import type { Model } from './model.ts'
import { PriceRules } from './PriceRules.tsx'
import { Problems, Publication } from './Publication.tsx'
import { Requirements } from './Requirements.tsx'
import { RoundsAsked } from './RoundsAsked.tsx'
import { Rules } from './Rules.tsx'
import { Scales } from './Scales.tsx'

const sections = [['criteria', 'Criteria and weights'], ['requirements', 'Requirements'], ['scales', 'Scales'], ['price', 'Price and thresholds'], ['rules', 'Rules'], ['publication', 'Publication']] as const
const byLot: readonly string[] = ['criteria', 'price']

/** What do we ask, and what is it worth? */
export const ModelPage = ({ record }: { readonly record: string }) => {
  const found = useRead('model', { record })
  const [location, go] = useLocation()
  const [, , section = 'criteria', lotAsked, criterion] = location.split('/')
  return (
    <div className="model-page"><Reading of={found} what="requirements and criteria" page="Requirements and criteria">
      {(model) => {
        const lot = model.lots.find((entry) => entry.id === lotAsked)?.id ?? model.lots[0]?.id
        const node = section === 'criteria' ? model.criteria.find((entry) => entry.id === criterion && entry.lot === lot) : undefined
        return (
          <Page
            title={titleOf(model)} question="What do we ask, and what is it worth?"
            drawer={node ? <CriterionDrawer key={node.id} record={record} model={model} node={node} onClose={() => go(`/model/criteria/${node.lot}`)} /> : undefined}
          >
            <Standing model={model} />
            <nav className="tabs no-print" aria-label="Parts of the model">{sections.map(([key, name]) => <Link key={key} href={`/model/${key}${byLot.includes(key) && lot ? `/${lot}` : ''}`} aria-current={key === section ? 'page' : undefined}>{name}</Link>)}</nav>
            {byLot.includes(section) && model.lots.length > 1 ? <nav className="tabs no-print" aria-label="Lots">{model.lots.map((entry) => <Link key={entry.id} href={`/model/${section}/${entry.id}`} aria-current={entry.id === lot ? 'page' : undefined}>{entry.ref} {entry.title}</Link>)}</nav> : null}
            {model.warnings.map(({ sentence, page }) => <p key={sentence} className="note note--warn"><strong>Later in the way.</strong> {sentence} <Link href={`/${page}`}>{page === 'people' ? 'People' : 'Thresholds'}</Link></p>)}
            {section !== 'publication' && model.problems.length > 0 ? <details className="no-print"><summary>{formatCount(model.problems.length, 'thing keeps', 'things keep')} it from being published</summary><Problems problems={model.problems} /></details> : null}
            <Section record={record} model={model} section={section} lot={lot} chosen={node?.id ?? null} />
          </Page>
        )
      }}
    </Reading></div>
  )
}

const titleOf = (model: Model): string =>
  `${formatCount(model.requirements.length, 'requirement')}, ${formatCount(model.criteria.filter((node) => node.kind === 'question').length, 'question')}${model.standing === 'draft' ? ', not published yet' : model.standing === 'changed' ? ', changed since it was published' : ', published'}`

const Standing = ({ model }: { readonly model: Model }) => {
  const version = model.versions.at(-1)
  if (!version) return null
  return (
    <div className="locked">
      <p><strong>{model.standing === 'changed' ? `The draft differs from version ${version.version}.` : model.mayChange ? `Published as version ${version.version}.` : `Locked: version ${version.version}.`}</strong> Published {formatInstant(version.at)}, <span className="digest">{version.hash.slice(0, 16)}</span>.</p>
      <p className="small">{model.mayChange ? 'A change makes a new version, with a reason, a notice to all bidders and the deadline reconsidered.' : `It cannot be changed here. ${model.closedBecause ?? 'A new version is drafted by the procurement lead.'}`}</p>
    </div>
  )
}

const Section = ({ record, model, section, lot, chosen }: { readonly record: string; readonly model: Model; readonly section: string; readonly lot: string | undefined; readonly chosen: string | null }) => {
  if (section === 'requirements') return <Requirements record={record} model={model} />
  if (section === 'scales') return <Scales record={record} model={model} />
  if (section === 'rules') return <Rules record={record} model={model} />
  if (section === 'publication') return <Publication record={record} model={model} />
  if (lot === undefined) return <Empty title="Criteria stand in lots"><p>Add the first lot under <Link href="/setup">Lots and dates</Link>.</p></Empty>
  if (section === 'price') return <PriceRules key={lot} record={record} model={model} lot={lot} />
  return model.criteria.some((node) => node.lot === lot) ? <><CriteriaTree record={record} model={model} lot={lot} chosen={chosen} /><RoundsAsked key={lot} record={record} model={model} lot={lot} /></> : <NoTree record={record} model={model} lot={lot} />
}

const NoTree = ({ record, model, lot }: { readonly record: string; readonly model: Model; readonly lot: string }) => {
  const [open, setOpen] = useState(false)
  return (
    <Empty title="This lot has no criteria yet">
      <p>The tree begins with one group. Beneath it stand groups, questions and one price criterion; the weights of siblings sum to exactly 100%.</p>
      {model.mayChange ? <Button filled onClick={() => setOpen(true)}>Add the root group</Button> : null}
      {open ? <CriterionForm record={record} model={model} lot={lot} kind="group" parent={null} onClose={() => setOpen(false)} /> : null}
    </Empty>
  )
}
