import { useSyncExternalStore } from 'react'

const query = '(max-width: 40rem)'

const follow = (changed: () => void): (() => void) => {
  const list = window.matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

/** The page is too narrow for a grid: a telephone, or a screen enlarged fourfold. */
export const useNarrow = (): boolean => useSyncExternalStore(follow, () => window.matchMedia(query).matches)
