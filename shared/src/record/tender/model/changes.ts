/**
 * What differs between two models, field by field. Short fields are compared here; texts are known by commitment only, each
 * with its own salt, so a text entered again may come back as equal words: whoever shows them leaves equal words out.
 */
import type { Criterion, Threshold } from '../../../contract/model.ts'
import type { Commitment } from '../../../contract/primitives.ts'
import type { FrozenModel } from './state.ts'

export interface ModelChange {
  readonly area: 'requirement' | 'criterion' | 'weight' | 'scale' | 'threshold' | 'price' | 'round' | 'rules'
  readonly id: string
  readonly name: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** Which field changed; absent where the whole was added or removed. */
  readonly field?: string
  readonly before?: string
  readonly after?: string
  readonly beforeText?: Commitment
  readonly afterText?: Commitment
}

interface Named {
  readonly name: string
  /** Short fields as text, by field name. */
  readonly fields: Readonly<Record<string, string>>
  readonly texts?: Readonly<Record<string, Commitment | undefined>>
}

type Things = ReadonlyMap<string, Named>

export const deriveModelChanges = (before: FrozenModel, after: FrozenModel): ModelChange[] => [
  ...compare('requirement', requirementsOf(before), requirementsOf(after)),
  ...compare('criterion', criteriaOf(before), criteriaOf(after)),
  ...compare('weight', weightsOf(before, after), weightsOf(after, before)),
  ...compare('scale', scalesOf(before), scalesOf(after)),
  ...compare('threshold', thresholdsOf(before), thresholdsOf(after)),
  ...compare('price', pricesOf(before), pricesOf(after)),
  ...compare('round', roundsOf(before, after), roundsOf(after, before)),
  ...compare('rules', rulesOf(before), rulesOf(after)),
]

const compare = (area: ModelChange['area'], before: Things, after: Things): ModelChange[] => [
  ...[...before].filter(([id]) => !after.has(id)).map(([id, { name }]): ModelChange => ({ area, id, name, kind: 'removed' })),
  ...[...after].flatMap(([id, now]): ModelChange[] => {
    const was = before.get(id)
    return was ? fieldChanges(area, id, was, now) : [{ area, id, name: now.name, kind: 'added' }]
  }),
]

const fieldChanges = (area: ModelChange['area'], id: string, was: Named, now: Named): ModelChange[] => {
  const base = { area, id, name: now.name, kind: 'changed' } as const
  const fields = [...new Set([...Object.keys(was.fields), ...Object.keys(now.fields)])]
    .filter((field) => was.fields[field] !== now.fields[field])
    .map((field): ModelChange => ({ ...base, field, before: was.fields[field] ?? '', after: now.fields[field] ?? '' }))
  const texts = [...new Set([...Object.keys(was.texts ?? {}), ...Object.keys(now.texts ?? {})])].flatMap((field): ModelChange[] => {
    const [old, young] = [was.texts?.[field], now.texts?.[field]]
    return old?.sha256 === young?.sha256 ? [] : [{ ...base, field, ...(old ? { beforeText: old } : {}), ...(young ? { afterText: young } : {}) }]
  })
  return [...fields, ...texts]
}

const requirementsOf = ({ requirements }: FrozenModel): Things =>
  new Map(requirements.map((requirement) => [requirement.id, {
    name: `${requirement.ref} ${requirement.heading}`,
    fields: {
      reference: requirement.ref, heading: requirement.heading, kind: requirement.kind, lots: requirement.lots.join(', '), 'contract schedule': requirement.contractSchedule ?? '',
      standards: requirement.standards.map(({ name, era, now }) => [name, era, now ?? ''].filter(Boolean).join(', ')).join('; '),
    },
    texts: { text: requirement.text },
  }]))

const criterionName = ({ ref, title }: Pick<Criterion, 'ref' | 'title'>) => `${ref} ${title}`

