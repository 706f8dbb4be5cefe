import type { ReactNode } from 'react'

interface DrawerProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

const takeFocus = (heading: HTMLHeadingElement | null) => heading?.focus()

/** Show-the-sum, history, evidence: beside the page, takes focus when it opens, Esc closes it. */
export const Drawer = ({ title, onClose, children }: DrawerProps) => {
  return (
    <aside className="drawer" aria-label={title} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <div className="drawer__head">
        <h2 key={title} ref={takeFocus} tabIndex={-1}>{title}</h2>
        <button type="button" className="as-link" onClick={onClose}>Close</button>
      </div>
      {children}
    </aside>
  )
}
