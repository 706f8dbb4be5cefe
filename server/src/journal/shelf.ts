/** What is held in memory under a name. Once it is too much, what was not used for longest goes, unless it may not. */

export interface Shelf<T> {
  /** What stands under the name, now the last used. */
  use(name: string): T | undefined
  put(name: string, thing: T): void
  /** Removes it, if it is still this one. */
  remove(name: string, thing: T): void
  /** To be called when something may have become heavier. */
  tidy(): void
  all(): Iterable<T>
}

export interface ShelfParts<T> {
  readonly atMost: number
  readonly weigh: (thing: T) => number
  readonly mayGo: (thing: T) => boolean
}

export const openShelf = <T>({ atMost, weigh, mayGo }: ShelfParts<T>): Shelf<T> => {
  /** In the order of their last use. */
  const things = new Map<string, T>()

  const use = (name: string): T | undefined => {
    const thing = things.get(name)
    if (thing === undefined) return undefined
    things.delete(name)
    things.set(name, thing)
    return thing
  }

  const tidy = (): void => {
    let weight = 0
    for (const thing of things.values()) weight += weigh(thing)
    let others = things.size - 1
    for (const [name, thing] of things) {
      // The last used stays, however heavy: somebody is at work with it.
      if (weight <= atMost || others-- === 0) return
      if (!mayGo(thing)) continue
      things.delete(name)
      weight -= weigh(thing)
    }
  }

  return {
    use, tidy,
    put: (name, thing) => {
      things.delete(name)
      things.set(name, thing)
      tidy()
    },
    remove: (name, thing) => {
      if (things.get(name) === thing) things.delete(name)
    },
    all: () => things.values(),
  }
}