const criteriaOf = ({ model, texts }: FrozenModel): Things =>
  new Map(model.criteria.map((node) => {
    const found = texts.find((text) => text.criterion === node.id)
    const parent = model.criteria.find((candidate) => candidate.id === node.parent)
    return [node.id, {
      name: criterionName(node),
      fields: {
        reference: node.ref, title: node.title, place: `${parent ? criterionName(parent) : 'root'}, ${node.order + 1}`, scale: node.scale ?? '', requirements: node.requirements.join(', '),
        'sub-criteria': node.subCriteria.map(({ label }) => label).join('; '),
      },
      texts: { guidance: found?.guidance, ...Object.fromEntries((found?.descriptors ?? []).map(({ value, text }) => [`descriptor of ${value}`, text])) },
    }]
  }))

/** Weights of criteria that both models hold: those of others come and go with them. */
const weightsOf = ({ model }: FrozenModel, other: FrozenModel): Things =>
  new Map(model.awardWeights.filter(({ criterion }) => other.model.awardWeights.some((weight) => weight.criterion === criterion)).map(({ criterion, weight }) => {
    const node = model.criteria.find((candidate) => candidate.id === criterion)
    return [criterion, { name: node ? criterionName(node) : criterion, fields: { weight } }]
  }))

const scalesOf = ({ model }: FrozenModel): Things =>
  new Map(model.scales.map(({ id, name, values }) => [id, { name, fields: { name, values: values.map(({ value, label, points }) => `${value} ${label} (${points})`).join('; ') } }]))

const thresholdText = (threshold: Threshold): string =>
  'minimum' in threshold ? `at least ${threshold.minimum}` : threshold.on === 'count' ? `at most ${threshold.atMost} below ${threshold.below}` : 'every mandatory requirement passed'

const thresholdsOf = ({ model }: FrozenModel): Things =>
  new Map(model.thresholds.map((threshold) => {
    const node = 'criterion' in threshold ? model.criteria.find(({ id }) => id === threshold.criterion) : undefined
    const lot = 'lot' in threshold ? model.lots.find(({ id }) => id === threshold.lot) : undefined
    return [threshold.id, { name: `${threshold.on}: ${node ? criterionName(node) : (lot?.title ?? '')}`, fields: { threshold: thresholdText(threshold) } }]
  }))

const pricesOf = ({ model }: FrozenModel): Things =>
  new Map(model.price.map((price) => [price.lot, {
    name: model.lots.find(({ id }) => id === price.lot)?.title ?? price.lot,
    fields: {
      formula: price.formula.name === 'fixedRange' ? `fixedRange, ${price.formula.best} to ${price.formula.worst} pence` : price.formula.name, 'price of zero': price.zeroPolicy, 'below zero': price.floorPolicy,
      'term, years': String(price.normalisation.termYears), discounting: price.normalisation.discountEdition, options: price.normalisation.includeOptions ? 'included' : 'left out',
      indexation: price.normalisation.indexation.map(({ index, ratePerYear }) => `${index} ${ratePerYear}`).join('; '),
      'authority’s own costs': price.normalisation.authorityCosts.map(({ label, appliesTo, amount }) => `${label}, ${appliesTo}, ${amount} pence`).join('; '),
    },
  }]))

/** What each round asks; where only one of two models has a part, the round asks the whole of the other. */
const roundsOf = ({ model }: FrozenModel, other: FrozenModel): Things =>
  new Map([...(model.rounds ?? []), ...(other.model.rounds ?? [])].map(({ round, lot }) => {
    const leftOut = model.rounds?.find((part) => part.round === round && part.lot === lot)?.leftOut ?? []
    return [`${round}/${lot}`, {
      name: `What a round asks of ${model.lots.find(({ id }) => id === lot)?.title ?? lot}`,
      fields: { 'left out': leftOut.map((id) => model.criteria.find((node) => node.id === id)?.ref ?? id).join(', ') || 'nothing' },
    }]
  }))

const rulesOf = ({ model, moderation }: FrozenModel): Things =>
  new Map([['rules', {
    name: 'Rules',
    fields: {
      rounding: `${model.rounding.decimals} decimals, ${model.rounding.mode}`,
      'tie-break': model.tieBreak.map((rule) => (rule.by === 'higherScoreOn' ? `higherScoreOn ${rule.criterion}` : rule.by)).join(', then '),
      'spread to reconcile': moderation.spreadToReconcile, 'approvals needed': String(moderation.approvalsNeeded),
    },
  }]])
