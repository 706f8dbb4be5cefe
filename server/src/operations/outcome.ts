/** What an operation is asked and what it answers. Status codes, headers and bytes are made of it in `http`. */
import type { OperationName } from '@workbench/shared/contract/operations.ts'
import type { Refusal } from '@workbench/shared/record/kernel.ts'

export interface Caller {
  /** Null for somebody who has not signed in. */
  readonly person: string | null
  readonly administrator: boolean
  /** Names the session in memory and in the table; never the cookie's secret. */
  readonly session: string | null
}

export interface Call {
  readonly operation: OperationName
  /** Checked against the contract. */
  readonly params: Readonly<Record<string, string>>
  readonly body: unknown
  readonly base?: number
  readonly key: string
  readonly bodyHash: string
  readonly caller: Caller
  /** Whoever called is gone: what is computed for nobody may be given up. */
  readonly signal?: AbortSignal
}

/** A failure that is no refusal of the record: the caller's, or the installation's. */
export interface Fault {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly pointer?: string
  /** Where more than one thing is wrong. */
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[]
  readonly retryAfterSeconds?: number
  readonly facts?: Readonly<Record<string, unknown>>
}

export type Outcome =
  | { readonly kind: 'json'; readonly value: unknown; readonly status?: number; /** A new session's secret, or null to end the session. */ readonly cookie?: string | null }
  | { readonly kind: 'html'; readonly html: string; readonly status?: number }
  | { readonly kind: 'seeOther'; readonly to: string; readonly cookie?: string | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'fault'; readonly fault: Fault }

export type Handler = (call: Call) => Promise<Outcome>

export const json = (value: unknown, more: { status?: number; cookie?: string | null } = {}): Outcome => ({ kind: 'json', value, ...more })
export const html = (page: string): Outcome => ({ kind: 'html', html: page })
export const refused = (refusal: Refusal): Outcome => ({ kind: 'refused', refusal })
export const fault = (status: number, code: string, detail: string, more: Omit<Fault, 'status' | 'code' | 'detail'> = {}): Outcome => ({ kind: 'fault', fault: { status, code, detail, ...more } })
