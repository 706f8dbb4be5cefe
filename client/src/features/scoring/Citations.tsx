import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Citation } from './score-value.ts'

interface CitationsProps {
  readonly citations: readonly Citation[]
  readonly editable: boolean
  readonly onChange: (citations: readonly Citation[]) => void
}

/** Document, page and quote: taken from the bidder's own evidence, or entered by hand. */
export const Citations = ({ citations, editable, onChange }: CitationsProps) => {
  const [adding, setAdding] = useState(false)
  const [document, setDocument] = useState('')
  const [page, setPage] = useState('')
  const [quote, setQuote] = useState('')
  const wrong = document.trim() === '' || !/^[1-9][0-9]{0,4}$/.test(page)
  return (
    <section aria-label="Citations">
      <h3>Citations</h3>
      {citations.length === 0 ? <p className="muted small">None yet. Use “cite” beside the bidder’s evidence.</p> : null}
      <ul>
        {citations.map((citation, index) => (
          <li key={`${citation.document}/${citation.page}/${citation.quote ?? ''}`} className="small">
            {citation.document}, page {citation.page}{citation.quote ? `: “${citation.quote}”` : ''}{' '}
            {editable ? <button type="button" className="as-link" onClick={() => onChange(citations.filter((_one, other) => other !== index))}>remove</button> : null}
          </li>
        ))}
      </ul>
      {editable && !adding ? <button type="button" className="as-link" onClick={() => setAdding(true)}>Cite by hand</button> : null}
      {adding ? (
        <div>
          <Field id="cite-document" label="Document"><input id="cite-document" className="nhsuk-input" value={document} onChange={(event) => setDocument(event.target.value)} /></Field>
          <Field id="cite-page" label="Page"><input id="cite-page" className="nhsuk-input nhsuk-input--width-4" inputMode="numeric" value={page} onChange={(event) => setPage(event.target.value)} /></Field>
          <Field id="cite-quote" label="Quote"><textarea id="cite-quote" className="nhsuk-textarea" rows={2} value={quote} onChange={(event) => setQuote(event.target.value)} /></Field>
          <div className="row">
            <Button small disabled={wrong} onClick={() => { onChange([...citations, { document: document.trim(), page: Number(page), ...(quote.trim() === '' ? {} : { quote: quote.trim() }) }]); setAdding(false) }}>Add the citation</Button>
            <Button small onClick={() => setAdding(false)}>Cancel</Button>
          </div>
        </div>
      ) : null}
    </section>
  )
}
