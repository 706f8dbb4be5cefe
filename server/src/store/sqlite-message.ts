/** What passes between the event loop and the thread in which SQLite runs. */
import type { Row, Statement, Value, Written } from './port.ts'

export interface WorkerSettings {
  readonly file: string
  readonly mode: 'write' | 'read'
}

export type Ask =
  | { readonly id: number; readonly kind: 'write'; readonly statements: readonly Statement[] }
  | { readonly id: number; readonly kind: 'read'; readonly sql: string; readonly values: readonly Value[] }
  | { readonly id: number; readonly kind: 'close' }

export type Answer =
  | { readonly id: number; readonly kind: 'written'; readonly written: Written }
  | { readonly id: number; readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly id: number; readonly kind: 'closed' }
  | { readonly id: number; readonly kind: 'failed'; readonly because: string }
