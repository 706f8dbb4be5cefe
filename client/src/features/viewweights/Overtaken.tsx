import { Button } from '../../ui/Button.tsx'

interface OvertakenProps {
  readonly differences: readonly { readonly name: string; readonly mine: string; readonly theirs: string }[]
  readonly onMine: () => void
  readonly onTheirs: () => void
}

/** Another lead of the same trust recorded weights meanwhile: both values, and a choice that only a person makes. */
export const Overtaken = ({ differences, onMine, onTheirs }: OvertakenProps) => (
  <div className="note note--bad" role="alert">
    <p><strong>These view weights changed while you were writing.</strong> Nothing of yours is lost.</p>
    {differences.filter(({ mine, theirs }) => mine.trim() !== theirs).map(({ name, mine, theirs }) => (
      <p key={name}>{name}: yours {mine.trim() || 'as the award'}, in the record {theirs || 'as the award'}.</p>
    ))}
    <div className="row"><Button small onClick={onMine}>Keep mine</Button><Button small onClick={onTheirs}>Take the recorded ones</Button></div>
  </div>
)
