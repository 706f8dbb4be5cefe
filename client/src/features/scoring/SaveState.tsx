import { formatTime } from '@workbench/shared/numeric/format.ts'
import type { Cell } from './store.ts'

/** One line that is never silent: saving, saved and when, waiting with how many, changed elsewhere. */
export const SaveState = ({ cells }: { readonly cells: Readonly<Record<string, Cell>> }) => {
  const all = Object.values(cells)
  const count = (...statuses: readonly Cell['status'][]) => all.filter((cell) => statuses.includes(cell.status)).length
  const troubled = count('conflict', 'refused')
  const waiting = count('waiting')
  if (troubled > 0) return <span className="status--bad">{count('conflict') > 0 ? 'Changed elsewhere' : 'Not saved'} ({troubled})</span>
  if (waiting > 0) return <span className="status--bad">Not saved – trying again ({waiting} {waiting === 1 ? 'change' : 'changes'} waiting)</span>
  if (count('typing', 'saving', 'recording') > 0) return <>Saving…</>
  const last = all.map((cell) => cell.savedAt).filter((at) => at !== null).sort().at(-1)
  const drafts = count('saved')
  return <>{last ? `Saved ${formatTime(last)}` : 'Nothing to save'}{drafts > 0 ? ` · ${drafts} kept as ${drafts === 1 ? 'a draft' : 'drafts'}` : ''}</>
}
