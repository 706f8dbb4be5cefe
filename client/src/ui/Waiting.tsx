import { useEffect, useState, type ReactNode } from 'react'

/** Says that something is being fetched, once it takes long enough to be noticed. */
export const Loading = ({ what }: { readonly what: string }) => {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return shown ? <p className="loading" role="status">Reading {what}…</p> : <div className="loading-space" />
}

export const Empty = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="empty">
    <h2>{title}</h2>
    {children}
  </section>
)

/** Something is hidden: why, and until when. */
export const HiddenWhy = ({ children }: { readonly children: ReactNode }) => <p className="hidden-why">{children}</p>
