import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { Empty } from '../../ui/Waiting.tsx'
import { contradictionFinding, type Contradiction } from './evidence.ts'

interface ContradictionsProps {
  readonly contradictions: readonly Contradiction[]
  readonly chosen: string
  readonly personOf: (id: string) => string
  readonly citedOf: (ids: readonly string[]) => React.ReactNode
  readonly actOf?: (contradiction: Contradiction) => React.ReactNode
}

/** What sources say of the same thing, side by side: which is followed, and why. */
export const Contradictions = ({ contradictions, chosen, personOf, citedOf, actOf }: ContradictionsProps) =>
  contradictions.length === 0 ? <Empty title="No contradiction has been entered"><p>Where two sources disagree, enter what each says, which is followed and why. Nothing is averaged, and none is dropped silently.</p></Empty> : (
    <ol className="evidence">
      {contradictions.map((entry) => (
        <li key={entry.id} id={entry.id} tabIndex={-1} className={entry.id === chosen ? 'evidence__item evidence__item--chosen' : 'evidence__item'} aria-current={entry.id === chosen ? 'true' : undefined}>
          <h2 className="evidence__topic"><a href={`#${entry.id}`}>{entry.topic}</a></h2>
          <p className="evidence__claim">{contradictionFinding(entry)}</p>
          <ul className="sides">
            {entry.sides.map((side, index) => (
              <li key={index} className={entry.follows === index ? 'sides__followed' : undefined}>
                <p>{side.says} {entry.follows === index ? <span className="tag">followed</span> : null}</p>
                <p className="small muted">{side.source}{side.evidence.length > 0 ? <> · {citedOf(side.evidence)}</> : null}</p>
              </li>
            ))}
          </ul>
          <p><strong>Why:</strong> {entry.reading}</p>
          <p className="small muted">Entered by {personOf(entry.by)}, {formatInstant(entry.at)}</p>
          {actOf?.(entry)}
        </li>
      ))}
    </ol>
  )
