import { useState, type ReactNode } from 'react'
import { evidenceName } from '../../../parts/evidence-name.ts'
import { describedBy, Field } from '../../../ui/Field.tsx'
import type { Board } from '../figures.ts'
import type { FieldFault, RangeText } from './reading.ts'

interface TextProps {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: string
  readonly value: string
  readonly faults: readonly FieldFault[]
  readonly onSet: (value: string) => void
  readonly width?: 2 | 3 | 5 | 10
  readonly type?: 'text' | 'date'
  readonly inputMode?: 'decimal' | 'numeric'
  readonly maxLength?: number
}

const faultOf = (faults: readonly FieldFault[], id: string): string | undefined => faults.find(({ field }) => field === id)?.message
const withError = (message: string | undefined) => (message === undefined ? {} : { error: message })

export const TextField = ({ id, label, hint, value, faults, onSet, width, type = 'text', inputMode, maxLength = 200 }: TextProps) => {
  const error = faultOf(faults, id)
  return (
    <Field id={id} label={label} {...(hint === undefined ? {} : { hint })} {...withError(error)}>
      <input
        className={`nhsuk-input${width ? ` nhsuk-input--width-${width}` : ''}`} id={id} type={type} {...(type === 'text' ? { maxLength } : {})} {...(inputMode ? { inputMode } : {})} value={value}
        aria-describedby={describedBy(id, hint !== undefined, error !== undefined)} aria-invalid={error !== undefined} onChange={(event) => onSet(event.target.value)}
      />
    </Field>
  )
}

export const WordsField = ({ id, label, hint, value, faults, onSet, maxLength = 1_000 }: TextProps) => {
  const error = faultOf(faults, id)
  return (
    <Field id={id} label={label} {...(hint === undefined ? {} : { hint })} {...withError(error)}>
      <textarea className="nhsuk-textarea" id={id} rows={2} maxLength={maxLength} value={value} aria-describedby={describedBy(id, hint !== undefined, error !== undefined)} aria-invalid={error !== undefined} onChange={(event) => onSet(event.target.value)} />
    </Field>
  )
}

interface ChoiceProps<T extends string> {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: string
  readonly value: T | ''
  readonly offered: readonly (readonly [T, string])[]
  /** What stands for nothing chosen. */
  readonly none?: string
  readonly faults: readonly FieldFault[]
  readonly onSet: (value: T | '') => void
}

export const ChoiceField = <T extends string>({ id, label, hint, value, offered, none = 'Choose', faults, onSet }: ChoiceProps<T>) => {
  const error = faultOf(faults, id)
  return (
    <Field id={id} label={label} {...(hint === undefined ? {} : { hint })} {...withError(error)}>
      <select className="nhsuk-select" id={id} value={value} aria-describedby={describedBy(id, hint !== undefined, error !== undefined)} aria-invalid={error !== undefined} onChange={(event) => onSet(event.target.value as T | '')}>
        <option value="">{none}</option>
        {offered.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
      </select>
    </Field>
  )
}

/** Pairs of a closed list, in the order of its words. */
export const pairs = <T extends string>(words: Readonly<Record<T, string>>): readonly (readonly [T, string])[] => Object.entries(words) as [T, string][]

interface RangeProps {
  readonly id: string
  readonly legend: ReactNode
  readonly unit: string
  readonly value: RangeText
  readonly faults: readonly FieldFault[]
  readonly onSet: (value: RangeText) => void
}

const partNames = { low: 'Low', mid: 'Likely', high: 'High' } as const

/** Low, likely, high: always three, never one that is taken for all. */
export const RangeField = ({ id, legend, unit, value, faults, onSet }: RangeProps) => (
  <fieldset className="nhsuk-fieldset range">
    <legend className="nhsuk-fieldset__legend">{legend}</legend>
    <div className="row">
      {(['low', 'mid', 'high'] as const).map((part) => (
        <TextField key={part} id={`${id}-${part}`} label={<>{partNames[part]}<span className="unit"> {unit}</span></>} width={unit === 'months' ? 3 : 10} inputMode={unit === 'months' ? 'numeric' : 'decimal'} value={value[part]} faults={faults} onSet={(given) => onSet({ ...value, [part]: given })} />
      ))}
    </div>
  </fieldset>
)

interface EvidenceProps {
  readonly id: string
  readonly legend: string
  readonly evidence: Board['evidence']
  readonly cited: readonly string[]
  readonly onSet: (cited: readonly string[]) => void
}

/** Which items a figure rests on: those cited first, the rest by a word of theirs. */
export const EvidenceField = ({ id, legend, evidence, cited, onSet }: EvidenceProps) => {
  const [words, setWords] = useState('')
  const sought = words.trim().toLowerCase()
  const offered = evidence.filter((item) => cited.includes(item.id) || (sought !== '' && !item.withdrawn && `${item.claim} ${item.who} ${item.source}`.toLowerCase().includes(sought)))
  return (
    <fieldset className="nhsuk-fieldset">
      <legend className="nhsuk-fieldset__legend">{legend}: {cited.length === 0 ? 'nothing cited yet' : `${cited.length} cited`}</legend>
      <label className="small" htmlFor={`${id}-seek`}>Find an item by a word of it</label>
      <input className="nhsuk-input nhsuk-input--width-10" id={`${id}-seek`} type="text" inputMode="search" value={words} onChange={(event) => setWords(event.target.value)} />
      {offered.length === 0 ? <p className="small muted">{sought === '' ? 'Items that match stand here.' : 'No item has these words.'}</p> : (
        <div className="pick" tabIndex={0} role="group" aria-label={legend}>
          {offered.map((item) => (
            <label key={item.id}><input type="checkbox" checked={cited.includes(item.id)} onChange={(event) => onSet(event.target.checked ? [...cited, item.id] : cited.filter((other) => other !== item.id))} /> {evidenceName(item)}: {item.claim}</label>
          ))}
        </div>
      )}
    </fieldset>
  )
}

export const TickField = ({ id, label, value, onSet }: { readonly id: string; readonly label: string; readonly value: boolean; readonly onSet: (value: boolean) => void }) => (
  <p><label><input type="checkbox" id={id} checked={value} onChange={(event) => onSet(event.target.checked)} /> {label}</label></p>
)
