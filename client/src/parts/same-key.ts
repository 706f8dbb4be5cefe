/** One key for every try of the same act, so that a reply lost on the way leads to no second doing; another act, another key. */
import { useState } from 'react'
import { newKey } from '../api/call.ts'

/** Remembers the last act it gave a key to. */
export const makeKeyOf = (fresh: () => string): ((act: unknown) => string) => {
  let last: { readonly act: string; readonly key: string } | undefined
  return (act) => {
    const text = JSON.stringify(act)
    if (last?.act !== text) last = { act: text, key: fresh() }
    return last.key
  }
}

export const useKeyOf = (): ((act: unknown) => string) => useState(() => makeKeyOf(newKey))[0]
