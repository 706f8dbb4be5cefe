import { formatMoney, formatNumberShort, formatPercent, formatPounds } from '@workbench/shared/numeric/format.ts'
import { exact } from '@workbench/shared/numeric/exact.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { pointsOf, type BidLine, type LotResult } from './finding.ts'

interface SumDrawerProps {
  readonly record: string
  readonly result: LotResult
  readonly line: BidLine
  readonly names: Names
  readonly onClose: () => void
}

/** Total → criterion → question → consensus → individual scores → citation. One step at a time, with the way back. */
export const SumDrawer = ({ record, result, line, names, onClose }: SumDrawerProps) => {
  const [path, setPath] = useState<readonly string[]>([])
  const root = result.criteria.find((node) => node.parent === null)
  const here = result.criteria.find((node) => node.id === (path.at(-1) ?? root?.id))
  if (!here) return null
  return (
    <Drawer title={`The sum of ${names.bidder(line.bidder).name}`} onClose={onClose}>
      <nav aria-label="Where in the sum">
        <p className="small">
          <button type="button" className="as-link" onClick={() => setPath([])}>Total</button>
          {path.map((id, index) => {
            const node = result.criteria.find((candidate) => candidate.id === id)
            return <span key={id}> › <button type="button" className="as-link" onClick={() => setPath(path.slice(0, index + 1))}>{node?.ref}</button></span>
          })}
        </p>
      </nav>
      {here.kind === 'group' ? <GroupSum result={result} line={line} group={here.id} onOpen={(id) => setPath([...path, id])} top={path.length === 0} /> : null}
      {here.kind === 'price' ? <PriceSum line={line} /> : null}
      {here.kind === 'question' ? <QuestionSum record={record} result={result} line={line} question={here.id} names={names} /> : null}
    </Drawer>
  )
}

interface GroupSumProps {
  readonly result: LotResult
  readonly line: BidLine
  readonly group: string
  readonly top: boolean
  readonly onOpen: (criterion: string) => void
}

const GroupSum = ({ result, line, group, top, onOpen }: GroupSumProps) => {
  const node = result.criteria.find((candidate) => candidate.id === group)!
  const entry = (id: string) => line.contributions.find((contribution) => contribution.criterion === id)
  const children = result.criteria.filter((candidate) => candidate.parent === group)
  const own = entry(group)
  return (
    <>
      <h3>{node.ref} {node.title}</h3>
      <DataTable
        caption="Each adds its share times its weight" captionHidden rows={children} rowKey={(row) => row.id}
        columns={[
          { key: 'what', head: 'Criterion', rowHead: true, cell: (row) => <button type="button" className="as-link" onClick={() => onOpen(row.id)}>{row.ref} {row.title}</button> },
          { key: 'score', head: 'Score', numeric: true, cell: (row) => entry(row.id)?.score ?? '' },
          { key: 'reached', head: 'Reached', numeric: true, cell: (row) => percent(entry(row.id)?.points) },
          { key: 'weight', head: 'Weight in all', numeric: true, cell: (row) => percent(entry(row.id)?.effectiveWeight) },
          { key: 'adds', head: 'Adds', unit: 'points', numeric: true, cell: (row) => points(entry(row.id)?.contribution) },
        ]}
      />
      <p><strong>{top ? `Total ${line.total ?? 'open'}` : `Together ${pointsOf(points(own?.contribution))}`}</strong>{top && line.exactTotal ? `, exactly ${line.exactTotal}; rounded once.` : ''}</p>
      {top ? line.thresholds.map((threshold) => <p key={threshold.threshold} className="small">{threshold.passed === true ? '✓' : threshold.passed === false ? '✗' : '?'} {threshold.sentence}</p>) : null}
    </>
  )
}

const percent = (share: string | null | undefined) => (share ? formatPercent(share, 4) : '–')
const points = (value: string | null | undefined) => (value ? formatNumberShort(value, 4) : '–')

