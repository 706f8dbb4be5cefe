import type { ReactNode } from 'react'

export interface CitedEvidence {
  readonly document: string
  readonly page: number
  readonly quote?: string
}

interface BidAnswerProps {
  readonly text: string | null
  readonly evidence: readonly CitedEvidence[]
  readonly clarifications: readonly { readonly id: string; readonly text: string; readonly answer?: string }[]
  /** What can be done with a cited page, where something can. */
  readonly act?: (evidence: CitedEvidence) => ReactNode
}

/** What a bidder answered to a question, with the pages it cites and what was clarified; read-only. */
export const BidAnswer = ({ text, evidence, clarifications, act }: BidAnswerProps) => (
  <>
    {text === null ? <p className="muted">This bid gives no answer to the question.</p> : text.split('\n').filter((line) => line.trim() !== '').map((line, index) => <p key={`${index}/${line.slice(0, 20)}`}>{line}</p>)}
    {evidence.length > 0 ? (
      <>
        <h3>Evidence it cites</h3>
        <ul>{evidence.map((item) => <li key={`${item.document}/${item.page}`} className="small">{item.document}, page {item.page}{item.quote ? `: “${item.quote}”` : ''} {act?.(item)}</li>)}</ul>
      </>
    ) : null}
    {clarifications.map((item) => <p key={item.id} className="small"><strong>Clarification.</strong> {item.text} {item.answer ? `Answer: ${item.answer}` : 'Not answered yet.'}</p>)}
  </>
)
