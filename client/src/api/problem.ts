/** A refusal as it arrives: what is wrong and what to do, with the facts a screen may show. */
import type { Problem } from '@workbench/shared/contract/problem.ts'

export class ProblemError extends Error {
  readonly problem: Problem
  readonly retryAfterSeconds: number | undefined

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.problem = problem
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** No answer came: the network, or a server that is down. Nothing is known to have been recorded. */
export const unreachable = (): Problem => ({
  type: 'about:blank', title: 'No answer', status: 0, code: 'unreachable',
  detail: 'The workbench does not answer. What you typed is kept here; it is sent again when the connection is back.',
})
