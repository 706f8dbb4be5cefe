/** Why the server does not start: one clear sentence for whoever started it. Nothing was changed on disk. */
export class StartRefusal extends Error {
  readonly code: 'unwritable' | 'newer' | 'inUse' | 'notOurs' | 'damaged' | 'unreachable'
  constructor(code: StartRefusal['code'], sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'StartRefusal'
    this.code = code
  }
}
