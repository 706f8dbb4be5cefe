/** Declared interests in words, and what a decision on them needs before it can be recorded. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatDay, formatInstant } from '@workbench/shared/numeric/format.ts'
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'

export type Member = Plain<ReplyOf<'people'>>['people'][number]

export type Held = Member['roles'][number]

/** A tender keeps a lead: the role of its only one cannot be withdrawn before another holds it. */
export const withdrawable = ({ roles }: Pick<Member, 'roles'>, people: readonly Pick<Member, 'roles'>[]): readonly Held[] => {
  const leads = people.filter((member) => member.roles.some(({ role }) => role === 'lead')).length
  return roles.filter(({ role }) => role !== 'lead' || leads > 1)
}

export type Outcome = 'none' | 'mitigated' | 'barred'

export const outcomes: readonly { readonly outcome: Outcome; readonly label: string }[] = [
  { outcome: 'none', label: 'Yes: it is no conflict' },
  { outcome: 'mitigated', label: 'Yes, with the measures below' },
  { outcome: 'barred', label: 'No: the person is kept out of bids, scores and results' },
]

const stateWords: Readonly<Record<string, string>> = { none: 'none declared', waiting: 'declared, not yet decided on', mitigated: 'declared, may take part with measures', barred: 'declared, kept out' }

/** One line; who declared something that was found harmless did declare. */
export const interestLine = (interests: Member['interests']): string => {
  if (!interests) return 'not declared yet'
  const state = interests.state === 'none' && interests.items.length > 0 ? 'declared, no conflict found' : (stateWords[interests.state] ?? interests.state)
  return `${state}, ${formatInstant(interests.declaredAt)}${interests.review ? `; review ${formatDay(interests.review)}` : ''}`
}

export interface Decision {
  readonly outcome: Outcome | null
  readonly measures: string
  readonly review: string
}

export const problemsOfDecision = ({ outcome, measures, review }: Decision, today: string): ErrorItem[] => [
  ...(outcome === null ? [{ message: 'Say whether the person may take part.', field: 'decide-outcome' }] : []),
  ...(measures.trim() === '' ? [{ message: 'Write the reason, and the measures if there are any.', field: 'decide-measures' }] : []),
  ...(!/^\d{4}-\d{2}-\d{2}$/.test(review) ? [{ message: 'Enter the day on which it is looked at again.', field: 'decide-review' }] : review <= today ? [{ message: 'The day of review lies ahead of today.', field: 'decide-review' }] : []),
]
