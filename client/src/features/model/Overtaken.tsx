import { Button } from '../../ui/Button.tsx'

interface OvertakenProps {
  readonly what: string
  readonly differences: readonly { readonly name: string; readonly mine: string; readonly theirs: string }[]
  readonly onMine: () => void
  readonly onTheirs: () => void
}

/** Somebody else changed the same thing meanwhile: both values, and a choice that only a person makes. */
export const Overtaken = ({ what, differences, onMine, onTheirs }: OvertakenProps) => (
  <div className="note note--bad" role="alert">
    <p><strong>{what} changed while you were writing.</strong> Nothing of yours is lost.</p>
    {differences.filter(({ mine, theirs }) => mine !== theirs).map(({ name, mine, theirs }) => (
      <dl key={name} className="facts">
        <div><dt>{name}, yours</dt><dd>{mine || 'empty'}</dd></div>
        <div><dt>{name}, in the record</dt><dd>{theirs || 'empty'}</dd></div>
      </dl>
    ))}
    <div className="row"><Button small onClick={onMine}>Keep mine</Button><Button small onClick={onTheirs}>Take the other</Button></div>
  </div>
)
