/** The criteria of a lot as rows of a tree, with weights as typed or as recorded, summed and multiplied exactly. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { exact, one, type Exact } from '@workbench/shared/numeric/exact.ts'
import { formatCount, formatPercent } from '@workbench/shared/numeric/format.ts'
import { readWeight, sumWeights, weightText, type WeightSum } from '../../parts/weights.ts'

export type Model = Plain<ReplyOf<'model'>>
export type Node = Model['criteria'][number]
export type Requirement = Model['requirements'][number]
export type Scale = Model['scales'][number]
export type Threshold = Model['thresholds'][number]
export type Price = Model['price'][number]
export type RoundAsked = Model['rounds'][number]
export type Problem = Model['problems'][number]
export type Proposal = NonNullable<Model['proposal']>

/** Weights as typed, by child, for one parent; `base` is the revision they started from. */
export interface Draft {
  readonly base: number
  readonly texts: Readonly<Record<string, string>>
}
export type Drafts = Readonly<Record<string, Draft>>

export interface NodeRow {
  readonly kind: 'node'
  readonly node: Node
  readonly depth: number
  readonly text: string
  /** Share of the whole; null while a weight on the way up is missing. */
  readonly effective: Exact | null
  readonly because: string | null
}
export interface SumRow {
  readonly kind: 'sum'
  readonly parent: Node
  readonly depth: number
  readonly sum: WeightSum
  readonly children: readonly Node[]
}
export type Row = NodeRow | SumRow

export const childrenOf = (criteria: readonly Node[], parent: string): readonly Node[] => criteria.filter((node) => node.parent === parent).sort((a, b) => a.order - b.order)

export const recordedText = (node: Node): string => (node.weight === null ? '' : weightText(node.weight))

const textOf = (node: Node, drafts: Drafts): string => (node.parent === null ? '' : (drafts[node.parent]?.texts[node.id] ?? recordedText(node)))

/** The tree from the root down, each set of siblings followed by its sum. */
export const rowsOf = (criteria: readonly Node[], lot: string, drafts: Drafts): readonly Row[] => {
  const own = criteria.filter((node) => node.lot === lot)
  const beneath = (node: Node, depth: number, effective: Exact | null): readonly Row[] => {
    const children = childrenOf(own, node.id)
    const rows = children.flatMap((child): readonly Row[] => {
      const text = textOf(child, drafts)
      const read = readWeight(text)
      const share = effective && 'weight' in read ? effective.mul(exact(read.weight)) : null
      return [{ kind: 'node', node: child, depth: depth + 1, text, effective: share, because: 'because' in read ? read.because : null }, ...beneath(child, depth + 1, share)]
    })
    return children.length === 0 ? [] : [...rows, { kind: 'sum', parent: node, depth: depth + 1, sum: sumWeights(children.map((child) => textOf(child, drafts))), children }]
  }
  const root = own.find((node) => node.parent === null)
  return root ? [{ kind: 'node', node: root, depth: 0, text: '', effective: one, because: null }, ...beneath(root, 0, one)] : []
}

/** The questions of a lot from top to bottom, under the group each stands in. */
export const questionsByGroup = (criteria: readonly Node[], lot: string): readonly { readonly group: Node; readonly questions: readonly Node[] }[] => {
  const beneath = (group: Node): readonly { readonly group: Node; readonly questions: readonly Node[] }[] => {
    const children = childrenOf(criteria, group.id)
    const questions = children.filter(({ kind }) => kind === 'question')
    return [...(questions.length > 0 ? [{ group, questions }] : []), ...children.filter(({ kind }) => kind === 'group').flatMap(beneath)]
  }
  const root = criteria.find((node) => node.lot === lot && node.parent === null)
  return root ? beneath(root) : []
}

/** Exact where it ends within four decimals, otherwise marked as rounded for reading. */
export const effectiveText = (share: Exact | null): string => {
  if (share === null) return 'open'
  const shown = formatPercent(share, 4)
  return share.mul(1_000_000n).d === 1n ? shown : `≈ ${shown}`
}

/** Groups a node may move under: of its lot, not itself and nothing beneath it. */
export const parentsFor = (criteria: readonly Node[], node: Node): readonly Node[] => {
  const inside = (candidate: Node): boolean => candidate.id === node.id || (candidate.parent !== null && inside(criteria.find((other) => other.id === candidate.parent)!))
  return criteria.filter((candidate) => candidate.lot === node.lot && candidate.kind === 'group' && !inside(candidate))
}

/** Where a criterion stands, in words. */
export const placeWords = (criteria: readonly Node[], parent: string | null, order: number): string => {
  const group = criteria.find((node) => node.id === parent)
  return group ? `number ${order + 1} under ${group.ref} ${group.title}` : 'at the top'
}

/** Where a problem is put right. */
export const placeOfProblem = ({ code, lot, criterion }: Problem): string => {
  if (code === 'no-lots' || code === 'no-bid-round' || code === 'round-has-ended') return '/setup'
  if (code === 'scale-points') return '/model/scales'
  if (['rules-not-set', 'tie-break-criterion'].includes(code)) return '/model/rules'
  if (code === 'round-weighs-nothing') return `/model/criteria/${lot}`
  if (code === 'no-price-model') return '/model/price'
  return lot === undefined ? '/model/criteria' : `/model/criteria/${lot}${criterion === undefined ? '' : `/${criterion}`}`
}

export const kindNames = { group: 'Group', question: 'Question', price: 'Price' } as const
export const requirementKindNames = { mandatory: 'mandatory (pass or fail)', scored: 'scored', information: 'for information' } as const

export const thresholdsOf = (model: Model, lot: string, node?: Node): readonly Threshold[] =>
  model.thresholds.filter((threshold) => (node ? 'criterion' in threshold && threshold.criterion === node.id : 'lot' in threshold && threshold.lot === lot))

/** What a threshold does, as a sentence. */
export const thresholdWords = (threshold: Threshold): string => {
  switch (threshold.on) {
    case 'question': return `A bid that scores below ${threshold.minimum} here is out.`
    case 'group': return `A bid that reaches less than ${threshold.minimum}% of this group’s maximum is out.`
    case 'total': return `A bid whose total is below ${threshold.minimum}% of the maximum is out.`
    case 'count': return `A bid that scores below ${threshold.below} on more than ${formatCount(threshold.atMost, 'question')} is out.`
    case 'mandatory': return 'A bid that fails a mandatory requirement is out.'
  }
}
