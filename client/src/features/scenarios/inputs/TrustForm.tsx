import type { Board } from '../figures.ts'
import { EvidenceField, RangeField, TextField } from './Fields.tsx'
import { InputDialog, writtenOf, type Done } from './InputDialog.tsx'
import { idFor, type FieldFault } from './reading.ts'
import { comparedTrusts, emptyTrust, noEnd, noIncome, readTrust, trustText, type EndText, type Trust, type TrustText } from './trust-text.ts'

interface TrustFormProps {
  readonly record: string
  readonly board: Board
  /** Left out, a trust is entered. */
  readonly trust?: string
  readonly onDone: (done: Done) => void
  readonly onClose: () => void
}

const plainTrust = ({ revision: _revision, ...trust }: Board['trusts'][number]): Trust => trust

export const TrustForm = ({ record, board, trust: id, onDone, onClose }: TrustFormProps) => {
  const found = board.trusts.find((trust) => trust.id === id)
  const before = found ? plainTrust(found) : undefined
  const text = before ? trustText(before) : emptyTrust
  return (
    <InputDialog<TrustText, Trust>
      record={record} title={before ? `Change what is known of ${before.name}` : 'Enter a trust'} what={before ? `What is known of ${before.name}` : 'A trust of this name'} save={before ? 'Save the trust' : 'Enter the trust'}
      start={text} now={{ text, revision: found?.revision ?? 0, written: found ? writtenOf(board, `trust/${found.id}`) : null }}
      read={(given) => readTrust(given, id ?? idFor(given.name, board.trusts.map((trust) => trust.id)))} compared={comparedTrusts}
      act={(trust, base) => ({ command: 'setWorkshopTrust', body: { trust }, base })}
      done={(trust) => ({
        sentence: before ? `What is known of ${trust.name} is changed.` : `${trust.name} is entered.`,
        undo: (base) => (before ? { command: 'setWorkshopTrust', body: { trust: before }, base } : { command: 'removeWorkshopTrust', body: { trust: trust.id }, base }),
      })}
      onDone={onDone} onClose={onClose}
    >
      {(given, set, faults) => <TrustFields board={board} text={given} set={set} faults={faults} />}
    </InputDialog>
  )
}

const TrustFields = ({ board, text, set, faults }: { readonly board: Board; readonly text: TrustText; readonly set: (change: Partial<TrustText>) => void; readonly faults: readonly FieldFault[] }) => {
  const setEnd = (index: number, change: Partial<EndText>) => set({ ends: text.ends.map((end, place) => (place === index ? { ...end, ...change } : end)) })
  const { income } = text
  return (
    <>
      <TextField id="trust-name" label="Name" value={text.name} faults={faults} onSet={(name) => set({ name })} />
      <TextField id="trust-system" label="System it runs today" value={text.system} faults={faults} onSet={(system) => set({ system })} />
      <TextField id="trust-hosting" label="Where that is hosted" value={text.hosting} faults={faults} onSet={(hosting) => set({ hosting })} />
      <h3>When the present contract ends</h3>
      <p className="small muted">One entry for each source. Of several the one that became known last by the day of the run counts. With none, lateness cannot be told.</p>
      {text.ends.map((end, index) => (
        // Ends are only added at the end and removed by place.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className="nhsuk-fieldset input-part">
          <legend className="nhsuk-fieldset__legend">End {index + 1}</legend>
          <div className="row">
            <TextField id={`end-${index}-earliest`} label="Earliest" type="date" width={10} value={end.earliest} faults={faults} onSet={(earliest) => setEnd(index, { earliest })} />
            <TextField id={`end-${index}-stated`} label="Stated" type="date" width={10} value={end.stated} faults={faults} onSet={(stated) => setEnd(index, { stated })} />
            <TextField id={`end-${index}-latest`} label="Latest" type="date" width={10} value={end.latest} faults={faults} onSet={(latest) => setEnd(index, { latest })} />
          </div>
          <EvidenceField id={`end-${index}-evidence`} legend={`What end ${index + 1} rests on`} evidence={board.evidence} cited={end.evidence} onSet={(evidence) => setEnd(index, { evidence })} />
          <p><button type="button" className="as-link" onClick={() => set({ ends: text.ends.filter((_end, place) => place !== index) })}>Remove end {index + 1}</button></p>
        </fieldset>
      ))}
      <p><button type="button" className="as-link" onClick={() => set({ ends: [...text.ends, noEnd] })}>Add an end of contract</button></p>
      <h3>Yearly income</h3>
      {income ? (
        <>
          <RangeField id="trust-income" legend="Income a year" unit="£" value={income.range} faults={faults} onSet={(range) => set({ income: { ...income, range } })} />
          <EvidenceField id="trust-income-evidence" legend="What the income rests on" evidence={board.evidence} cited={income.evidence} onSet={(evidence) => set({ income: { ...income, evidence } })} />
          <p><button type="button" className="as-link" onClick={() => set({ income: null })}>Nobody has stated an income</button></p>
        </>
      ) : <p><button type="button" className="as-link" onClick={() => set({ income: noIncome })}>Enter an income</button></p>}
    </>
  )
}