const PriceSum = ({ line }: { readonly line: BidLine }) => {
  const { price } = line
  if (!price) return <p>This lot is decided on quality alone.</p>
  return (
    <>
      <h3>From the schedule to one price</h3>
      {price.normalisation ? (
        <DataTable
          caption="Steps of normalisation" captionHidden rows={price.normalisation.steps} rowKey={(row) => `${row.step}/${row.label}`}
          columns={[
            { key: 'label', head: 'Step', rowHead: true, cell: (row) => (row.step === 'offered' ? <Link href={`/bids/${line.bid}/schedule`}>{row.label}</Link> : row.label) },
            { key: 'change', head: 'Changes by', unit: '£', numeric: true, cell: (row) => pounds(row.change) },
            { key: 'after', head: 'After it', unit: '£', numeric: true, cell: (row) => pounds(row.after) },
          ]}
        />
      ) : null}
      <p><Link href={`/bids/${line.bid}/schedule`}>Read the schedule line by line, and what a total would hide</Link></p>
      <h3>From the price to points</h3>
      {price.price === null ? null : <p>Normalised price {formatMoney(price.price)}.</p>}
      {price.working.map((sentence) => <p key={sentence}>{sentence}</p>)}
      {price.points ? <p><strong>{pointsOf(price.points.shown)}</strong>, exactly {price.points.exact}.{price.floored ? ' The formula gave less than zero; the published rule lifts it to zero.' : ''}</p> : <p>No points: {price.because}.</p>}
    </>
  )
}

/** Steps carry pence with up to six decimals; here they are read as pounds. */
const pounds = (pence: string): string => {
  const value = exact(pence.replaceAll(',', ''))
  return formatPounds(Number(value.round(0).valueOf()))
}

interface QuestionSumProps {
  readonly record: string
  readonly result: LotResult
  readonly line: BidLine
  readonly question: string
  readonly names: Names
}

const QuestionSum = ({ record, result, line, question, names }: QuestionSumProps) => {
  const found = useRead('resultCell', { record, lot: result.lot, question, bid: line.bid })
  return (
    <Reading of={found} what="the scores behind it">
      {(cell) => (
        <>
          <h3>{cell.ref} {cell.title}</h3>
          {cell.consensus ? (
            <>
              <p><strong>Agreed: {cell.consensus.score} {cell.consensus.label}.</strong> {cell.consensus.reason}</p>
              {cell.consensus.decided.length > 0 ? <ul>{cell.consensus.decided.map((point) => <li key={point} className="small">{point}</li>)}</ul> : null}
              {cell.consensus.dissent.map((dissent) => <p key={dissent.person} className="small"><strong>Dissent, {names.person(dissent.person)}:</strong> {dissent.reason}</p>)}
              <p className="small muted">Present: {cell.consensus.attendees.map(names.person).join(', ')}. Approved by {cell.consensus.approvals.map(names.person).join(', ')}.</p>
            </>
          ) : <p>No score is agreed yet.</p>}
          {cell.changes.map((change) => <p key={change.at} className="small">Changed after close from {change.from} to {change.to}, proposed by {names.person(change.by)}, approved by {names.person(change.approvedBy)}.{change.reason ? ` ${change.reason}` : ''}</p>)}
          <h3>Individual scores</h3>
          {cell.individual.map((score) => (
            <div key={score.evaluator} className="individual">
              <p><strong>{names.person(score.evaluator)}{score.replacedBy ? ` (replaced before moderation by ${names.person(score.replacedBy)})` : ''}: {score.score ?? 'cannot score'}.</strong> {score.rationale ?? score.cannotScore ?? ''}</p>
              {score.citations.map((citation) => <p key={`${citation.document}/${citation.page}`} className="small muted">{citation.document}, page {citation.page}{citation.quote ? `: “${citation.quote}”` : ''}</p>)}
            </div>
          ))}
        </>
      )}
    </Reading>
  )
}
