import { bidderSquare } from '@workbench/shared/chart/marks.ts'
import type { BidderName } from './names.ts'

/** Colour, pattern, letter and name: never colour alone. */
export const Bidder = ({ bidder }: { readonly bidder: BidderName }) => (
  <span className="bidder">
    {bidder.letter ? <Swatch letter={bidder.letter} /> : null}
    <span>{bidder.name}</span>
  </span>
)

export const Swatch = ({ letter }: { readonly letter: string }) => (
  <svg className="bidder__swatch" viewBox="0 0 20 20" role="img" aria-label={`Bidder ${letter}`}>{bidderSquare(letter, 0, 0)}</svg>
)
