/** The only place where the browser talks to the server. Operations come from the contract; nothing here spells a path. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import { addressOf, type CommandReply, type Operation } from '@workbench/shared/contract/operation.ts'
import { operations, type OperationName, type OperationParams, type OperationReply } from '@workbench/shared/contract/operations.ts'
import type { Problem } from '@workbench/shared/contract/problem.ts'
import { assertToday } from './as-of.ts'
import { ProblemError, unreachable } from './problem.ts'

export interface CallOptions {
  readonly body?: unknown
  /** The revision this write started from. */
  readonly base?: number
  /** The same key for every try of the same act, so that it is done once. */
  readonly key?: string
  readonly signal?: AbortSignal
  /** Lets the browser finish the request although the page is closing. */
  readonly keepalive?: boolean
}

export const newKey = (): string => crypto.randomUUID()

export const call = async <N extends OperationName>(name: N, params: OperationParams<N>, options: CallOptions = {}): Promise<Plain<OperationReply<N>>> => {
  const operation: Operation = operations[name]
  if (operation.method !== 'GET' && 'record' in params && typeof params.record === 'string') assertToday(params.record)
  let response: Response
  try {
    response = await fetch(addressOf(operation, params as Record<string, string | undefined>), {
      method: operation.method,
      headers: {
        accept: 'application/json, text/html',
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.base === undefined ? {} : { 'if-match': `"${options.base}"` }),
        ...(operation.idempotent ? { 'idempotency-key': options.key ?? newKey() } : {}),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.keepalive ? { keepalive: true } : {}),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(unreachable())
  }
  const text = await response.text()
  const page = response.ok && (response.headers.get('content-type') ?? '').startsWith('text/html')
  const json: unknown = page ? text : text === '' ? null : parse(text)
  if (!response.ok) throw new ProblemError(problemOf(json, response.status), Number(response.headers.get('retry-after') ?? '') || undefined)
  return json as Plain<OperationReply<N>>
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const problemOf = (json: unknown, status: number): Problem =>
  typeof json === 'object' && json !== null && 'detail' in json
    ? (json as Problem)
    : { ...unreachable(), status, detail: `The server answered ${status} without saying why. Nothing is known to have been recorded; try again.` }

export type { CommandReply }
