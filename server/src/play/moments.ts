/**
 * A moment of a case as records to be written: the tender as it stood at that instant and, once it exists by then, the
 * call-off beside it, each naming the other. Every copy has ids and salts of its own.
 */
import { newId, type Random } from '../journal/context.ts'
import type { PlayOptions, Transaction } from '../journal/port.ts'
import { CaseFault } from './check.ts'
import type { Planned } from './expand/planned.ts'
import { planCallOff, planCase } from './plan.ts'
import { play } from './play.ts'
import type { Case } from './read-case.ts'

export interface PlaySources {
  /** Ids and salts come from here: the same bytes make the same records. */
  readonly random: Random
  /** The installation's. */
  readonly sealingKey: Uint8Array
  /** The server's clock in milliseconds: a played record lives on from its own moment. */
  readonly now: number
}

export interface PlayedRecord {
  readonly options: PlayOptions
  readonly transactions: Iterable<Transaction>
}

export interface PlayedMoment {
  readonly moment: string
  /** The tender's record. */
  readonly record: string
  /** The tender first, then its call-off if there is one by then. */
  readonly records: readonly PlayedRecord[]
}

/** The plans of a case, made once for all its moments. */
export interface CasePlan {
  readonly tender: readonly Planned[]
  readonly callOff: readonly Planned[]
}

export const makePlan = (from: Case): CasePlan => ({ tender: planCase(from), callOff: planCallOff(from) })

/** The case as it stood at `until`. */
export const playUntil = (plan: CasePlan, until: string, { random, sealingKey, now }: PlaySources): Omit<PlayedMoment, 'moment'> => {
  const record = newId(random)
  const callOff = newId(random)
  const clockOffsetMs = Date.parse(until) - now
  const played = (id: string, planned: readonly Planned[]): PlayedRecord => ({
    options: { record: id, kind: 'tender', clockOffsetMs },
    transactions: play(planned, { record: id, until, random, sealingKey, records: { parent: record, callOff } }),
  })
  const begun = plan.callOff[0] !== undefined && plan.callOff[0].at <= until
  return { record, records: [played(record, plan.tender), ...(begun ? [played(callOff, plan.callOff)] : [])] }
}

export const playMoment = (from: Case, plan: CasePlan, moment: string, sources: PlaySources): PlayedMoment => {
  const found = from.moments.find((candidate) => candidate.id === moment)
  if (!found) throw new CaseFault('moments.json', '', `there is no moment “${moment}”.`)
  return { moment, ...playUntil(plan, found.until, sources) }
}
