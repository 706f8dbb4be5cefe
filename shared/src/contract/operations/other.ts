/** Operations that are neither a command on a record nor a view of one. */
import type { TObject, TSchema } from 'typebox'
import type { Operation } from '../operation.ts'

export interface OtherOperation<P extends TObject = TObject, R extends TSchema = TSchema> extends Operation {
  readonly params: P
  readonly reply: R
  /** Answered to people who have not signed in. */
  readonly open: boolean
  /** What the reply is, where it is not JSON. */
  readonly produces?: 'text/event-stream' | 'text/html'
}

type Given<P extends TObject, R extends TSchema> =
  Pick<OtherOperation<P, R>, 'name' | 'method' | 'path' | 'summary' | 'params' | 'reply'> & Partial<Pick<OtherOperation, 'body' | 'ifMatch' | 'idempotent' | 'open' | 'produces'>>

export const operation = <P extends TObject, R extends TSchema>(given: Given<P, R>): OtherOperation<P, R> => ({ ifMatch: false, idempotent: false, open: false, ...given })
