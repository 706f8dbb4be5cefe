/** What a path means for one trust's own budget. */
import { payers, type Payer, type ScenarioInputs } from '@workbench/shared/contract/scenario.ts'
import { formatMoneyShort } from '@workbench/shared/numeric/format.ts'
import type { Unassessed } from '@workbench/shared/scenario/appraisal/measures.ts'
import type { YearCost } from '@workbench/shared/scenario/compare/charts.ts'
import type { ScenarioResult } from '@workbench/shared/scenario/compare/scenario-result.ts'
import type { TrustResult } from '@workbench/shared/scenario/compare/trust-result.ts'
import { endsPaying } from './charting.ts'

/** Real pence a year of the present service, by who pays it; from the monthly lines of present hosting. */
export const todayByPayer = ({ lines }: Pick<TrustResult, 'lines'>): { readonly payer: Payer; readonly pence: number }[] =>
  payers.flatMap((payer) => {
    const pence = lines.filter((line) => line.kind === 'oldHosting' && line.payer === payer).reduce((sum, { perMonth }) => sum + (perMonth?.mid ?? 0) * 12, 0)
    return pence === 0 ? [] : [{ payer, pence }]
  })

/** What hits the trust's budget when central money ends. */
export const trustFinding = (name: string, years: readonly YearCost[] | Unassessed): string => {
  if ('cannot' in years) return `${name}: what this path costs cannot be told`
  const ends = endsPaying(years, 'centre')
  const at = (year: string | null | undefined) => formatMoneyShort(years.find((entry) => entry.year === year)?.byPayer.trust.mid ?? 0, 1)
  const first = years[0]?.year
  if (ends !== null) return `${name} pays ${at(ends)} in ${ends}, when central money has ended, after ${at(first)} in ${first}`
  const most = years.reduce((high, entry) => (entry.byPayer.trust.mid > high.byPayer.trust.mid ? entry : high))
  return `${name} pays most in ${most.year}: ${at(most.year)}`
}

/** Why a scenario says nothing of a trust, with ids for names; undefined where it does. */
export const whyAbsent = ({ trusts }: Pick<ScenarioResult, 'trusts'>, trust: string, { mergers }: Pick<ScenarioInputs, 'mergers'>): string | undefined => {
  const has = (id: string) => trusts.some((entry) => entry.trust === id)
  if (has(trust)) return undefined
  const formed = mergers.find(({ into }) => into === trust)
  if (formed?.from.some(has)) return `Its former trusts choose: ${formed.from.filter(has).join(', ')}.`
  const joined = mergers.find(({ from, into }) => from.includes(trust) && has(into))
  return joined ? `From ${joined.on} it is part of ${joined.into}, which chooses.` : 'No path was chosen for it.'
}
