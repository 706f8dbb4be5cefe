import { formatDay, formatMonthShort } from '@workbench/shared/numeric/format.ts'
import type { ScenarioInputs } from '@workbench/shared/contract/scenario.ts'
import type { Known } from '@workbench/shared/scenario/options/known.ts'
import type { ScenarioResult } from '@workbench/shared/scenario/compare/scenario-result.ts'
import type { TrustResult } from '@workbench/shared/scenario/compare/trust-result.ts'
import { Link } from 'wouter'
import { DataTable } from '../../ui/DataTable.tsx'
import { exposureNames, millions, millionsRange, monthShown, monthsShown, pathNames, plainRange, routeNames } from './figures.ts'
import type { Choices } from './thinking.ts'

export type Figure = 'cost' | 'dates' | 'route'

interface BoardTableProps {
  readonly inputs: ScenarioInputs
  readonly known: Known
  readonly result: ScenarioResult
  readonly choices: Choices
  /** Trusts whose path differs from what is saved. */
  readonly tried: readonly string[]
  /** Beside an open drawer there is no room for what runs today. */
  readonly narrow: boolean
  readonly onPath: (trust: string, option: string | null) => void
  readonly onSum: (trust: string, figure: Figure) => void
}

interface BoardRow {
  readonly id: string
  readonly trust?: ScenarioInputs['trusts'][number]
  readonly told?: TrustResult
}

/** A row a trust; the last one adds them up. */
export const BoardTable = ({ inputs, known, result, choices, tried, narrow, onPath, onSum }: BoardTableProps) => {
  const rows: BoardRow[] = [
    ...inputs.trusts.map((trust): BoardRow => {
      const told = result.trusts.find((entry) => entry.trust === trust.id)
      return { id: trust.id, trust, ...(told ? { told } : {}) }
    }),
    { id: '' },
  ]
  const sum = (trust: string, figure: Figure, shown: string, what: string) => <button type="button" className="as-link" onClick={() => onSum(trust, figure)}>{shown}<span className="visually-hidden">: show {what}</span></button>
  return (
    <DataTable<BoardRow>
      caption={`Paths in “${result.title}”`} captionHidden rows={rows} rowKey={(row) => row.id} rowClass={(row) => (row.trust ? (tried.includes(row.id) ? 'tried' : undefined) : 'total')}
      columns={[
        { key: 'trust', head: 'Trust', rowHead: true, cell: ({ trust }) => (trust ? <Link href={`/trusts/${trust.id}`}>{trust.name}</Link> : 'All together') },
        ...(narrow ? [] : [{ key: 'today', head: 'Today', cell: ({ trust }: BoardRow) => (trust ? <>{trust.system} · {trust.hosting}<br /><span className="muted">{endShown(known, trust.id)}</span></> : '') }]),
        {
          key: 'path', head: 'Path',
          cell: ({ trust }) => (trust ? <PathChoice inputs={inputs} trust={trust.id} name={trust.name} chosen={choices.find((choice) => choice.trust === trust.id)?.option ?? null} standsFor={standsFor(known, choices, trust.id)} changed={tried.includes(trust.id)} onPath={onPath} /> : ''),
        },
        { key: 'route', head: 'Legal route', cell: ({ told }) => (told ? <>{sum(told.trust, 'route', told.legal.assessed ? routeNames[told.legal.route.kind] : 'not assessed', 'the legal route')}<br /><span className="muted">{told.legal.assessed ? exposureNames[told.legal.route.exposure] : ''}</span></> : '') },
        { key: 'live', head: 'Go-live', cell: ({ told }) => (told ? <Live told={told} open={(shown) => sum(told.trust, 'dates', shown, 'the dates')} /> : '') },
        { key: 'late', head: 'Late', unit: 'months', numeric: true, cell: ({ trust, told }) => (trust ? (told ? <Late told={told} /> : '') : lateTogether(result)) },
        {
          key: 'npc', head: 'Net present cost', unit: '£m', numeric: true,
          cell: ({ trust, told }) => (trust ? (told ? <Cost told={told} open={(shown) => sum(told.trust, 'cost', shown, 'the sum')} /> : '') : 'cannot' in result.total ? 'not told' : <>{sum('', 'cost', millions(result.total.npc.mid), 'the sum')}<br /><span className="muted">{millionsRange(result.total.npc)}</span></>),
        },
      ]}
    />
  )
}

