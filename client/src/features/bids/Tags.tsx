import { proposedWords, standingOf, type Bid } from './bids.ts'

export const StandingTag = ({ bid }: { readonly bid: Bid }) => {
  const { words, tone } = standingOf(bid)
  const proposed = proposedWords(bid)
  return (
    <>
      <span className={tone === 'plain' ? 'tag' : `tag tag--${tone}`}>{words}</span>
      {proposed ? <> <span className="tag tag--warn">{proposed}</span></> : null}
    </>
  )
}

export const Outcome = ({ outcome }: { readonly outcome: 'shortlisted' | 'notShortlisted' | undefined }) =>
  outcome === undefined ? <span className="muted">–</span> : outcome === 'shortlisted' ? <span className="tag tag--good">shortlisted</span> : <span className="tag tag--bad">not shortlisted</span>
