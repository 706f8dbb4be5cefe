import type { WorkshopState } from '../state.ts'
import type { EvidenceItem } from './state.ts'

export type EvidenceMark = 'hindsight' | 'knownBeforePublished' | 'saidAfterPublished' | 'lowConfidence' | 'illustrative' | 'linkUnresolved' | 'citedNowhere' | 'withdrawn'

/** What a reader should know about an item. Marks follow from the record as it stands; none of them keeps an item out. */
export const evidenceMarks = (state: WorkshopState, item: EvidenceItem): EvidenceMark[] => {
  const marks: [EvidenceMark, boolean][] = [
    ['hindsight', item.knownFrom > state.setup.asAt],
    ['knownBeforePublished', item.knownFrom < item.published],
    ['saidAfterPublished', item.said !== null && item.said > item.published],
    ['lowConfidence', item.confidence === 'low'],
    ['illustrative', item.illustrative],
    ['linkUnresolved', item.links.some((link) => !resolves(state, link))],
    ['citedNowhere', item.links.length === 0 && !isCited(state, item.id)],
    ['withdrawn', item.withdrawn !== undefined],
  ]
  return marks.filter(([, holds]) => holds).map(([mark]) => mark)
}

const resolves = ({ board }: WorkshopState, { to, id }: EvidenceItem['links'][number]): boolean => {
  if (to === 'trust') return board.trusts.has(id)
  if (to === 'option') return board.options.has(id)
  if (to === 'scenario') return board.scenarios.has(id)
  if (to === 'line') return [...board.lines.values()].some((set) => set.lines.some((line) => line.id === id))
  return board.assumptions !== null && Object.hasOwn(board.assumptions.assumptions, id)
}

const isCited = ({ board }: WorkshopState, id: string): boolean =>
  [...board.options.values()].some((option) => option.evidence.includes(id) || option.route.evidence.includes(id) || option.programmes.some((programme) => programme.evidence.includes(id)))
  || [...board.lines.values()].some((set) => set.lines.some((line) => line.evidence.includes(id)))
  || [...board.trusts.values()].some((trust) => trust.contractEnds.some((end) => end.evidence.includes(id)) || trust.incomePerYear?.evidence.includes(id))
  || board.capacities.capacities.some((capacity) => capacity.evidence.includes(id))
  || board.mergers.mergers.some((merger) => merger.evidence.includes(id))
  || (board.assumptions?.assumptions.evidence.includes(id) ?? false)
