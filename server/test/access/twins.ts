/** For tests: two worlds that differ in one hidden secret, asked the same by one who may not know it. */
import { addressOf, type Operation } from '@workbench/shared/contract/operation.ts'
import { operations, type OperationName } from '@workbench/shared/contract/operations.ts'
import type { Answer, Sending, Served } from '../http/served.ts'
import { fillings, pathParameters } from './parameters.ts'
import { sampleOf } from './sample.ts'

export interface Twins {
  readonly a: Served
  readonly b: Served
}

export interface Difference {
  readonly viewer: string
  readonly operation: string
  readonly what: 'status' | 'bytes' | 'length' | 'tag' | 'headers'
  readonly detail: string
}

const visible = ({ headers }: Answer): string => JSON.stringify(Object.entries(headers).filter(([name]) => name !== 'date').toSorted())

const differencesOf = (viewer: string, operation: string, a: Answer, b: Answer): Difference[] => {
  const found = (what: Difference['what'], detail: string): Difference[] => [{ viewer, operation, what, detail }]
  if (a.status !== b.status) return found('status', `${a.status} and ${b.status}`)
  if (a.bytes.length !== b.bytes.length) return found('length', `${a.bytes.length} and ${b.bytes.length} bytes`)
  if (!a.bytes.equals(b.bytes)) return found('bytes', `${a.bytes.toString().slice(0, 400)} … ${b.bytes.toString().slice(0, 400)}`)
  if (a.headers.etag !== b.headers.etag) return found('tag', `${a.headers.etag} and ${b.headers.etag}`)
  return visible(a) === visible(b) ? [] : found('headers', `${visible(a)} and ${visible(b)}`)
}

export interface Asking {
  readonly viewer: string
  /** Where the digest of what is hidden stands for one who reads the record: not compared, all the rest is. */
  readonly beside?: readonly OperationName[]
}

/** Everything one can read, then everything one can do, then everything one can read again. */
export const compareWorlds = async ({ a, b }: Twins, { viewer, beside = [] }: Asking): Promise<Difference[]> => {
  const found: Difference[] = []
  const both = async (name: OperationName, params: Record<string, string>, sending: Sending = {}) => {
    const operation: Operation = operations[name]
    const more: Sending = { ...(operation.idempotent ? { key: `${viewer}-${name}` } : {}), ...(operation.ifMatch ? { base: 0 } : {}), ...sending }
    const path = addressOf(operation, params)
    const [one, other] = [await a.send(viewer, operation.method, path, more), await b.send(viewer, operation.method, path, more)]
    found.push(...differencesOf(viewer, `${operation.method} ${path}`, one, other))
    return one
  }
  const readAll = async () => {
    for (const [name, operation] of Object.entries(operations) as [OperationName, Operation][]) {
      if (operation.method !== 'GET' || name === 'live' || name === 'signInPage' || beside.includes(name)) continue
      for (const params of fillings(pathParameters(operation.path), a.record)) {
        const first = await both(name, name === 'recordChanges' ? { ...params, from: '0', to: '2025-02-28' } : params)
        if (first.headers.etag !== undefined) await both(name, params, { headers: { 'if-none-match': first.headers.etag } })
        if (Object.hasOwn(operation.params.properties, 'asOf')) await both(name, { ...params, asOf: '2025-02-06' })
      }
    }
  }
  await readAll()
  for (const [name, operation] of Object.entries(operations) as [OperationName, Operation][])
    if (operation.body && operation.path.includes('{record}')) for (const params of fillings(pathParameters(operation.path), a.record)) await both(name, params, { body: sampleOf(operation.body) })
  await readAll()
  return found
}
