/** What passes between the event loop and a thread that computes. */

/** Tasks by name: what each is given and what it answers. All of it is copied between threads. */
export type TaskTable<T> = { readonly [N in keyof T]: { readonly input: unknown; readonly output: unknown } }

/** A table with the functions behind its names. */
export type Tasks<T extends TaskTable<T>> = { readonly [N in keyof T]: (input: T[N]['input']) => Promise<T[N]['output']> | T[N]['output'] }

export interface Ask {
  readonly task: string
  readonly input: unknown
}

export type Answer =
  /** `bytes`: how large the output is when it is kept. */
  | { readonly kind: 'done'; readonly output: unknown; readonly bytes: number }
  | { readonly kind: 'failed'; readonly name: string; readonly because: string; readonly stack: string | undefined }
