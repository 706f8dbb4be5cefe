/** Two moments of the record, as people choose and read them. Pure. */
import type { OperationReply } from '@workbench/shared/contract/operations.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import { formatDay, formatPercent } from '@workbench/shared/numeric/format.ts'
import { documentNames, positionNames, roleNames, stageNames } from '@workbench/shared/report/words.ts'

export type Moments = Plain<OperationReply<'recordChanges'>>
export type MomentArea = Moments['areas'][number]
export type MomentChange = MomentArea['changes'][number]

export interface MomentDraft {
  readonly day: string
  readonly event: string
}

export const noMoment: MomentDraft = { day: '', event: '' }

/** A moment as the operation takes it, or why it is none. */
export const momentOf = ({ day, event }: MomentDraft): { readonly moment: string } | { readonly because: string } => {
  if (day !== '' && event.trim() !== '') return { because: 'Choose a day or an event, not both.' }
  if (day !== '') return { moment: day }
  if (event.trim() === '') return { because: 'Choose a day, or write the number of an event.' }
  return /^[0-9]{1,9}$/.test(event.trim()) ? { moment: String(Number(event.trim())) } : { because: `“${event.trim()}” is no number of an event. Events are numbered from 0; the number stands beside each.` }
}

export const momentName = (moment: string): string => (moment.includes('-') ? `the end of ${formatDay(moment)}` : `event ${moment}`)

export const areaNames: Readonly<Record<MomentArea['area'], string>> = {
  stage: 'Stages', dates: 'Dates and places', consortium: 'Consortium', model: 'Evaluation model', people: 'People', bids: 'Bids', compliance: 'Compliance', scoring: 'Progress of scoring', consensus: 'Agreed scores',
  decision: 'Decision', documents: 'Documents',
}

const wordsIn = (list: Readonly<Record<string, string>>, text: string): string => list[text] ?? text

/** A word of a closed list as people read it. */
export const valueWords = ({ area, what }: Pick<MomentChange, 'area' | 'what'>, text: string): string => {
  if (area === 'stage') return wordsIn(stageNames, text)
  if (area === 'people') return text.split(', ').map((role) => wordsIn(roleNames, role)).join(', ')
  if (area === 'compliance') return text === 'pass' ? 'passes' : text === 'fail' ? 'fails' : text
  if (area === 'decision') return wordsIn(positionNames, text)
  if (area === 'model' && what.endsWith(': weight') && text !== '') return formatPercent(text, 4)
  return text
}

/** What a change is about: a document by its kind, a planned stage by its name. */
export const subjectWords = ({ area, what }: Pick<MomentChange, 'area' | 'what'>): string =>
  area === 'documents' ? wordsIn(documentNames, what) : area === 'dates' && Object.hasOwn(stageNames, what) ? `Planned: ${wordsIn(stageNames, what).toLowerCase()}` : what

/** A text entered again in the same words is no change. */
export const listed = (changes: readonly MomentChange[]): readonly MomentChange[] =>
  changes.filter(({ beforeText, afterText, before, after }) => beforeText === undefined || beforeText !== afterText || before?.text !== after?.text)

export const countChanges = (areas: readonly MomentArea[]): number => areas.reduce((count, { changes, more }) => count + listed(changes).length + more, 0)