const endShown = (known: Known, trust: string): string => {
  const end = known.contractEnds.get(trust)
  return end ? `contract ends ${formatMonthShort(end.stated)}${end.earliest === end.latest ? '' : ` (${formatMonthShort(end.earliest)} to ${formatMonthShort(end.latest)})`}` : 'no end of contract stated'
}

/** The merged trust that has chosen for this one, or the members that still choose for themselves. */
const standsFor = (known: Known, choices: Choices, trust: string): string | null => {
  const nameOf = (id: string) => known.inputs.trusts.find((entry) => entry.id === id)?.name ?? id
  const chosen = (id: string) => choices.some((choice) => choice.trust === id)
  const into = known.mergers.find((merger) => merger.from.includes(trust))
  const formed = known.mergers.find((merger) => merger.into === trust)
  if (into && chosen(into.into) && !chosen(trust)) return `From ${formatDay(into.on)} part of ${nameOf(into.into)}, which chooses.`
  if (into && chosen(into.into)) return `Until ${formatDay(into.on)}; then ${nameOf(into.into)} chooses.`
  if (formed && !chosen(trust)) return `Its former trusts choose: ${formed.from.map(nameOf).join(', ')}.`
  return null
}

interface PathChoiceProps {
  readonly inputs: ScenarioInputs
  readonly trust: string
  readonly name: string
  readonly chosen: string | null
  readonly standsFor: string | null
  readonly changed: boolean
  readonly onPath: BoardTableProps['onPath']
}

/** A path by its name; what it is in full stands beneath the choice, and in it only where a trust has two of one kind. */
const offeredTo = ({ options }: ScenarioInputs, trust: string) => {
  const own = options.filter((option) => option.trust === trust)
  const twice = (path: string) => own.filter((option) => option.path === path).length > 1
  return own.map(({ id, path, label }) => ({ id, words: twice(path) ? `${pathNames[path]}: ${label}` : pathNames[path] }))
}

const PathChoice = ({ inputs, trust, name, chosen, standsFor: standing, changed, onPath }: PathChoiceProps) => (
  <>
    <select aria-label={`Path of ${name}`} value={chosen ?? ''} onChange={(event) => onPath(trust, event.target.value === '' ? null : event.target.value)}>
      <option value="">No path of its own</option>
      {offeredTo(inputs, trust).map(({ id, words }) => <option key={id} value={id}>{words}</option>)}
    </select>
    {chosen === null ? null : <span className="muted path-label">{inputs.options.find((option) => option.id === chosen)?.label}</span>}
    {changed ? <span className="tag tag--warn">tried out, not saved</span> : null}
    {standing ? <span className="muted small"> {standing}</span> : null}
  </>
)

const Live = ({ told, open }: { readonly told: TrustResult; readonly open: (shown: string) => React.ReactNode }) => {
  const { cutover } = told.timeline
  if ('cannot' in cutover) return told.feasibility.feasible === false ? <span className="nowrap">{open(`stops ${monthShown(told.feasibility.from)}`)}</span> : <span className="nowrap">{open('no go-live')}</span>
  return <span className="nowrap">{open(monthShown(cutover.mid))}<br /><span className="muted">{monthsShown(cutover)}</span></span>
}

const Late = ({ told }: { readonly told: TrustResult }) => {
  const { monthsLate } = told.timeline
  if ('cannot' in monthsLate) return <span className="muted">not told</span>
  return <>{monthsLate.mid > 0 ? <strong>{monthsLate.mid}</strong> : monthsLate.mid}<br /><span className="muted">{plainRange(monthsLate)}</span></>
}

const Cost = ({ told, open }: { readonly told: TrustResult; readonly open: (shown: string) => React.ReactNode }) =>
  'cannot' in told.costs ? <>{open('not told')}</> : <>{open(millions(told.costs.npc.mid))}<br /><span className="muted">{millionsRange(told.costs.npc)}</span></>

const lateTogether = ({ trusts }: ScenarioResult): string => {
  const told = trusts.flatMap(({ timeline }) => ('cannot' in timeline.monthsLate ? [] : [timeline.monthsLate.mid]))
  return told.length === 0 ? 'not told' : `${told.reduce((all, months) => all + months, 0)}`
}
