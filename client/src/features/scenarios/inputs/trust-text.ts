/** What a trust runs today, as it is typed. */
import type { ScenarioTrust } from '@workbench/shared/contract/scenario.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import { formatDay, formatList } from '@workbench/shared/numeric/format.ts'
import { readDay } from '@workbench/shared/numeric/day.ts'
import type { Difference } from '../../../parts/Overtaken.tsx'
import { noRange, makeReader, rangeText, type RangeText, type ReadForm } from './reading.ts'

export type Trust = Plain<ScenarioTrust>

export interface EndText {
  readonly earliest: string
  readonly stated: string
  readonly latest: string
  readonly evidence: readonly string[]
}

export interface TrustText {
  readonly name: string
  readonly system: string
  readonly hosting: string
  readonly ends: readonly EndText[]
  /** Null where nobody has stated an income. */
  readonly income: { readonly range: RangeText; readonly evidence: readonly string[] } | null
}

export const noEnd: EndText = { earliest: '', stated: '', latest: '', evidence: [] }
export const noIncome: NonNullable<TrustText['income']> = { range: noRange, evidence: [] }
export const emptyTrust: TrustText = { name: '', system: '', hosting: '', ends: [], income: null }

export const trustText = ({ name, system, hosting, contractEnds, incomePerYear }: Trust): TrustText => ({
  name, system, hosting, ends: contractEnds, income: incomePerYear ? { range: rangeText(incomePerYear.amount), evidence: incomePerYear.evidence } : null,
})

export const readTrust = (text: TrustText, id: string): ReadForm<Trust> => {
  const reader = makeReader()
  const trust = {
    id,
    name: reader.words('trust-name', text.name, 'Enter the name of the trust.'),
    system: reader.words('trust-system', text.system, 'Enter what it runs today.'),
    hosting: reader.words('trust-hosting', text.hosting, 'Enter where that is hosted.'),
    contractEnds: text.ends.map((end, index) => {
      const at = (part: string) => `end-${index}-${part}`
      const read = { earliest: reader.day(at('earliest'), end.earliest, 'the earliest day of the end'), stated: reader.day(at('stated'), end.stated, 'the day that is stated'), latest: reader.day(at('latest'), end.latest, 'the latest day of the end'), evidence: [...end.evidence] }
      if (readDay(read.earliest) && readDay(read.stated) && readDay(read.latest) && !(read.earliest <= read.stated && read.stated <= read.latest)) reader.fail(at('earliest'), 'A contract’s end runs from earliest over stated to latest.')
      return read
    }),
    incomePerYear: text.income ? { amount: reader.pounds('trust-income', text.income.range, 'the yearly income in pounds'), evidence: [...text.income.evidence] } : null,
  }
  return reader.as(trust)
}

export const rangeWords = ({ low, mid, high }: RangeText): string => (low === high ? mid : `${low} to ${high}, likely ${mid}`)
const dayWords = (day: string) => (readDay(day) ? formatDay(day) : day)

export const comparedTrusts = (mine: TrustText, theirs: TrustText): readonly Difference[] => {
  const ends = (text: TrustText) => formatList(text.ends.map((end) => `${dayWords(end.stated)} (${dayWords(end.earliest)} to ${dayWords(end.latest)}; ${end.evidence.length} cited)`))
  const income = (text: TrustText) => (text.income ? `£${rangeWords(text.income.range)}; ${text.income.evidence.length} cited` : '')
  return [
    { name: 'Name', mine: mine.name, theirs: theirs.name }, { name: 'System', mine: mine.system, theirs: theirs.system }, { name: 'Hosting', mine: mine.hosting, theirs: theirs.hosting },
    { name: 'Contract ends', mine: ends(mine), theirs: ends(theirs) }, { name: 'Yearly income', mine: income(mine), theirs: income(theirs) },
  ]
}
