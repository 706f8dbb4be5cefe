/** What is missing before a change of the consortium can be recorded. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatDay } from '@workbench/shared/numeric/format.ts'
import type { Difference } from '../../parts/Overtaken.tsx'
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'

export type Trust = Plain<ReplyOf<'consortium'>>['trusts'][number]

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

export const problemsOfMerger = (form: { readonly name: string; readonly from: readonly string[]; readonly on: string; readonly ground: string }): ErrorItem[] => [
  ...(form.from.length < 2 ? [{ message: 'Choose at least two trusts that merge.', field: 'merge-from' }] : []),
  ...(form.name.trim() === '' ? [{ message: 'Enter the name of the trust they become.', field: 'merge-name' }] : []),
  ...(isDay(form.on) ? [] : [{ message: 'Enter the day of the merger.', field: 'merge-on' }]),
  ...(form.ground.trim() === '' ? [{ message: 'Write the ground: the order or decision by which they merge.', field: 'merge-ground' }] : []),
]

export const problemsOfLeaving = (form: { readonly on: string; readonly ground: string }): ErrorItem[] => [
  ...(isDay(form.on) ? [] : [{ message: 'Enter the day on which it leaves.', field: 'leave-on' }]),
  ...(form.ground.trim() === '' ? [{ message: 'Write the ground on which it leaves.', field: 'leave-ground' }] : []),
]

export const problemsOfProfile = (form: { readonly system: string; readonly hosting: string; readonly contractEnd: string }): ErrorItem[] => [
  ...(form.system.trim() === '' ? [{ message: 'Enter the system it runs, or “none”.', field: 'profile-system' }] : []),
  ...(form.hosting.trim() === '' ? [{ message: 'Enter who hosts it, or “not known”.', field: 'profile-hosting' }] : []),
  ...(form.contractEnd === '' || isDay(form.contractEnd) ? [] : [{ message: 'Enter the end of the contract as a day, or leave it empty where none is stated.', field: 'profile-end' }]),
]

export interface FactForm {
  readonly name: string
  readonly value: string
  readonly source: string
}

/** A figure without its source is none; a line left wholly empty is not meant. */
export const problemsOfFacts = (facts: readonly FactForm[]): ErrorItem[] =>
  facts.flatMap((fact, index) => {
    const filled = [fact.name, fact.value, fact.source].filter((text) => text.trim() !== '').length
    return filled === 0 || filled === 3 ? [] : [{ message: `Figure ${index + 1} needs a name, a value and a source; or leave all three empty.`, field: `fact-${index}-name` }]
  })

export interface ProfileForm {
  readonly system: string
  readonly hosting: string
  readonly contractEnd: string
  readonly note: string
  readonly facts: readonly FactForm[]
}

/** What differs between two descriptions of a trust, for a choice between them. */
export const comparedProfiles = (mine: ProfileForm, theirs: ProfileForm): readonly Difference[] => {
  const figures = ({ facts }: ProfileForm) => facts.filter(({ name }) => name.trim() !== '').map(({ name, value, source }) => `${name}: ${value} (${source})`).join('; ')
  const end = ({ contractEnd }: ProfileForm) => (isDay(contractEnd) ? formatDay(contractEnd) : contractEnd)
  return [
    { name: 'System', mine: mine.system, theirs: theirs.system },
    { name: 'Hosted by', mine: mine.hosting, theirs: theirs.hosting },
    { name: 'Contract ends', mine: end(mine), theirs: end(theirs) },
    { name: 'Known of the contract', mine: mine.note, theirs: theirs.note },
    { name: 'Figures', mine: figures(mine), theirs: figures(theirs) },
  ]
}
