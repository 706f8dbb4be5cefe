import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'

interface DrawerProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

const takeFocus = (heading: HTMLHeadingElement | null) => heading?.focus()

/** Show-the-sum, history, evidence: beside the page, takes focus when it opens, Esc closes it, focus returns to where it was. */
export const Drawer = ({ title, onClose, children }: DrawerProps) => {
  const [opener] = useState(() => document.activeElement)
  const drawer = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const own = drawer.current
    // Whoever has moved on to another figure stays there.
    return () => {
      if (own?.contains(document.activeElement) && opener instanceof HTMLElement) opener.focus()
    }
  }, [opener])
  return (
    <aside className="drawer" ref={drawer} aria-label={title} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <div className="drawer__head">
        <h2 key={title} ref={takeFocus} tabIndex={-1}>{title}</h2>
        <button type="button" className="as-link" onClick={onClose}>Close</button>
      </div>
      {children}
    </aside>
  )
}
