import { PricingLine } from '@workbench/shared/contract/model.ts'
import { formatCount, formatMoney } from '@workbench/shared/numeric/format.ts'
import { sumPence } from '@workbench/shared/numeric/money.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { emptyLine, readAmounts, type AnswerDraft, type EvidenceDraft, type HandEntry, type LineDraft } from './bid-entry.ts'

interface Question {
  readonly id: string
  readonly ref: string
  readonly title: string
}

interface EntryProps {
  readonly entry: HandEntry
  readonly onChange: (entry: HandEntry) => void
}

const emptyAnswer: AnswerDraft = { text: '', evidence: [] }

export const AnswersByHand = ({ questions, entry, onChange }: EntryProps & { readonly questions: readonly Question[] }) => {
  const given = questions.filter((question) => (entry.answers[question.id]?.text.trim() ?? '') !== '').length
  return (
    <section aria-labelledby="answers-title">
      <h2 id="answers-title">Technical envelope: {given} of {formatCount(questions.length, 'question')} answered</h2>
      {questions.map((question) => {
        const answer = entry.answers[question.id] ?? emptyAnswer
        const set = (changed: Partial<AnswerDraft>) => onChange({ ...entry, answers: { ...entry.answers, [question.id]: { ...answer, ...changed } } })
        return (
          <details key={question.id} className="entry">
            <summary>{question.ref} {question.title} <span className={answer.text.trim() === '' ? 'muted' : 'tag tag--good'}>{answer.text.trim() === '' ? 'no answer' : 'answered'}</span></summary>
            <Field id={`answer-${question.id}`} label="Answer"><textarea className="nhsuk-textarea" id={`answer-${question.id}`} rows={5} maxLength={40_000} value={answer.text} onChange={(event) => set({ text: event.target.value })} /></Field>
            {answer.evidence.map((item, index) => (
              // Rows are only added at the end and removed by place.
              // oxlint-disable-next-line react/no-array-index-key
              <Evidence key={index} number={index + 1} item={item} onChange={(changed) => set({ evidence: answer.evidence.map((other, place) => (place === index ? { ...other, ...changed } : other)) })} onRemove={() => set({ evidence: answer.evidence.filter((_other, place) => place !== index) })} />
            ))}
            <p><button type="button" className="as-link" onClick={() => set({ evidence: [...answer.evidence, { document: '', page: '', quote: '' }] })}>Add evidence<span className="visually-hidden"> to {question.ref}</span></button></p>
          </details>
        )
      })}
    </section>
  )
}

const Evidence = ({ number, item, onChange, onRemove }: { readonly number: number; readonly item: EvidenceDraft; readonly onChange: (changed: Partial<EvidenceDraft>) => void; readonly onRemove: () => void }) => (
  <div className="row">
    <label>Document <input className="nhsuk-input" value={item.document} maxLength={200} onChange={(event) => onChange({ document: event.target.value })} /></label>
    <label>Page <input className="nhsuk-input nhsuk-input--width-4" inputMode="numeric" value={item.page} onChange={(event) => onChange({ page: event.target.value })} /></label>
    <label>Quote <input className="nhsuk-input" value={item.quote} maxLength={2_000} onChange={(event) => onChange({ quote: event.target.value })} /></label>
    <button type="button" className="as-link" onClick={onRemove}>remove<span className="visually-hidden"> evidence {number}</span></button>
  </div>
)

const words: Readonly<Record<string, string>> = {
  licence: 'Licence', implementation: 'Implementation', dataMigration: 'Data migration', interfaces: 'Interfaces', training: 'Training', hosting: 'Hosting', support: 'Support', hardware: 'Hardware',
  thirdParty: 'Third party', changeControl: 'Change control', optionalModule: 'Optional module', transition: 'Transition', exit: 'Exit', tupe: 'Staff transfer (TUPE)', contingency: 'Contingency',
  oneOffMilestone: 'One-off, at a milestone', annualFixed: 'Fixed, yearly', monthlyFixed: 'Fixed, monthly', perUnit: 'Per unit', timeAndMaterialsCapped: 'Time and materials, capped', gainshare: 'Share of gains', serviceCredit: 'Service credit',
  none: 'None', fixed: 'Fixed rate', bidDate: 'the date of the bid', serviceDate: 'the start of service', recoverable: 'Recoverable', irrecoverable: 'Not recoverable', exempt: 'Exempt',
}

