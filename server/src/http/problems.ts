/** Refusals and faults as RFC 9457 problem details. */
import type { Problem } from '@workbench/shared/contract/problem.ts'
import type { Refusal } from '@workbench/shared/record/kernel.ts'
import type { Fault } from '../operations/outcome.ts'

const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot be read', 401: 'Not signed in', 403: 'Not yours to do', 404: 'There is no such thing', 409: 'Not at this stage', 412: 'Changed elsewhere',
  413: 'Too large', 415: 'Not JSON', 421: 'Wrong address', 422: 'Something in it is wrong', 428: 'The revision is missing', 429: 'Too many requests', 500: 'The workbench has failed',
  503: 'Not available just now',
}

const statuses: Readonly<Record<Refusal['class'], number>> = { unknown: 404, stage: 409, stale: 412, content: 422, forbidden: 403 }

export const problemOfFault = ({ status, code, detail, pointer, errors, facts }: Fault): Problem => ({
  type: 'about:blank', title: titles[status] ?? 'Refused', status, detail, code,
  ...(errors ? { errors: [...errors] } : pointer === undefined ? {} : { errors: [{ pointer, message: detail }] }),
  ...(facts === undefined ? {} : { facts }),
})

export const problemOfRefusal = ({ class: refusalClass, code, sentence, facts, pointer }: Refusal): Problem => ({
  type: 'about:blank', title: titles[statuses[refusalClass]]!, status: statuses[refusalClass], detail: sentence, code,
  ...(pointer === undefined ? {} : { errors: [{ pointer, message: sentence }] }),
  ...(Object.keys(facts).length === 0 ? {} : { facts }),
})

/** Thrown inside `http` only, where a request cannot even become a call. */
export class RequestFault extends Error {
  readonly fault: Fault

  constructor(status: number, code: string, detail: string, more: Omit<Fault, 'status' | 'code' | 'detail'> = {}) {
    super(detail)
    this.name = 'RequestFault'
    this.fault = { status, code, detail, ...more }
  }
}
