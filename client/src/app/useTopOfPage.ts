/** A page that one goes to begins at its top; going back leaves the place to the browser. */
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

export const useTopOfPage = (): void => {
  const [location] = useLocation()
  const before = useRef(location)
  const back = useRef(false)
  useEffect(() => {
    const went = () => { back.current = true }
    window.addEventListener('popstate', went)
    return () => window.removeEventListener('popstate', went)
  }, [])
  useEffect(() => {
    if (location === before.current) return
    before.current = location
    if (!back.current) window.scrollTo(0, 0)
    back.current = false
  }, [location])
}
