import type { ReactNode } from 'react'

interface FieldProps {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: string
  readonly children: ReactNode
}

/** Label, hint and error of one field. The control carries `id`, and `aria-describedby={describedBy(id, …)}`. */
export const Field = ({ id, label, hint, error, children }: FieldProps) => (
  <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
    <label className="nhsuk-label" htmlFor={id}>{label}</label>
    {hint ? <div className="nhsuk-hint" id={`${id}-hint`}>{hint}</div> : null}
    {error ? <span className="nhsuk-error-message" id={`${id}-error`}><span className="visually-hidden">Error: </span>{error}</span> : null}
    {children}
  </div>
)

export const describedBy = (id: string, hint: boolean, error: boolean): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
