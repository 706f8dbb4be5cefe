/** Every invariant of a tender. Law suites ask for them after each command, `workbench doctor` of each record. */
import type { ReadContent } from '../kernel.ts'
import type { TenderState } from '../tender/state.ts'
import { bidInvariants } from './bids.ts'
import { decisionInvariants } from './decision.ts'
import { checkAll, type Invariant, type Violation } from './invariant.ts'
import { modelInvariants } from './model.ts'
import { moderationInvariants } from './moderation.ts'
import { peopleInvariants } from './people.ts'
import { scoreInvariants } from './scores.ts'

export const tenderInvariants: readonly Invariant<TenderState>[] = [
  ...scoreInvariants, ...moderationInvariants, ...modelInvariants, ...bidInvariants, ...peopleInvariants, ...decisionInvariants,
]

/** What is wrong with a tender as it stands; nothing in a sound one. */
export const checkInvariants = (state: TenderState, read: ReadContent, hash: (json: unknown) => string): Violation[] => checkAll(tenderInvariants, state, { read, hash })
