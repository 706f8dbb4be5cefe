import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { useNames } from './names.ts'
import type { Written } from './revision.ts'

export interface Difference {
  readonly name: string
  readonly mine: string
  readonly theirs: string
}

interface OvertakenProps {
  readonly record: string
  /** As a sentence begins: "The price model". */
  readonly what: string
  readonly written: Written | null
  readonly differences: readonly Difference[]
  /** What an empty value means here. */
  readonly empty?: string
  /** What one was doing meanwhile. */
  readonly during?: string
  readonly onMine: () => void
  readonly onTheirs: () => void
}

/** Somebody else changed the same thing meanwhile: both values, whose the other is and since when, and a choice that only a person makes. */
export const Overtaken = ({ record, what, written, differences, empty = 'empty', during = 'while you were writing', onMine, onTheirs }: OvertakenProps) => {
  const note = useSeen()
  const apart = differences.filter(({ mine, theirs }) => mine.trim() !== theirs.trim())
  return (
    <div className="note note--bad" role="alert" ref={note}>
      <p><strong>{what} changed {during}.</strong> <ChangedBy record={record} written={written} /> Nothing of yours is lost, and nothing of it is recorded yet.</p>
      {apart.length === 0 ? <p>Both say the same.</p> : null}
      {apart.map(({ name, mine, theirs }) => (
        <dl key={name} className="facts">
          <div><dt>{name}, yours</dt><dd>{mine.trim() || empty}</dd></div>
          <div><dt>{name}, in the record</dt><dd>{theirs.trim() || empty}</dd></div>
        </dl>
      ))}
      <p className="small">Either can still be edited before it is recorded; what it replaces stays in the record.</p>
      <div className="row"><Button small onClick={onMine}>Keep mine</Button><Button small onClick={onTheirs}>Take theirs</Button></div>
    </div>
  )
}

interface MovedOnProps {
  readonly record: string
  readonly what: string
  readonly written: Written | null
  readonly onRead: () => void
}

/** For an act on something that changed after its dialog opened: it waits until the person has read what stands now. */
export const MovedOn = ({ record, what, written, onRead }: MovedOnProps) => (
  <div className="note note--bad" role="alert" ref={useSeen()}>
    <p><strong>{what} changed after you opened this.</strong> <ChangedBy record={record} written={written} /> What stands here is how it stands now.</p>
    <div className="row"><Button small onClick={onRead}>I have read it</Button></div>
  </div>
)

/** It appears where one may not be looking: the act below waits for it, so it is brought into sight once, and takes no focus from what is being typed. */
const useSeen = () => {
  const note = useRef<HTMLDivElement>(null)
  // Browsers have begun to answer with a promise, which no effect may hand on.
  useEffect(() => { void note.current?.scrollIntoView({ block: 'nearest' }) }, [])
  return note
}

const ChangedBy = ({ record, written }: { readonly record: string; readonly written: Written | null }) => {
  const names = useNames(record)
  return written ? <>{names.person(written.by)} recorded it on {formatInstant(written.at)}.</> : null
}
