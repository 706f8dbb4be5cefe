/** Rounding, tie-break and moderation as a person chooses and types them, read into what the command asks for. */
import { roundingNames } from '@workbench/shared/report/words.ts'
import type { Difference } from '../../parts/Overtaken.tsx'
import { readWeight, weightText } from '../../parts/weights.ts'
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'
import type { Model } from './model.ts'

export type RecordedRules = NonNullable<Model['rules']>
export type TieBreak = RecordedRules['tieBreak'][number]
export const tieNames = { higherQuality: 'higher quality', lowerPrice: 'lower price', higherScoreOn: 'higher score on a criterion', lotDraw: 'lot drawn in public' } as const

export interface RulesText {
  readonly decimals: string
  readonly mode: keyof typeof roundingNames | ''
  readonly ties: readonly TieBreak[]
  readonly spread: string
  readonly approvals: string
}

export const noRules: RulesText = { decimals: '', mode: '', ties: [], spread: '', approvals: '' }

export const rulesText = ({ rounding, tieBreak, moderation }: RecordedRules): RulesText => ({
  decimals: String(rounding.decimals), mode: rounding.mode, ties: tieBreak, spread: weightText(moderation.spreadToReconcile), approvals: String(moderation.approvalsNeeded),
})

export const tieName = (rule: TieBreak, criteria: Model['criteria']): string =>
  rule.by === 'higherScoreOn' ? `higher score on ${criteria.find((node) => node.id === rule.criterion)?.title ?? rule.criterion}` : tieNames[rule.by]

type RulesBody = { rounding: RecordedRules['rounding']; tieBreak: TieBreak[]; moderation: RecordedRules['moderation'] }

export const readRules = ({ decimals, mode, ties, spread, approvals }: RulesText): { readonly body: RulesBody } | { readonly errors: readonly ErrorItem[] } => {
  const read = readWeight(spread)
  const errors: ErrorItem[] = [
    ...(/^([0-9]|1[0-2])$/.test(decimals.trim()) ? [] : [{ message: 'Decimals are a whole number from 0 to 12.', field: 'rules-decimals' }]),
    ...(mode === '' ? [{ message: 'Choose how halves are rounded.', field: 'rules-mode' }] : []),
    ...(ties.length === 0 ? [{ message: 'Choose at least one tie-break.', field: 'rules-tie' }] : []),
    ...('because' in read ? [{ message: `The spread ${read.because}.`, field: 'rules-spread' }] : []),
    ...(/^([1-9]|1[0-9]|20)$/.test(approvals.trim()) ? [] : [{ message: 'Approvals are a whole number from 1 to 20.', field: 'rules-approvals' }]),
  ]
  return errors.length > 0 || mode === '' || 'because' in read
    ? { errors }
    : { body: { rounding: { decimals: Number(decimals), mode }, tieBreak: [...ties], moderation: { spreadToReconcile: read.weight, approvalsNeeded: Number(approvals) } } }
}

/** What differs between two sets of rules, in words, for a choice between them. */
export const comparedRules = (mine: RulesText, theirs: RulesText, criteria: Model['criteria']): readonly Difference[] => {
  const ties = (text: RulesText) => text.ties.map((rule) => tieName(rule, criteria)).join(', then ')
  const mode = (text: RulesText) => (text.mode === '' ? '' : roundingNames[text.mode])
  return [
    { name: 'Decimals', mine: mine.decimals, theirs: theirs.decimals },
    { name: 'Rounding', mine: mode(mine), theirs: mode(theirs) },
    { name: 'Ties broken by', mine: ties(mine), theirs: ties(theirs) },
    { name: 'Spread to be reconciled', mine: mine.spread, theirs: theirs.spread },
    { name: 'Approvals', mine: mine.approvals, theirs: theirs.approvals },
  ]
}
