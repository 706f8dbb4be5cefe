/** What a decision says in a sentence, and which act comes next. Pure. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatDay, formatList } from '@workbench/shared/numeric/format.ts'

export type Decision = Plain<ReplyOf<'decision'>>
export type Award = NonNullable<Decision['award']>
export type TrustPosition = Decision['trusts'][number]
export type NameOf = (bidder: string) => string

export const bidderOfBid = (award: Award, bid: string): string => award.totals.find((line) => line.bid === bid)?.bidder ?? bid

/** "Alder, Birch and Cedar have the three places": what stands, or what is missing. */
export const findingOf = (decision: Decision, name: NameOf): string => {
  const { award } = decision
  if (decision.abandoned) return 'This lot was abandoned'
  if (decision.stage === 'suspended') return 'This lot is suspended because of a claim'
  if (decision.hidden !== null) return 'Nothing can be decided yet'
  if (!award) return 'No award is proposed yet'
  if (!award.approved) return 'An award is proposed; a second person has to approve it'
  const winners = formatList(award.awarded.map((bid) => name(bidderOfBid(award, bid))))
  return award.awarded.length === 1 ? `${winners} is awarded the contract` : `${winners} have the ${award.awarded.length} places`
}

export const positionNames: Readonly<Record<NonNullable<TrustPosition['position']>['position'], string>> = {
  support: 'Supports the joint result', reservation: 'Reservation', chooseOtherwise: 'Chooses otherwise, as the notice allows',
}

/** How the trusts stand, counted: "6 support, 1 with a reservation, 2 not recorded". */
export const positionsSentence = (trusts: readonly TrustPosition[]): string => {
  const count = (position: string | null) => trusts.filter((trust) => (trust.position?.position ?? null) === position).length
  const parts = [
    [count('support'), count('support') === 1 ? 'supports' : 'support'], [count('reservation'), 'with a reservation'], [count('chooseOtherwise'), count('chooseOtherwise') === 1 ? 'chooses otherwise' : 'choose otherwise'],
    [count(null), 'not recorded yet'],
  ] as const
  return formatList(parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`))
}

export const analysisNames: Readonly<Record<string, string>> = {
  viewWeights: 'View weights of a trust', formulas: 'Other price formulas', leaveOneOut: 'One bid left out', sweep: 'Weight sweep',
}

export const documentKinds: Readonly<Record<string, string>> = { evaluationReport: 'Evaluation report', decisionLetter: 'Decision letter', notice: 'Notice', minutes: 'Minutes' }

/** Whether the standstill is over on the record's own today; its last day counts. */
export const standstillSentence = (standstill: NonNullable<Decision['standstill']>, today: string, stage: Decision['stage']): string => {
  const kind = standstill.voluntary ? 'voluntary standstill' : 'standstill'
  if (stage === 'abandoned') return `The ${kind} was to run to the end of ${formatDay(standstill.ends)}.`
  return today > standstill.ends ? `The ${kind} ended at the end of ${formatDay(standstill.ends)}.` : `The ${kind} runs to the end of ${formatDay(standstill.ends)}; no contract before then.`
}

const pricesOpenStages: readonly string[] = ['pricesOpened', 'review']
export const takesPositions = ({ stage, hidden }: Decision): boolean => hidden === null && pricesOpenStages.includes(stage)
export const maySuspend = ({ stage, mayRun }: Decision): boolean => mayRun && !['suspended', 'abandoned', 'closed'].includes(stage)
export const mayAbandon = ({ stage, mayRun }: Decision): boolean => mayRun && stage !== 'abandoned' && stage !== 'closed'

/** One step up or down in a list. */
export const moved = <T>(items: readonly T[], from: number, step: 1 | -1): T[] => {
  const to = from + step
  if (to < 0 || to >= items.length) return [...items]
  return items.map((item, index) => (index === to ? items[from]! : index === from ? items[to]! : item))
}
