/** The revision that something stands at and whose it is, as views tell it; and the one that a form started from. */
import { useState } from 'react'

export interface Written {
  readonly by: string
  readonly at: string
}

export interface Stands {
  readonly revision: number
  readonly written: Written | null
}

/** Nothing is recorded yet. */
export const nothingYet: Stands = { revision: 0, written: null }

/** Revisions only count up: a smaller one is what this form wrote itself and has not read back yet. */
export const isOvertakenBy = (base: number, standing: number): boolean => standing > base

/**
 * What a form starts from stays what it started from, however often the page reads anew. Once somebody else has written,
 * nothing is chosen by itself: `rebase` is called when a person has seen both.
 */
export const useRevision = (standing: number, busy: boolean) => {
  const [base, setBase] = useState(standing)
  return { base, overtaken: isOvertakenBy(base, standing) && !busy, rebase: () => setBase(standing) }
}
