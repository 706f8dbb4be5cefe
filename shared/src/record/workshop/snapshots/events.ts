import type { Commitment } from '../../../contract/primitives.ts'
import type { FrozenBoard, FrozenDerived } from './state.ts'

export interface SnapshotEvents {
  snapshotTaken: { id: string; name: string; note?: Commitment; hash: string; board: FrozenBoard; derived: FrozenDerived }
}
