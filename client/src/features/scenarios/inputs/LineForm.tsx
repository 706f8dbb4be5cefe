import { formatList } from '@workbench/shared/numeric/format.ts'
import { useNames } from '../../../parts/names.ts'
import { costKindNames, payerNames, type Board } from '../figures.ts'
import { ChoiceField, EvidenceField, pairs, RangeField, TextField, TickField } from './Fields.tsx'
import { InputDialog, writtenOf, type Done, type InputAct } from './InputDialog.tsx'
import { anchorNames, basisNames, byNames, comparedLines, emptyLine, lineText, readLine, vatNames, type AnchorText, type Line, type LineText } from './line-text.ts'
import { idFor, type FieldFault } from './reading.ts'

interface LineFormProps {
  readonly record: string
  readonly board: Board
  readonly option: string
  /** Left out, a line is added. */
  readonly line?: string
  /** Bid-derived lines stand apart, read by those R20 names. */
  readonly derived: boolean
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
}

/** All lines of an option, open or derived from bids, as they stand: a line is set by setting them whole. */
export const linesOf = (board: Board, option: string, derived: boolean): Line[] => board.lines.filter((line) => line.option === option && (line.basis === 'bidDerived') === derived)

export const revisionOfLines = (board: Board, option: string, derived: boolean): number =>
  (derived ? board.derived?.lineRevisions : board.lineRevisions)?.find((entry) => entry.option === option)?.revision ?? 0

export const setLines = (option: string, lines: readonly Line[], derived: boolean, base: number): InputAct =>
  derived ? { command: 'setBidDerivedLines', body: { option, figures: JSON.stringify(lines) }, base } : { command: 'setCostLines', body: { option, lines: [...lines] }, base }

export const LineForm = ({ record, board, option, line: id, derived, onDone, onClose }: LineFormProps) => {
  const names = useNames(record)
  const standing = linesOf(board, option, derived)
  const before = standing.find((line) => line.id === id)
  const start = before ? lineText(before) : emptyLine(board.assumptions?.assumptions.priceBase ?? '', derived)
  const label = board.options.find((entry) => entry.id === option)?.label ?? option
  const withLine = (line: Line): Line[] => (standing.some((other) => other.id === line.id) ? standing.map((other) => (other.id === line.id ? line : other)) : [...standing, line])
  return (
    <InputDialog<LineText, Line>
      record={record} title={before ? `Change “${before.label}”` : derived ? 'Add a line derived from a bid' : 'Add a cost line'} what={`The cost lines of ${label}`} save={before ? 'Save the line' : 'Add the line'}
      start={start} now={{ text: start, revision: revisionOfLines(board, option, derived), written: derived ? null : writtenOf(board, `lines/${option}`) }}
      read={(text) => readLine(text, id ?? idFor(`${option} ${text.label}`.slice(0, 50), board.lines.map((line) => line.id)), option)} compared={comparedLines}
      act={(line, base) => setLines(option, withLine(line), derived, base)}
      done={(line) => ({ sentence: before ? `The line “${line.label}” is changed.` : `The line “${line.label}” is added.`, undo: (base) => setLines(option, standing, derived, base) })}
      onDone={onDone} onClose={onClose}
    >
      {(text, set, faults) => (
        <>
          {derived ? <p className="note note--warn"><strong>Who will see it.</strong> This line and every figure computed with it are read by {formatList((board.readers ?? []).map(names.person))}, and by nobody else in this workshop.</p> : null}
          <LineFields board={board} option={option} id={id} derived={derived} text={text} set={set} faults={faults} />
        </>
      )}
    </InputDialog>
  )
}

interface FieldsProps {
  readonly board: Board
  readonly option: string
  readonly id: string | undefined
  readonly derived: boolean
  readonly text: LineText
  readonly set: (change: Partial<LineText>) => void
  readonly faults: readonly FieldFault[]
}

