import type { Board } from './figures.ts'

/** Told to those whom the extract names, while the tender does not let them read its prices: the figures are without bids then. */
export const PricesClosed = ({ board }: { readonly board: Pick<Board, 'derivedClosed'> }) => (board.derivedClosed === null ? null : <div className="note note--warn"><p>{board.derivedClosed}</p></div>)
