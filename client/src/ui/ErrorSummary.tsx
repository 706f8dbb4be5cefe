import { useEffect, useRef } from 'react'

export interface ErrorItem {
  readonly message: string
  /** The id of the field it belongs to. */
  readonly field?: string
}

/** "There is a problem": takes focus, links to the fields, says the same words as stand beside them. */
export const ErrorSummary = ({ errors }: { readonly errors: readonly ErrorItem[] }) => {
  const box = useRef<HTMLDivElement>(null)
  const told = useRef<readonly string[]>([])
  // Only for what is new: whoever puts one error right while others stand goes on typing where they are.
  useEffect(() => {
    const messages = errors.map(({ message }) => message)
    if (messages.some((message) => !told.current.includes(message))) box.current?.focus()
    told.current = messages
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div className="nhsuk-error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-title">
      <h2 className="nhsuk-error-summary__title" id="error-summary-title">There is a problem</h2>
      <div className="nhsuk-error-summary__body">
        <ul className="nhsuk-list nhsuk-error-summary__list">
          {errors.map((error) => (
            <li key={error.message}>{error.field ? <a href={`#${error.field}`}>{error.message}</a> : error.message}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
