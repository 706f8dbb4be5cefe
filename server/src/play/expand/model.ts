/** The model of every lot as one person enters it: scales, criteria in tree order, weights parent by parent, thresholds. */
import type { CriterionEntry } from '../case-files.ts'
import { CaseFault } from '../check.ts'
import type { Case, CaseLot } from '../read-case.ts'
import { spreadOverWorkingHours } from '../spread.ts'
import type { Planned, Untimed } from './planned.ts'

export const planModel = (from: Case): Planned[] => {
  const { actor, start, end } = from.times.drafting
  const commands: Untimed[] = [
    ...from.scales.map((scale, index) => ({ actor, command: 'addScale', body: scale, file: 'scales.json', pointer: `/scales/${index}` })),
    ...from.lots.flatMap((lot) => modelOf(lot, actor)),
  ]
  const times = spreadOverWorkingHours(commands.length, start, end)
  return commands.map((command, index) => ({ at: times[index]!, ...command }))
}

const modelOf = (lot: CaseLot, actor: string): Untimed[] => {
  const file = `lots/${lot.lot}/criteria.json`
  const ordered = inTreeOrder(lot.criteria, file)
  const place = (entry: CriterionEntry) => ({ actor, file, pointer: `/criteria/${lot.criteria.indexOf(entry)}` })
  return [
    ...ordered.map((entry) => ({ ...place(entry), command: 'addCriterion', body: criterionBody(lot.lot, entry) })),
    ...ordered
      .filter((entry) => entry.kind === 'group')
      .map((parent) => ({
        ...place(parent), command: 'weighCriteria',
        body: { parent: parent.id, weights: childrenOf(lot.criteria, parent.id).map((child) => ({ criterion: child.id, weight: child.weight })) },
      })),
    ...lot.thresholds.map((threshold, index) => ({ actor, command: 'setThreshold', body: { threshold }, file, pointer: `/thresholds/${index}` })),
  ]
}

const criterionBody = (lot: string, { order: _order, weight: _weight, panel: _panel, descriptors, ...entry }: CriterionEntry) => ({
  lot, ...entry, descriptors: Object.entries(descriptors ?? {}).map(([value, text]) => ({ value, text })),
})

const childrenOf = (criteria: readonly CriterionEntry[], parent: string | null): CriterionEntry[] =>
  criteria.filter((entry) => entry.parent === parent).sort((a, b) => a.order - b.order)

/** Every parent before its children, siblings by their order. */
const inTreeOrder = (criteria: readonly CriterionEntry[], file: string): CriterionEntry[] => {
  const walk = (parent: string | null): CriterionEntry[] => childrenOf(criteria, parent).flatMap((entry) => [entry, ...walk(entry.id)])
  const ordered = walk(null)
  const lost = criteria.find((entry) => !ordered.includes(entry))
  if (lost) throw new CaseFault(file, `/criteria/${criteria.indexOf(lost)}/parent`, `“${lost.id}” does not hang on the tree: its parent “${String(lost.parent)}” does not stand in it.`)
  return ordered
}