const LineFields = ({ board, option, id, derived, text, set, faults }: FieldsProps) => (
  <>
    <TextField id="line-label" label="What is paid for" value={text.label} faults={faults} onSet={(label) => set({ label })} />
    <ChoiceField id="line-kind" label="Kind" value={text.kind} offered={pairs(costKindNames)} faults={faults} onSet={(kind) => set({ kind })} />
    <div className="row">
      <ChoiceField id="line-payer" label="Payer" value={text.payer} offered={pairs(payerNames)} faults={faults} onSet={(payer) => set({ payer })} />
      <ChoiceField id="line-type" label="Budget" value={text.type} offered={[['capital', 'capital'], ['revenue', 'revenue']]} faults={faults} onSet={(type) => set({ type })} />
      <ChoiceField id="line-vat" label="VAT" value={text.vat} offered={pairs(vatNames)} faults={faults} onSet={(vat) => set({ vat })} />
    </div>
    <TickField id="line-recurrent" label="It recurs" value={text.recurrent} onSet={(recurrent) => set({ recurrent })} />
    <TickField id="line-transfer" label="Money that only moves between public bodies: in the financial case, not in the economic one" value={text.transfer} onSet={(transfer) => set({ transfer })} />
    <Timing text={text} set={set} faults={faults} />
    <div className="row">
      <TextField id="line-base" label="In prices of" hint="Such as 2011-12; without VAT." width={5} value={text.priceBase} faults={faults} onSet={(priceBase) => set({ priceBase })} />
      <TextField id="line-change" label="Change a year beyond inflation" hint="Empty for none; it may be negative." width={5} value={text.realChange} faults={faults} onSet={(realChange) => set({ realChange })} />
    </div>
    {derived ? null : <ChoiceField id="line-basis" label="What the figures are" value={text.basis} offered={pairs(basisNames).filter(([basis]) => basis !== 'bidDerived')} faults={faults} onSet={(basis) => set({ basis })} />}
    <TickField id="line-illustrative" label="Illustrative: invented, and marked so" value={text.illustrative} onSet={(illustrative) => set({ illustrative })} />
    <ChoiceField
      id="line-replaces" label="Takes the place of" hint="Once its evidence is known." none="no other line" value={text.replaces} faults={faults} onSet={(replaces) => set({ replaces })}
      offered={board.lines.filter((line) => line.option === option && line.id !== id).map((line) => [line.id, line.label])}
    />
    <EvidenceField id="line-evidence" legend="What the line rests on" evidence={board.evidence} cited={text.evidence} onSet={(evidence) => set({ evidence })} />
  </>
)

const Timing = ({ text, set, faults }: Pick<FieldsProps, 'text' | 'set' | 'faults'>) => (
  <fieldset className="nhsuk-fieldset input-part">
    <legend className="nhsuk-fieldset__legend">When it is paid, and how much</legend>
    {pairs(byNames).map(([by, words]) => <p key={by}><label><input type="radio" name="line-by" checked={text.by === by} onChange={() => set({ by })} /> {words}</label></p>)}
    {text.by === 'once' ? <Moment id="line-at" label="At" value={text.at} faults={faults} onSet={(at) => set({ at })} /> : null}
    {text.by === 'monthly' ? (
      <>
        <Moment id="line-at" label="From after" value={text.at} faults={faults} onSet={(at) => set({ at })} />
        <Moment id="line-until" label="Up to and with" value={text.until} faults={faults} onSet={(until) => set({ until })} />
      </>
    ) : null}
    {text.by === 'years' ? (
      <>
        {text.years.map(({ year, amount }, index) => (
          // Years are only added at the end and removed by place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index}>
            <TextField id={`line-year-${index}`} label={`Financial year ${index + 1}`} hint="Such as 2012-13." width={5} value={year} faults={faults} onSet={(given) => set({ years: text.years.map((other, place) => (place === index ? { ...other, year: given } : other)) })} />
            <RangeField id={`line-year-${index}`} legend={`Amount of year ${index + 1}`} unit="£" value={amount} faults={faults} onSet={(given) => set({ years: text.years.map((other, place) => (place === index ? { ...other, amount: given } : other)) })} />
            <p><button type="button" className="as-link" onClick={() => set({ years: text.years.filter((_other, place) => place !== index) })}>Remove year {index + 1}</button></p>
          </div>
        ))}
        <p><button type="button" className="as-link" id="line-add-year" onClick={() => set({ years: [...text.years, { year: '', amount: { low: '', mid: '', high: '' } }] })}>Add a year</button></p>
      </>
    ) : <RangeField id="line-amount" legend={text.by === 'monthly' ? 'Amount a month' : 'Amount'} unit="£" value={text.amount} faults={faults} onSet={(amount) => set({ amount })} />}
  </fieldset>
)

const Moment = ({ id, label, value, faults, onSet }: { readonly id: string; readonly label: string; readonly value: AnchorText; readonly faults: readonly FieldFault[]; readonly onSet: (value: AnchorText) => void }) => (
  <div className="row">
    <ChoiceField id={`${id}-at`} label={label} value={value.at} offered={pairs(anchorNames)} faults={faults} onSet={(at) => onSet({ ...value, at })} />
    <TextField id={`${id}-plus`} label="Months after it" width={3} inputMode="numeric" value={value.plusMonths} faults={faults} onSet={(plusMonths) => onSet({ ...value, plusMonths })} />
  </div>
)
