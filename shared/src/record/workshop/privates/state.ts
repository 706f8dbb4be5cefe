import type { Commitment } from '../../../contract/primitives.ts'
import type { PrivateKind } from '../../../contract/workshop/words.ts'

export interface PrivateFigure {
  trust: string
  kind: PrivateKind
  /** The one analyst the trust named; nobody else outside the trust reads it until it is released. */
  analyst: string
  pence: Commitment
  basis: Commitment
  revision: number
  /** Sequence of the event that set it as it stands. */
  seq: number
  by: string
  at: string
  released?: { by: string; at: string }
}

export interface Privates {
  figures: Map<string, PrivateFigure>
}

export const privateKey = (trust: string, kind: PrivateKind) => `${trust}/${kind}`
