/**
 * A moment of a case as records to be written: the tender as it stood at that instant and, once it exists by then, the
 * call-off beside it, each naming the other. The last moment brings the workshop with it, which looks back on the whole.
 * Every copy has ids and salts of its own.
 */
import type { RecordKindName } from '@workbench/shared/handle.ts'
import { newId, type Random } from '../journal/context.ts'
import type { PlayOptions, Transaction } from '../journal/port.ts'
import { CaseFault } from './check.ts'
import type { Planned } from './expand/planned.ts'
import { planWorkshop } from './expand/workshop.ts'
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
  /** The workshop's record, where the moment brings it with it. */
  readonly workshop?: string
  /** The tender first, then its call-off if there is one by then, then the workshop. */
  readonly records: readonly PlayedRecord[]
}

/** The plans of a case, made once for all its moments. */
export interface CasePlan {
  readonly tender: readonly Planned[]
  readonly callOff: readonly Planned[]
  readonly workshop: readonly Planned[]
}

export const makePlan = (from: Case): CasePlan => ({ tender: planCase(from), callOff: planCallOff(from), workshop: planWorkshop(from) })

const recordsUntil = (plan: CasePlan, until: string, { random, sealingKey, now }: PlaySources) => {
  const record = newId(random)
  const callOff = newId(random)
  const played = (kind: RecordKindName, id: string, planned: readonly Planned[], end: string): PlayedRecord => ({
    options: { record: id, kind, clockOffsetMs: Date.parse(end) - now },
    transactions: play(kind, planned, { record: id, until: end, random, sealingKey, records: { parent: record, callOff } }),
  })
  const begun = plan.callOff[0] !== undefined && plan.callOff[0].at <= until
  return { record, played, records: [played('tender', record, plan.tender, until), ...(begun ? [played('tender', callOff, plan.callOff, until)] : [])] }
}

/** The tender as it stood at `until`, and its call-off if that had begun. */
export const playUntil = (plan: CasePlan, until: string, sources: PlaySources): Omit<PlayedMoment, 'moment'> => {
  const { record, records } = recordsUntil(plan, until, sources)
  return { record, records }
}

export const playMoment = (from: Case, plan: CasePlan, moment: string, sources: PlaySources): PlayedMoment => {
  const found = from.moments.find((candidate) => candidate.id === moment)
  if (!found) throw new CaseFault('moments.json', '', `there is no moment “${moment}”.`)
  const { record, played, records } = recordsUntil(plan, found.until, sources)
  const held = plan.workshop.at(-1)
  if (found !== from.moments.at(-1) || held === undefined) return { moment, record, records }
  const workshop = newId(sources.random)
  return { moment, record, workshop, records: [...records, played('workshop', workshop, plan.workshop, held.at)] }
}
