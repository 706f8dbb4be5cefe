import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import type { Comparing } from './useComparison.ts'

/** Before the first figures, and while they are behind what was asked for: nothing within a second, then a word; a fault at once. */
export const Computing = ({ comparing: { shown, behind, failed, tryAgain } }: { readonly comparing: Comparing }) => {
  if (failed !== null) return <div className="note note--bad" role="alert"><p><strong>The comparison could not be computed in this browser:</strong> {failed}. {shown ? 'The figures below are those of before.' : 'The record itself is not touched by this.'}</p><Button reads small onClick={tryAgain}>Try again</Button></div>
  return behind ? <Late what={shown ? 'Computing… until then the figures below are those of before.' : 'Computing the comparison…'} /> : null
}

const Late = ({ what }: { readonly what: string }) => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1_000)
    return () => clearTimeout(timer)
  }, [])
  return late ? <p className="loading" role="status">{what}</p> : null
}
