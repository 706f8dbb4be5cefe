/**
 * Long work in slices. All of it, whichever record it is for, shares one queue: a turn of the event loop runs one slice
 * and no more, so that ten records that are opened at once delay everybody else no longer than one does.
 */

/** A slice is over after this; what a collection of garbage adds to it comes on top. */
const SLICE_MS = 4

const queue: (() => void)[] = []

const turn = (): void => {
  queue.shift()!()
  if (queue.length > 0) setImmediate(turn)
}

const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    if (queue.push(resolve) === 1) setImmediate(turn)
  })

export interface Slices {
  /** Begins a slice: to be awaited before the first work, and after anything else was waited for. */
  begin(): Promise<void>
  /** To be asked between small steps: goes on at once, or in a later turn if the slice is used up. */
  rest(): Promise<void> | undefined
}

export const inTurns = (): Slices => {
  let began = 0
  const begin = async (): Promise<void> => {
    await nextTurn()
    began = performance.now()
  }
  return { begin, rest: () => (performance.now() - began > SLICE_MS ? begin() : undefined) }
}
