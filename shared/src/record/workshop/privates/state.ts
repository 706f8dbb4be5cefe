import type { Commitment } from '../../../contract/primitives.ts'
import type { PrivateKind } from '../../../contract/workshop/words.ts'
import { workshopRolesOf, type WorkshopSetup } from '../setup/state.ts'

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
  /** An act on it, replacing or releasing, by somebody to whom it was not open: never in a sound record. */
  trespassed?: { by: string; seq: number }
}

export interface Privates {
  figures: Map<string, PrivateFigure>
}

/**
 * Open to a lead of its trust who set it, was so when it was set, or was made one by such a lead. A facilitator who names a new
 * lead opens nothing that the trust kept to itself before; one who takes the role away and gives it back closes nothing.
 */
export const isOpenToLead = (setup: WorkshopSetup, person: string, figure: PrivateFigure): boolean =>
  workshopRolesOf(setup, person).some((held) => held.role === 'trustLead' && held.trust === figure.trust && (held.opensAfter < figure.seq || figure.by === person))

export const privateKey = (trust: string, kind: PrivateKind) => `${trust}/${kind}`
