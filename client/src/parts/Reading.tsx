import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ProblemError } from '../api/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { HiddenWhy, Loading } from '../ui/Waiting.tsx'

interface ReadingProps<T> {
  readonly of: UseQueryResult<T, ProblemError>
  readonly what: string
  /** The page's title where the page itself stands inside: a page has its heading even when there is nothing to show. */
  readonly page?: string
  readonly children: (found: T) => ReactNode
}

/** What was read, or why it is not here: on its way, hidden and until when, not found, or no answer and how to try again. */
export const Reading = <T,>({ of: query, what, page, children }: ReadingProps<T>) => {
  if (query.data !== undefined && !query.error) return <>{children(query.data)}</>
  const instead = query.error ? <NotRead problem={query.error} what={what} again={() => void query.refetch()} /> : <Loading what={what} />
  return page === undefined ? instead : <Page title={page}>{instead}</Page>
}

const NotRead = ({ problem, what, again }: { readonly problem: ProblemError; readonly what: string; readonly again: () => void }) => {
  const { status, detail } = problem.problem
  if (status === 403 || status === 409) return <HiddenWhy>{detail}</HiddenWhy>
  return (
    <div className="note note--bad" role="alert">
      <p><strong>{status === 404 ? 'Not found.' : `Could not read ${what}.`}</strong> {detail}</p>
      {status === 404 ? null : <p><Button reads small onClick={again}>Try again</Button></p>}
    </div>
  )
}
