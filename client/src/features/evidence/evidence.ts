/** Evidence as it is read: what its marks mean, and which items a search leaves. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatDay } from '@workbench/shared/numeric/format.ts'

export type EvidenceReply = Plain<ReplyOf<'workshopEvidence'>>
export type EvidenceItem = EvidenceReply['evidence'][number]
export type Contradiction = EvidenceReply['contradictions'][number]
export type Mark = EvidenceItem['marks'][number]

export const markNames: Readonly<Record<Mark, string>> = {
  hindsight: 'hindsight', knownBeforePublished: 'known before it was published', saidAfterPublished: 'said after it was published', lowConfidence: 'low confidence', illustrative: 'illustrative',
  linkUnresolved: 'a link leads nowhere', citedNowhere: 'cited nowhere', withdrawn: 'withdrawn',
}

export interface Sought {
  readonly words: string
  /** Known on the workshop's day, later, or both. */
  readonly known: 'all' | 'then' | 'later'
  readonly confidence: EvidenceItem['confidence'] | 'all'
  readonly mark: Mark | 'all'
  /** "trust/barts", or all. */
  readonly about: string
}

export const everything: Sought = { words: '', known: 'all', confidence: 'all', mark: 'all', about: 'all' }

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '').replaceAll('’', "'").toLowerCase()

/** Every word must stand somewhere in the item; capitals, accents and the form of an apostrophe do not matter. */
export const filterEvidence = (items: readonly EvidenceItem[], asAt: string, { words, known, confidence, mark, about }: Sought): EvidenceItem[] => {
  const wanted = folded(words).split(/\s+/).filter(Boolean)
  return items.filter((item) => {
    if (known !== 'all' && item.knownFrom <= asAt !== (known === 'then')) return false
    if (confidence !== 'all' && item.confidence !== confidence) return false
    if (mark !== 'all' && !item.marks.includes(mark)) return false
    if (about !== 'all' && !item.links.some(({ to, id }) => `${to}/${id}` === about)) return false
    const text = folded([item.id, item.claim, item.who, item.role, item.source].join(' '))
    return wanted.every((word) => text.includes(word))
  })
}

/** What items bear on, for choosing: each once, in the order of its words. */
export const subjectsOf = (items: readonly EvidenceItem[]): string[] => [...new Set(items.flatMap(({ links }) => links.map(({ to, id }) => `${to}/${id}`)))].toSorted()

export const evidenceFinding = ({ evidence, asAt }: Pick<EvidenceReply, 'evidence' | 'asAt'>): string => {
  const later = evidence.filter(({ knownFrom }) => knownFrom > asAt).length
  return evidence.length === 0 ? 'No evidence has been entered yet' : `${evidence.length} items; ${evidence.length - later} could be known on ${formatDay(asAt)}${later === 0 ? '' : `, ${later} are hindsight`}`
}

export const contradictionFinding = ({ sides, follows }: Pick<Contradiction, 'sides' | 'follows'>): string => {
  const followed = follows === null ? undefined : sides[follows]
  return followed ? `${sides.length} sources differ; ${followed.source} is followed.` : `${sides.length} sources differ; none is followed alone.`
}

/** Which part of the page an id of the address belongs to. */
export const partOf = (found: Pick<EvidenceReply, 'contradictions' | 'backtests'>, id: string): 'items' | 'contradictions' | 'backtests' =>
  found.contradictions.some((entry) => entry.id === id) ? 'contradictions' : found.backtests.some((entry) => entry.id === id) ? 'backtests' : 'items'

/** "EHI-RF: digitalhealth.net/…": where it can be read, and under which short name a list of sources keeps it. */
export const sourceParts = (source: string): { readonly where: string; readonly reference?: string } => {
  const match = /^([A-Z][A-Z0-9-]+): (.+)$/s.exec(source)
  return match ? { where: match[2]!, reference: match[1]! } : { where: source }
}
