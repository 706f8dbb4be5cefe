import { createContext, useContext } from 'react'
import { Link } from 'wouter'
import { evidenceName } from '../../parts/evidence-name.ts'
import type { Board } from './figures.ts'

/** The evidence of the board that a page shows: what cited items are called. */
export const EvidenceHeld = createContext<Board['evidence']>([])

const opening = (claim: string): string => {
  const words = claim.split(' ')
  return words.length > 6 ? `${words.slice(0, 6).join(' ')} …` : claim
}

/** What a figure rests on, each item one step away. Items of the same source and month are told apart by how they begin. */
export const EvidenceLinks = ({ ids, illustrative }: { readonly ids: readonly string[]; readonly illustrative?: boolean }) => {
  const held = useContext(EvidenceHeld)
  const cited = ids.map((id) => {
    const item = held.find((entry) => entry.id === id)
    return { id, name: item ? evidenceName(item) : 'an item that is not here', claim: item?.claim ?? '' }
  })
  const named = ({ name, claim }: (typeof cited)[number]) => (cited.filter((other) => other.name === name).length > 1 ? `${name}: “${opening(claim)}”` : name)
  return (
    <>
      {cited.map((item, index) => <span key={item.id}>{index === 0 ? '' : '; '}<Link href={`/evidence#${item.id}`}>{named(item)}</Link></span>)}
      {ids.length === 0 ? <span className="muted">none cited</span> : null}
      {illustrative ? <span className="muted"> (illustrative)</span> : null}
    </>
  )
}
