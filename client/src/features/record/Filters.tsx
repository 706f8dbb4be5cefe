import { useState, type FormEvent } from 'react'
import { useRead } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { everything, flawsOf, isFiltered, type FilterFlaw, type RecordFilter } from './filter.ts'

interface FiltersProps {
  readonly record: string
  readonly areas: readonly { readonly key: string; readonly name: string }[]
  readonly chosen: RecordFilter
  readonly onChoose: (filter: RecordFilter) => void
}

export const Filters = ({ record, areas, chosen, onChoose }: FiltersProps) => {
  const { data: names } = useRead('names', { record })
  const [draft, setDraft] = useState(chosen)
  const [flaws, setFlaws] = useState<readonly FilterFlaw[]>([])
  const set = (change: Partial<RecordFilter>) => setDraft({ ...draft, ...change })
  const flawOf = (field: FilterFlaw['field']) => {
    const message = flaws.find((flaw) => flaw.field === field)?.message
    return message === undefined ? {} : { error: message }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = flawsOf(draft)
    setFlaws(found)
    if (found.length === 0) onChoose(draft)
  }
  const clear = () => {
    setDraft(everything)
    setFlaws([])
    onChoose(everything)
  }
  return (
    <form className="record-filters no-print" role="search" aria-label="The record" onSubmit={submit} noValidate>
      <ErrorSummary errors={flaws} />
      <div className="record-filters__fields">
        <Field id="record-search" label="Search" {...flawOf('record-search')}>
          <input className="nhsuk-input" id="record-search" type="text" enterKeyHint="search" maxLength={200} value={draft.search} aria-describedby={describedBy('record-search', false, 'error' in flawOf('record-search'))} onChange={(event) => set({ search: event.target.value })} />
        </Field>
        <Field id="record-area" label="About">
          <select className="nhsuk-select" id="record-area" value={draft.area} onChange={(event) => set({ area: event.target.value })}>
            <option value="">everything</option>
            {areas.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
          </select>
        </Field>
        <Field id="record-person" label="Done by">
          <select className="nhsuk-select" id="record-person" value={draft.person} onChange={(event) => set({ person: event.target.value })}>
            <option value="">anybody</option>
            <option value="clock">The clock</option>
            {names?.people.map((person) => <option key={person.id} value={person.id}>{person.name}</option>)}
          </select>
        </Field>
        <Field id="record-from" label="From" {...flawOf('record-from')}>
          <input className="nhsuk-input" id="record-from" type="date" value={draft.from} onChange={(event) => set({ from: event.target.value })} />
        </Field>
        <Field id="record-to" label="To" {...flawOf('record-to')}>
          <input className="nhsuk-input" id="record-to" type="date" value={draft.to} aria-describedby={describedBy('record-to', false, 'error' in flawOf('record-to'))} onChange={(event) => set({ to: event.target.value })} />
        </Field>
      </div>
      <div className="row">
        <Button reads type="submit" small>Show these events</Button>
        {isFiltered(chosen) ? <Button reads small onClick={clear}>Show everything</Button> : null}
      </div>
    </form>
  )
}
