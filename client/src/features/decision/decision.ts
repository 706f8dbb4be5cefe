/** What a decision says in a sentence, and which act comes next. Pure. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatDay, formatList } from '@workbench/shared/numeric/format.ts'

export type Decision = Plain<ReplyOf<'decision'>>
export type Award = NonNullable<Decision['award']>
export type TrustPosition = Decision['trusts'][number]
export type NameOf = (bidder: string) => string
type Result = Plain<ReplyOf<'results'>>

export const bidderOfBid = (award: Award, bid: string): string => award.totals.find((line) => line.bid === bid)?.bidder ?? bid

/** "Alder, Birch and Cedar have the three places": what stands, or what is missing. */
export const findingOf = (decision: Decision, name: NameOf): string => {
  const { award } = decision
  if (decision.abandoned) return 'This lot was abandoned'
  if (decision.stage === 'suspended') return 'This lot is suspended because of a claim'
  if (decision.abandoning) return 'It is proposed to abandon this lot; a second person has to approve it'
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
export const positionsSentence = (trusts: readonly TrustPosition[], over = false): string => {
  const count = (position: string | null) => trusts.filter((trust) => (trust.position?.position ?? null) === position).length
  const parts = [
    [count('support'), count('support') === 1 ? 'supports' : 'support'], [count('reservation'), 'with a reservation'], [count('chooseOtherwise'), count('chooseOtherwise') === 1 ? 'chooses otherwise' : 'choose otherwise'],
    [count(null), over ? 'not recorded' : 'not recorded yet'],
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

/** The bids that stay level after the whole published tie-break. */
export const levelOf = (result: Result | undefined): readonly string[] => result?.ties.flatMap((tie) => tie.unbroken.flat()) ?? []

/** A lot is drawn only where the published tie-break ends in one, and only among bids that are level. */
export const mayDraw = (decision: Decision, result: Result | undefined): boolean => decision.drawPublished && takesPositions(decision) && decision.mayRun && levelOf(result).length > 1

/** Why no award follows from a result, and what is left to do; undefined where one follows. */
export const withoutAward = (decision: Decision, result: Result | undefined): string | undefined => {
  const problem = result?.problems[0]
  if (!problem) return undefined
  if (problem.code !== 'tie-unbroken') return 'No award follows from the result as it stands. What is left is to complete it, to go on to a further round, or to abandon the lot.'
  if (decision.draw && !decision.draw.confirmed) return 'The draw breaks the tie, and an award follows, once another person who was there has confirmed it.'
  return decision.drawPublished
    ? 'The bids are level, so no award follows yet. Draw lots in public among them, and record the draw.'
    : 'The bids are level and the published tie-break knows no drawing of lots, so no award follows from this result. What is left is a further round of bids, or to abandon the lot.'
}

/** Who proposes again on the same state adds nothing: another person approves it, or proposes otherwise. */
export const mayProposeAbandonment = (decision: Decision, person: string | null | undefined): boolean => mayAbandon(decision) && decision.abandoning?.by !== person

/** Notices tell of an award, so none is sent before the day of its approval, and none is recorded ahead of its day. */
export const untimelyNotice = (sent: string, approved: string | undefined, today: string): string | undefined => {
  if (approved !== undefined && sent !== '' && sent < approved) return `The award was approved on ${formatDay(approved)}; notices of it cannot have been sent on ${formatDay(sent)}. Enter the day they were sent.`
  return sent > today ? `${formatDay(sent)} is still ahead. Record the notices once they are sent.` : undefined
}

/** Tenders that may be linked as call-offs of a lot: started as such from this tender, and not linked to the lot yet. */
export const callOffsToLink = <T extends { readonly record: string; readonly kind: string; readonly about?: string }>(tenders: readonly T[], record: string, decision: Decision): T[] =>
  tenders.filter(({ kind, about, record: other }) => kind === 'tender' && about === record && !decision.callOffs.some((linked) => linked.record === other))

/** A framework of several places is drawn on by call-offs; a lot of one place is its own contract. */
export const takesCallOffs = ({ mayRun, places, stage }: Decision): boolean => mayRun && places > 1 && ['decided', 'standstill', 'closed'].includes(stage)

/** One step up or down in a list. */
export const moved = <T>(items: readonly T[], from: number, step: 1 | -1): T[] => {
  const to = from + step
  if (to < 0 || to >= items.length) return [...items]
  return items.map((item, index) => (index === to ? items[from]! : index === from ? items[to]! : item))
}
