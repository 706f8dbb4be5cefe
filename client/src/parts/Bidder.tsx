import type { BidderName } from './names.ts'

const PATTERNS = 4

/** Letters A, B, C … Z, AA …: the order of entry, from 0. */
const orderOf = (letter: string): number => [...letter].reduce((sum, character) => sum * 26 + character.charCodeAt(0) - 64, 0) - 1

/** A bidder keeps colour, pattern and letter everywhere. From the seventh on the colours repeat with another pattern. */
export const bidderMark = (letter: string): { readonly colour: number; readonly pattern: number } => {
  const order = Math.max(0, orderOf(letter))
  return { colour: order % 6, pattern: Math.floor(order / 6) % PATTERNS }
}

/** Colour, pattern, letter and name: never colour alone. */
export const Bidder = ({ bidder }: { readonly bidder: BidderName }) => (
  <span className="bidder">
    {bidder.letter ? <Swatch letter={bidder.letter} /> : null}
    <span>{bidder.name}</span>
  </span>
)

export const Swatch = ({ letter }: { readonly letter: string }) => {
  const { colour, pattern } = bidderMark(letter)
  return (
    <svg className="bidder__swatch" viewBox="0 0 20 20" role="img" aria-label={`Bidder ${letter}`}>
      <rect className={`bidder-fill-${colour}`} width="20" height="20" />
      <PatternLines pattern={pattern} />
      <rect x="4" y="4" width="12" height="12" fill="#fff" />
      <text x="10" y="14" textAnchor="middle" fontSize="11" fontWeight="700" fill="#212b32">{letter}</text>
    </svg>
  )
}

const PatternLines = ({ pattern }: { readonly pattern: number }) => {
  if (pattern === 0) return null
  const lines = pattern === 1 ? 'M-5 5 L5 -5 M0 20 L20 0 M15 25 L25 15' : pattern === 2 ? 'M0 3 H20 M0 17 H20' : 'M3 0 V20 M17 0 V20'
  return <path d={lines} stroke="#fff" strokeWidth="2" fill="none" />
}
