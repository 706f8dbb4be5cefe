import { useWorkshopAct } from '../../../api/queries.ts'
import { Asked } from '../../../parts/Asked.tsx'
import type { Done, InputAct } from './InputDialog.tsx'

export interface ToRemove {
  readonly form: 'remove'
  readonly title: string
  /** What goes with it and what stays. */
  readonly words: string
  readonly act: InputAct
  readonly done: Omit<Done, 'revision'>
}

/** Removing is asked for once, and can be taken back while the page stays. */
export const Removal = ({ record, removal, onDone, onClose }: { readonly record: string; readonly removal: ToRemove; readonly onDone: (done: Done) => void; readonly onClose: () => void }) => {
  const act = useWorkshopAct(record)
  return (
    <Asked title={removal.title} act="Remove it" busy={act.isPending} error={act.error} onClose={onClose} onAct={() => act.mutate(removal.act, { onSuccess: (reply) => { onDone({ ...removal.done, revision: reply.revision ?? 0 }); onClose() } })}>
      <p>{removal.words}</p>
    </Asked>
  )
}
