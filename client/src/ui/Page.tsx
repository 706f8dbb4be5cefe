import { useEffect, type ReactNode } from 'react'

interface PageProps {
  /** The page's finding or its one question. */
  readonly title: string
  readonly question?: string
  /** The one next action; the only filled button. */
  readonly action?: ReactNode
  readonly lead?: ReactNode
  readonly drawer?: ReactNode
  readonly children: ReactNode
}

export const Page = ({ title, question, action, lead, drawer, children }: PageProps) => {
  useEffect(() => {
    document.title = `${title} – Tender workbench`
  }, [title])
  const body = (
    <>
      <div className="page__head">
        <div>
          {question ? <p className="page__question">{question}</p> : null}
          <h1 id="page-title" tabIndex={-1}>{title}</h1>
        </div>
        {action ? <div className="page__actions">{action}</div> : null}
      </div>
      {lead ? <p className="page__lead">{lead}</p> : null}
      {children}
    </>
  )
  // The same elements with a drawer and without: what is open, typed or focused beside it stays.
  return <div className={drawer ? 'with-drawer' : undefined}><div>{body}</div>{drawer}</div>
}