const optionsOf = (field: 'component' | 'charge' | 'indexation' | 'indexedFrom' | 'vat'): readonly string[] => (PricingLine.properties[field] as unknown as { readonly enum: readonly string[] }).enum

const sumOf = (lines: readonly LineDraft[]): string | undefined => {
  const read = lines.filter((line) => !line.optional).map((line) => readAmounts(line.amounts))
  const sum = sumPence(read.flatMap((found) => ('amounts' in found ? found.amounts : [])))
  return read.every((found) => 'amounts' in found) && 'pence' in sum ? formatMoney(sum.pence) : undefined
}

export const ScheduleByHand = ({ entry, onChange }: EntryProps) => {
  const setLine = (index: number, changed: Partial<LineDraft>) => onChange({ ...entry, lines: entry.lines.map((line, place) => (place === index ? { ...line, ...changed } : line)) })
  const sum = entry.lines.length === 0 ? undefined : sumOf(entry.lines)
  return (
    <section aria-labelledby="schedule-title">
      <h2 id="schedule-title">Commercial envelope: {formatCount(entry.lines.length, 'pricing line')}{sum ? `, ${sum} in all, options apart` : ''}</h2>
      <div className="columns">
        <Field id="price-base" label="Prices of which year"><input className="nhsuk-input nhsuk-input--width-10" id="price-base" maxLength={200} value={entry.priceBase} onChange={(event) => onChange({ ...entry, priceBase: event.target.value })} /></Field>
        <fieldset className="nhsuk-fieldset">
          <legend className="nhsuk-fieldset__legend">The bid</legend>
          <p><label><input type="radio" name="bid-kind" id="bid-replacing" checked={entry.bidKind === 'replacing'} onChange={() => onChange({ ...entry, bidKind: 'replacing' })} /> replaces what the trusts run</label></p>
          <p><label><input type="radio" name="bid-kind" checked={entry.bidKind === 'continuing'} onChange={() => onChange({ ...entry, bidKind: 'continuing' })} /> continues it</label></p>
        </fieldset>
      </div>
      {entry.lines.map((line, index) => (
        // Lines are only added at the end and removed by place.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className="nhsuk-fieldset entry">
          <legend className="nhsuk-fieldset__legend">Line {index + 1}</legend>
          <Line line={line} index={index} onChange={(changed) => setLine(index, changed)} />
          <p><button type="button" className="as-link" onClick={() => onChange({ ...entry, lines: entry.lines.filter((_line, place) => place !== index) })}>Remove line {index + 1}</button></p>
        </fieldset>
      ))}
      <p><Button small id="add-line" onClick={() => onChange({ ...entry, lines: [...entry.lines, emptyLine] })}>Add a line</Button></p>
    </section>
  )
}

const Line = ({ line, index, onChange }: { readonly line: LineDraft; readonly index: number; readonly onChange: (changed: Partial<LineDraft>) => void }) => {
  const read = line.amounts.trim() === '' ? undefined : readAmounts(line.amounts)
  const select = (field: 'component' | 'charge' | 'indexation' | 'indexedFrom' | 'vat', label: string) => (
    <label>{label} <select className="nhsuk-select" value={line[field]} onChange={(event) => onChange({ [field]: event.target.value })}>{optionsOf(field).map((option) => <option key={option} value={option}>{words[option] ?? option}</option>)}</select></label>
  )
  return (
    <>
      <div className="row">
        {select('component', 'For')}
        <label>Description <input className="nhsuk-input" id={`line-${index}-description`} maxLength={200} value={line.description} onChange={(event) => onChange({ description: event.target.value })} /></label>
        {select('charge', 'Charged')}
      </div>
      <Field
        id={`line-${index}-amounts`} label="Pounds for each contract year" hint="Year 1 first, separated by spaces or semicolons: 120,000; 80,000; 80,000."
        {...(read && 'because' in read ? { error: read.because } : {})}
      >
        <input className="nhsuk-input" id={`line-${index}-amounts`} aria-describedby={`line-${index}-amounts-hint`} value={line.amounts} onChange={(event) => onChange({ amounts: event.target.value })} />
      </Field>
      <div className="row">
        {select('indexation', 'Indexed by')}
        {line.indexation === 'none' ? null : select('indexedFrom', 'from')}
        {select('vat', 'VAT')}
        <label><input type="checkbox" checked={line.optional} onChange={(event) => onChange({ optional: event.target.checked })} /> an option</label>
        {read && 'amounts' in read ? <span className="muted small">{formatCount(read.amounts.length, 'year')}</span> : null}
      </div>
    </>
  )
}
