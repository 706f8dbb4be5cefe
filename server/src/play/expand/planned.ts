/** A command that will be played: who gives it, when, and where in the case it comes from. */
export interface Planned {
  readonly at: string
  readonly actor: string
  readonly command: string
  readonly body: unknown
  /** The revision it starts from; where it is left out, the one that stands. */
  readonly base?: number
  /** The name under which later steps call the id it was given. */
  readonly as?: string
  readonly file: string
  /** JSON pointer of the place in the file. */
  readonly pointer: string
}

export type Untimed = Omit<Planned, 'at'>
