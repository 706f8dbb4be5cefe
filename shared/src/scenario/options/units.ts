/** Which trust takes which option in which months, before and after mergers. */
import type { Scenario, ScenarioOption } from '../../contract/scenario.ts'
import { firstMonthOf, monthOfDay, startOfYear } from '../months.ts'
import { compareText, type Known } from './known.ts'

/** One trust on one option; `owner` is the trust it is part of when the horizon ends. */
export interface Unit {
  readonly trust: string
  readonly owner: string
  readonly option: ScenarioOption
  /** The months it counts for: a member's own choice ends where the merged trust's begins. */
  readonly from: number
  readonly until: number
}

export interface Horizon {
  readonly firstYear: number
  readonly years: number
  readonly first: number
  readonly last: number
}

export const horizonOf = (known: Known): Horizon => {
  const { firstYear, years } = known.inputs.assumptions
  const start = startOfYear(firstYear)
  return { firstYear: start, years, first: firstMonthOf(start), last: firstMonthOf(start + years) - 1 }
}

/** The trust that this one has become part of by a month. */
export const ownerIn = (known: Known, trust: string, month: number): string => {
  const merger = known.mergers.find(({ from, on }) => from.includes(trust) && monthOfDay(on) <= month)
  return merger ? ownerIn(known, merger.into, month) : trust
}

export interface Resolved {
  readonly units: readonly Unit[]
  /** Sentences about trusts that have no option, or two, in some months. */
  readonly gaps: readonly string[]
}

export const resolveUnits = (known: Known, scenario: Scenario): Resolved => {
  const horizon = horizonOf(known)
  const gaps: string[] = []
  const chosen = new Map<string, ScenarioOption>()
  for (const choice of scenario.choices) {
    const option = known.options.get(choice.option)
    if (option) chosen.set(choice.trust, option)
    else gaps.push(`${choice.trust}: the option “${choice.option}” was not known on ${known.asAt}.`)
  }
  const mergerInto = new Map(known.mergers.map((merger) => [merger.into, merger]))
  const mergerOf = (trust: string) => known.mergers.find(({ from }) => from.includes(trust))
  /** The month from which a choice made for a trust this one becomes part of takes over; after the horizon if none does. */
  const takenOver = (trust: string): number => {
    const merger = mergerOf(trust)
    if (!merger) return horizon.last + 1
    return chosen.has(merger.into) ? monthOfDay(merger.on) : takenOver(merger.into)
  }
  const covered = (trust: string): boolean => chosen.has(trust) || (mergerInto.get(trust)?.from.every(covered) ?? false)

  const units = [...chosen].map(([trust, option]): Unit => {
    const merger = mergerInto.get(trust)
    return {
      trust,
      owner: ownerIn(known, trust, horizon.last),
      option,
      from: Math.max(horizon.first, merger ? monthOfDay(merger.on) : horizon.first),
      until: Math.min(horizon.last, takenOver(trust) - 1),
    }
  })
  for (const { id, name } of known.inputs.trusts) {
    const merger = mergerInto.get(id)
    const formed = known.inputs.mergers.find(({ into }) => into === id)
    const begins = Math.max(horizon.first, merger ? monthOfDay(merger.on) : horizon.first)
    const ends = Math.min(horizon.last, takenOver(id) - 1)
    if (formed && !merger) {
      if (chosen.has(id)) gaps.push(`${name} does not exist yet by what was known on ${known.asAt}, but has an option.`)
    } else if (begins <= ends && !covered(id)) gaps.push(`${name} has no option.`)
  }
  return { units: units.filter(({ from, until }) => from <= until).toSorted((a, b) => compareText(a.trust, b.trust)), gaps: gaps.toSorted(compareText) }
}
