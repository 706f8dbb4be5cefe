/** A requirement as written in its form, its standards one a line; and what a search finds. */
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'
import type { Difference } from '../../parts/Overtaken.tsx'
import { requirementKindNames, type Model, type Requirement } from './model.ts'

export interface RequirementText {
  readonly ref: string
  readonly heading: string
  readonly kind: Requirement['kind'] | ''
  readonly lots: readonly string[]
  readonly text: string
  /** One a line: name | edition at the time | edition now. */
  readonly standards: string
  readonly contractSchedule: string
}

export const requirementText = (entry: Requirement): RequirementText => ({
  ref: entry.ref, heading: entry.heading, kind: entry.kind, lots: entry.lots, text: entry.text, contractSchedule: entry.contractSchedule ?? '',
  standards: entry.standards.map(({ name, era, now }) => [name, era, ...(now === undefined ? [] : [now])].join(' | ')).join('\n'),
})

export const emptyRequirement = (lots: readonly string[]): RequirementText => ({ ref: '', heading: '', kind: '', lots, text: '', standards: '', contractSchedule: '' })

export interface RequirementBody {
  readonly ref: string
  readonly heading: string
  readonly kind: Requirement['kind']
  readonly lots: string[]
  readonly text: string
  readonly standards: { name: string; era: string; now?: string }[]
  readonly contractSchedule?: string
}

export const readRequirement = (text: RequirementText): { readonly body: RequirementBody } | { readonly errors: readonly ErrorItem[] } => {
  const lines = text.standards.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => line.split('|').map((part) => part.trim()))
  const odd = lines.findIndex((parts) => parts.length < 2 || parts.length > 3 || parts.some((part) => part === ''))
  const errors: ErrorItem[] = [
    ...(text.ref.trim() === '' ? [{ message: 'Enter a reference, such as R1.', field: 'requirement-ref' }] : []),
    ...(text.heading.trim() === '' ? [{ message: 'Enter a heading.', field: 'requirement-heading' }] : []),
    ...(text.kind === '' ? [{ message: 'Choose whether it is mandatory, scored or for information.', field: 'requirement-kind' }] : []),
    ...(text.lots.length === 0 ? [{ message: 'Choose at least one lot.', field: 'requirement-lots' }] : []),
    ...(text.text.trim() === '' ? [{ message: 'Write what is asked.', field: 'requirement-text' }] : []),
    ...(odd >= 0 ? [{ message: `Standard ${odd + 1} needs a name and an edition with a bar between them: BS 10008 | 2014.`, field: 'requirement-standards' }] : []),
  ]
  if (errors.length > 0 || text.kind === '') return { errors }
  return {
    body: {
      ref: text.ref.trim(), heading: text.heading.trim(), kind: text.kind, lots: [...text.lots], text: text.text.trim(),
      standards: lines.map(([name, era, now]) => ({ name: name!, era: era!, ...(now === undefined ? {} : { now }) })),
      ...(text.contractSchedule.trim() === '' ? {} : { contractSchedule: text.contractSchedule.trim() }),
    },
  }
}

/** What differs between two writings, in words, for a choice between them. */
export const comparedRequirements = (mine: RequirementText, theirs: RequirementText, { lots }: Pick<Model, 'lots'>): readonly Difference[] => {
  const kindOf = ({ kind }: RequirementText) => (kind === '' ? '' : requirementKindNames[kind])
  const lotsOf = (text: RequirementText) => text.lots.map((id) => lots.find((lot) => lot.id === id)?.ref ?? 'one that is gone').join(', ')
  return [
    { name: 'Reference', mine: mine.ref, theirs: theirs.ref },
    { name: 'Heading', mine: mine.heading, theirs: theirs.heading },
    { name: 'Kind', mine: kindOf(mine), theirs: kindOf(theirs) },
    { name: 'Lots', mine: lotsOf(mine), theirs: lotsOf(theirs) },
    { name: 'What is asked', mine: mine.text, theirs: theirs.text },
    { name: 'Standards', mine: mine.standards, theirs: theirs.standards },
    { name: 'Contract schedule', mine: mine.contractSchedule, theirs: theirs.contractSchedule },
  ]
}

/** Requirements in which every word stands somewhere, of one kind and lot if asked for. */
export const found = (requirements: readonly Requirement[], { words, kind, lot }: { readonly words: string; readonly kind: string; readonly lot: string }): readonly Requirement[] => {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
  return requirements.filter((entry) => {
    const text = [entry.ref, entry.heading, entry.text, entry.contractSchedule ?? '', ...entry.standards.map(({ name }) => name)].join(' ').toLowerCase()
    return asked.every((word) => text.includes(word)) && (kind === '' || entry.kind === kind) && (lot === '' || entry.lots.includes(lot))
  })
}
