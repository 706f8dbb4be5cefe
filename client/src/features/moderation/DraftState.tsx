import { formatTime } from '@workbench/shared/numeric/format.ts'
import type { Kept } from './drafts.ts'

/** Never silent about what is typed and not yet proposed. */
export const DraftState = ({ kept }: { readonly kept: Kept | undefined }) => <p className="status" role="status">{sentence(kept)}</p>

const sentence = (kept: Kept | undefined) => {
  if (!kept) return ''
  if (kept.status === 'saved') return kept.savedAt ? `Kept as your draft ${formatTime(kept.savedAt)}; not proposed yet` : ''
  if (kept.status === 'waiting') return <span className="status--bad">Not kept – trying again. Your words are on this page.</span>
  if (kept.status === 'conflict') return <span className="status--bad">Changed elsewhere</span>
  if (kept.status === 'refused') return <span className="status--bad">Not kept: {kept.problem}</span>
  return 'Keeping…'
}
