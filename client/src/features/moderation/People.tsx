import type { Names } from '../../parts/names.ts'

interface PeopleProps {
  readonly legend: string
  readonly people: readonly string[]
  readonly chosen: readonly string[]
  readonly names: Names
  readonly onChange: (chosen: readonly string[]) => void
  /** Named already: shown as chosen, and not to be taken back. */
  readonly fixed?: readonly string[]
}

/** Several people of a list. */
export const People = ({ legend, people, chosen, names, onChange, fixed = [] }: PeopleProps) => (
  <fieldset className="nhsuk-fieldset people-choice">
    <legend className="nhsuk-fieldset__legend">{legend}</legend>
    {people.map((person) => (
      <label key={person} className="choice">
        <input
          type="checkbox" checked={fixed.includes(person) || chosen.includes(person)} disabled={fixed.includes(person)}
          onChange={(event) => onChange(event.target.checked ? [...chosen, person] : chosen.filter((other) => other !== person))}
        />
        <span>{names.person(person)}{names.title(person) ? <span className="muted">, {names.title(person)}</span> : null}</span>
      </label>
    ))}
  </fieldset>
)
