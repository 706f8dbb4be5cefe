import { Field } from '../../ui/Field.tsx'
import type { Draft } from './consensus.ts'

interface PointsProps {
  readonly draft: Draft
  readonly wide: boolean
  readonly error: string | undefined
  readonly onChange: (draft: Draft) => void
}

const MOST = 20

/** The points that decided, one a line; asked for where the scores lie far apart. */
export const Points = ({ draft, wide, error, onChange }: PointsProps) => {
  const points = draft.decided.length === 0 && wide ? [''] : draft.decided
  const set = (decided: readonly string[]) => onChange({ ...draft, decided })
  return (
    <section aria-label="Points that decided">
      {points.map((point, index) => (
        <Field key={index} id={`decided-${index}`} label={`Point that decided${points.length > 1 ? ` ${index + 1}` : ''}${wide && index === 0 ? ' (needed: the scores lie far apart)' : ''}`} {...(error && index === 0 ? { error } : {})}>
          <textarea
            className="nhsuk-textarea" id={`decided-${index}`} rows={2} maxLength={2_000} value={point} aria-describedby={error && index === 0 ? 'decided-0-error' : undefined}
            onChange={(event) => set(points.map((other, at) => (at === index ? event.target.value : other)))}
          />
        </Field>
      ))}
      {points.length < MOST ? <p><button type="button" className="as-link" onClick={() => set([...points, ''])}>{points.length === 0 ? 'Write down a point that decided' : 'Another point'}</button></p> : null}
    </section>
  )
}
