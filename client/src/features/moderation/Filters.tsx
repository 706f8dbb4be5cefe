import { countOf, filterNames, filters, type AgendaQuestion, type Filter } from './agenda.ts'

interface FiltersProps {
  readonly questions: readonly AgendaQuestion[]
  readonly chosen: Filter
  readonly onChoose: (filter: Filter) => void
}

export const Filters = ({ questions, chosen, onChoose }: FiltersProps) => (
  <label className="agenda-filter">
    <span>Show</span>
    <select className="nhsuk-select" value={chosen} onChange={(event) => onChoose(event.target.value as Filter)}>
      {filters.map((filter) => <option key={filter} value={filter}>{filterNames[filter]} ({countOf(questions, filter)})</option>)}
    </select>
  </label>
)
