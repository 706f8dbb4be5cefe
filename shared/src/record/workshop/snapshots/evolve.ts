import type { Evolvers } from '../state.ts'
import type { SnapshotEvents } from './events.ts'

export const snapshotEvolvers: Evolvers<SnapshotEvents> = {
  snapshotTaken: (draft, body, { actor, at, seq }) => {
    draft.snapshots.taken.set(body.id, { ...body, by: actor, at, seq })
  },
}
