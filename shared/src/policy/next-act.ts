/** An act that comes next: who does it, on which page, and what is in its way. */
import type { Role } from '../contract/tender/words.ts'

export interface Blocker {
  sentence: string
  page?: string
}

export interface NextAct {
  lot: string | null
  act: string
  roles: Role[]
  page: string
  blockers: Blocker[]
}
