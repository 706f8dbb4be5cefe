import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { PageEntry } from './pages.ts'

/** The parts of a record in the order of the work. */
export const Rail = ({ label, pages }: { readonly label: string; readonly pages: readonly PageEntry[] }) => {
  const [location] = useLocation()
  const [open, setOpen] = useState(false)
  const here = location.split('/')[1] ?? ''
  return (
    <nav className="rail" aria-label={label} data-open={open ? 'yes' : 'no'}>
      <button type="button" className="rail__toggle nhsuk-button nhsuk-button--secondary small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {pages.find((page) => page.path === here)?.title ?? label} ▾
      </button>
      <ol>
        {pages.map((page, index) => (
          <li key={page.path}>
            {pages[index - 1]?.group === page.group ? null : <span className="rail__group rail__off">{page.group}</span>}
            <Link href={`/${page.path}`} aria-current={page.path === here ? 'page' : undefined} onClick={() => setOpen(false)}>{page.title}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
