import { Link } from 'wouter'
import { useRead } from '../api/queries.ts'
import { roleName, stageName } from '../parts/words.ts'

interface HeaderProps {
  readonly tender?: { readonly title: string; readonly stage: string; readonly roles: readonly string[] }
}

/** Product, tender and its stage, who one is and as what, help. */
export const Header = ({ tender }: HeaderProps) => {
  const { data: session } = useRead('session', {})
  return (
    <header className="header">
      <Link href="~/" className="header__name">Tender workbench</Link>
      <span className="header__tender">
        {tender ? <>{tender.title} <span className="header__stage">{stageName(tender.stage)}</span></> : null}
      </span>
      {session?.person ? (
        <span>
          {session.name}
          {tender && tender.roles.length > 0 ? ` · ${[...new Set(tender.roles)].map(roleName).join(', ')}` : ''}
        </span>
      ) : null}
      <Link href="~/help">Help</Link>
    </header>
  )
}
