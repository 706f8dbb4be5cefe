/** A criterion as it is written in its form, and read from there into what the commands ask for. */
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'
import type { Difference } from '../../parts/Overtaken.tsx'
import type { Model, Node, Scale } from './model.ts'

export const lawSentences = [
  ['relatesToSubject', 'This criterion relates to the subject of the contract.'],
  ['clear', 'It is clear and specific: a bidder can tell what is asked.'],
  ['measurable', 'It is measurable: two people who score it apart can agree.'],
  ['proportionate', 'It is proportionate to nature, complexity and cost.'],
] as const
export type LawCheck = (typeof lawSentences)[number][0]
export type LawChecks = Readonly<Record<LawCheck, boolean>>

export interface CriterionText {
  readonly ref: string
  readonly title: string
  readonly scale: string
  readonly requirements: readonly string[]
  readonly subCriteria: readonly { readonly id: string; readonly label: string }[]
  readonly guidance: string
  readonly descriptors: Readonly<Record<string, string>>
  readonly lawChecks: LawChecks
}

const unchecked: LawChecks = { relatesToSubject: false, clear: false, measurable: false, proportionate: false }

export const emptyCriterion: CriterionText = { ref: '', title: '', scale: '', requirements: [], subCriteria: [], guidance: '', descriptors: {}, lawChecks: unchecked }

export const criterionText = (node: Node): CriterionText => ({
  ref: node.ref, title: node.title, scale: node.scale ?? '', requirements: node.requirements, subCriteria: node.subCriteria, guidance: node.guidance ?? '',
  descriptors: Object.fromEntries(node.descriptors.map(({ value, text }) => [value, text])), lawChecks: node.lawChecks ?? unchecked,
})

export interface CriterionBody {
  readonly ref: string
  readonly title: string
  readonly scale?: string
  readonly requirements: string[]
  readonly subCriteria: { id: string; label: string }[]
  readonly guidance?: string
  readonly descriptors: { value: string; text: string }[]
  readonly lawChecks?: { relatesToSubject: boolean; clear: boolean; measurable: boolean; proportionate: boolean }
}

export const readCriterion = (text: CriterionText, kind: Node['kind'], scales: readonly Scale[]): { readonly body: CriterionBody } | { readonly errors: readonly ErrorItem[] } => {
  const scale = scales.find((entry) => entry.id === text.scale)
  const question = kind === 'question'
  // What was written for values that the chosen scale does not have would be lost without a word.
  const stranded = question && scale ? Object.keys(text.descriptors).filter((value) => text.descriptors[value]!.trim() !== '' && !scale.values.some((entry) => entry.value === value)) : []
  const errors: ErrorItem[] = [
    ...(text.ref.trim() === '' ? [{ message: 'Enter a reference, such as 1.2.', field: 'criterion-ref' }] : []),
    ...(text.title.trim() === '' ? [{ message: 'Enter a title.', field: 'criterion-title' }] : []),
    ...(question && !scale ? [{ message: 'Choose the scale the question is scored on.', field: 'criterion-scale' }] : []),
    ...(text.subCriteria.some((sub) => sub.label.trim() === '') ? [{ message: 'Every sub-criterion needs words; remove the empty one.', field: 'criterion-subs' }] : []),
    ...(stranded.length > 0 ? [{ message: `The scale ${scale!.name} has no value ${stranded.join(', ')}, but a descriptor is written for it. Choose the former scale, or empty it there first.`, field: 'criterion-scale' }] : []),
  ]
  if (errors.length > 0) return { errors }
  return {
    body: {
      ref: text.ref.trim(), title: text.title.trim(), ...(question && scale ? { scale: scale.id } : {}), requirements: [...text.requirements],
      subCriteria: question ? text.subCriteria.map(({ id, label }) => ({ id, label: label.trim() })) : [],
      ...(text.guidance.trim() === '' ? {} : { guidance: text.guidance.trim() }),
      descriptors: question ? (scale?.values ?? []).flatMap(({ value }) => ((text.descriptors[value] ?? '').trim() === '' ? [] : [{ value, text: text.descriptors[value]!.trim() }])) : [],
      ...(Object.values(text.lawChecks).some(Boolean) ? { lawChecks: { ...text.lawChecks } } : {}),
    },
  }
}

/** What differs between two writings, in words and by name, for a choice between them. */
export const compared = (mine: CriterionText, theirs: CriterionText, { scales, requirements }: Pick<Model, 'scales' | 'requirements'>): readonly Difference[] => {
  const scaleOf = ({ scale }: CriterionText) => (scale === '' ? '' : (scales.find(({ id }) => id === scale)?.name ?? 'a scale that is gone'))
  const earned = ({ descriptors }: CriterionText, value: string) => descriptors[value] ?? ''
  const traced = (text: CriterionText) => text.requirements.map((id) => requirements.find((entry) => entry.id === id)?.ref ?? 'one that is gone').join(', ')
  const affirmed = ({ lawChecks }: CriterionText) => lawSentences.flatMap(([key, sentence]) => (lawChecks[key] ? [sentence] : [])).join(' ')
  return [
    { name: 'Reference', mine: mine.ref, theirs: theirs.ref },
    { name: 'Title', mine: mine.title, theirs: theirs.title },
    { name: 'Guidance', mine: mine.guidance, theirs: theirs.guidance },
    { name: 'Scale', mine: scaleOf(mine), theirs: scaleOf(theirs) },
    { name: 'Sub-criteria', mine: mine.subCriteria.map(({ label }) => label).join('; '), theirs: theirs.subCriteria.map(({ label }) => label).join('; ') },
    ...[...new Set([...Object.keys(mine.descriptors), ...Object.keys(theirs.descriptors)])].map((value) => ({ name: `What earns ${value}`, mine: earned(mine, value), theirs: earned(theirs, value) })),
    { name: 'Requirements', mine: traced(mine), theirs: traced(theirs) },
    { name: 'Affirmed in law', mine: affirmed(mine), theirs: affirmed(theirs) },
  ]
}
