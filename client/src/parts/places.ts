/** Where a record's pages stand: tenders and workshops each have a frame of their own. */
import { stageName } from './words.ts'

export const placeOf = (kind: string, record: string, page = ''): string => `/${kind === 'workshop' ? 'workshops' : 'records'}/${record}${page === '' ? '' : `/${page}`}`

const workshopStages: Readonly<Record<string, string>> = { open: 'Open', inSession: 'In session' }

export const standingName = (kind: string, stage: string): string => (kind === 'workshop' ? (workshopStages[stage] ?? stage) : stageName(stage))
