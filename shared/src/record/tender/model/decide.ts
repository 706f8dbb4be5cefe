import Fraction from 'fraction.js'
import type { Weight } from '../../../contract/model.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import { refuseOnceKnown } from '../decision/variations.ts'
import { bidRoundsOf } from '../setup/rounds.ts'
import { departureOf } from '../setup/membership.ts'
import { childrenOf, isRefusal, lotOf, refuseUnlessDrafting } from '../guards.ts'
import type { Deciders, TenderState } from '../state.ts'
import { revisionOf } from '../../written.ts'
import { criterionKey, requirementKey, scaleKey } from '../writes.ts'

const inUse = (what: string, id: string) => refuse('content', 'id-in-use', `There is already a ${what} “${id}”.`, { id }, '/id')

const refuseUnknownLots = (state: TenderState, lots: readonly string[]): Refusal | undefined => {
  const missing = lots.findIndex((lot) => !state.setup.lots.has(lot))
  return missing >= 0 ? unknown('lot', lots[missing]!, `/lots/${missing}`) : undefined
}

export const requirementDeciders: Deciders<'addRequirement' | 'changeRequirement' | 'removeRequirement'> = {
  addRequirement: (state, { body, kept }, context) => {
    const id = body.id ?? context.newId()
    return refuseUnlessDrafting(state, context.now)
      ?? (state.model.requirements.has(id) ? inUse('requirement', id) : undefined)
      ?? refuseUnknownLots(state, body.lots)
      ?? accept(event('requirementAdded', { ...kept, id, revision: revisionOf(state.written, requirementKey(id)) + 1 }))
  },
  changeRequirement: (state, { body, kept, base }, context) => {
    const requirement = state.model.requirements.get(body.requirement)
    if (!requirement) return unknown('requirement', body.requirement, '/requirement')
    return refuseUnlessDrafting(state, context.now) ?? refuseUnknownLots(state, body.lots) ?? accept(event('requirementChanged', { ...kept, revision: base + 1 }))
  },
  removeRequirement: (state, { body }, context) => {
    const requirement = state.model.requirements.get(body.requirement)
    if (!requirement) return unknown('requirement', body.requirement, '/requirement')
    const traced = [...state.model.criteria.values()].filter((node) => node.requirements.includes(body.requirement))
    if (traced.length > 0)
      return refuse('content', 'requirement-in-use', `${requirement.ref} is traced by ${traced.map((node) => node.ref).join(', ')}; take it out there first.`, { criteria: traced.map((node) => node.id) })
    return refuseUnlessDrafting(state, context.now) ?? accept(event('requirementRemoved', { requirement: body.requirement }))
  },
}

export const scaleDeciders: Deciders<'addScale' | 'changeScale'> = {
  addScale: (state, { body }, context) => {
    const id = body.id ?? context.newId()
    return refuseUnlessDrafting(state, context.now)
      ?? (state.model.scales.has(id) ? inUse('scale', id) : undefined)
      ?? refuseTwice(body.values.map((value) => value.value), 'value', '/values')
      ?? accept(event('scaleAdded', { ...body, id, revision: revisionOf(state.written, scaleKey(id)) + 1 }))
  },
  changeScale: (state, { body, base }, context) => {
    const scale = state.model.scales.get(body.scale)
    if (!scale) return unknown('scale', body.scale, '/scale')
    return refuseUnlessDrafting(state, context.now) ?? refuseTwice(body.values.map((value) => value.value), 'value', '/values') ?? accept(event('scaleChanged', { ...body, revision: base + 1 }))
  },
}

const refuseTwice = (items: readonly string[], what: string, pointer: string): Refusal | undefined => {
  const index = items.findIndex((item, position) => items.indexOf(item) !== position)
  return index >= 0 ? refuse('content', 'stands-twice', `The ${what} “${items[index]}” stands twice.`, { value: items[index] }, `${pointer}/${index}`) : undefined
}

type CriterionFields = { scale?: string; requirements: readonly string[]; descriptors: readonly { value: string }[]; subCriteria: readonly { id: string }[] }

const refuseCriterion = (state: TenderState, kind: string, body: CriterionFields): Refusal | undefined => {
  if (kind === 'question') {
    if (body.scale === undefined) return refuse('content', 'question-needs-scale', 'A question needs a scale.', {}, '/scale')
    const scale = state.model.scales.get(body.scale)
    if (!scale) return unknown('scale', body.scale, '/scale')
    const off = body.descriptors.findIndex((descriptor) => !scale.values.some((value) => value.value === descriptor.value))
    if (off >= 0) return refuse('content', 'descriptor-off-scale', `The scale ${scale.name} has no value ${body.descriptors[off]!.value}.`, { scale: scale.id }, `/descriptors/${off}/value`)
  } else if (body.scale !== undefined || body.subCriteria.length > 0) {
    return refuse('content', 'only-questions', 'Only a question has a scale and sub-criteria.', { kind }, '/kind')
  }
  const missing = body.requirements.findIndex((requirement) => !state.model.requirements.has(requirement))
  if (missing >= 0) return unknown('requirement', body.requirements[missing]!, `/requirements/${missing}`)
  return refuseTwice(body.descriptors.map((descriptor) => descriptor.value), 'descriptor', '/descriptors') ?? refuseTwice(body.subCriteria.map((sub) => sub.id), 'sub-criterion', '/subCriteria')
}

export const criterionDeciders: Deciders<'addCriterion' | 'changeCriterion' | 'moveCriterion' | 'removeCriterion'> = {
  addCriterion: (state, { body, kept }, context) => {
    const drafting = refuseUnlessDrafting(state, context.now)
    if (drafting) return drafting
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const id = body.id ?? context.newId()
    if (state.model.criteria.has(id)) return inUse('criterion', id)
    const siblings = [...state.model.criteria.values()].filter((node) => node.lot === body.lot)
    if (body.parent === null) {
      if (siblings.some((node) => node.parent === null)) return refuse('content', 'one-root', `${lot.title} already has a root; add beneath it.`, {}, '/parent')
      if (body.kind !== 'group') return refuse('content', 'root-is-a-group', 'The root of a lot’s tree is a group.', {}, '/kind')
    } else {
      const parent = state.model.criteria.get(body.parent)
      if (!parent || parent.lot !== body.lot) return unknown('group', body.parent, '/parent')
      if (parent.kind !== 'group') return refuse('content', 'parent-is-a-leaf', `${parent.ref} is a ${parent.kind}; only a group has children.`, { parent: parent.id }, '/parent')
    }
    if (body.kind === 'price' && siblings.some((node) => node.kind === 'price')) return refuse('content', 'one-price-node', `${lot.title} already has a price node.`, {}, '/kind')
    return refuseCriterion(state, body.kind, body)
      ?? accept(event('criterionAdded', { ...kept, id, order: body.parent === null ? 0 : childrenOf(state, body.parent).length, revision: revisionOf(state.written, criterionKey(id)) + 1 }))
  },
  changeCriterion: (state, { body, kept, base }, context) => {
    const node = state.model.criteria.get(body.criterion)
    if (!node) return unknown('criterion', body.criterion, '/criterion')
    return refuseUnlessDrafting(state, context.now) ?? refuseCriterion(state, node.kind, body) ?? accept(event('criterionChanged', { ...kept, revision: base + 1 }))
  },
  moveCriterion: (state, { body }, context) => {
    const node = state.model.criteria.get(body.criterion)
    if (!node) return unknown('criterion', body.criterion, '/criterion')
    if (node.parent === null) return refuse('content', 'root-stays', 'The root of a lot’s tree cannot move.', {}, '/criterion')
    const parent = state.model.criteria.get(body.parent)
    if (!parent || parent.lot !== node.lot || parent.kind !== 'group') return unknown('group', body.parent, '/parent')
    for (let above: string | null = body.parent; above !== null; above = state.model.criteria.get(above)!.parent)
      if (above === node.id) return refuse('content', 'beneath-itself', `${node.ref} cannot move beneath itself.`, {}, '/parent')
    return refuseUnlessDrafting(state, context.now) ?? accept(event('criterionMoved', body))
  },
  removeCriterion: (state, { body }, context) => {
    const node = state.model.criteria.get(body.criterion)
    if (!node) return unknown('criterion', body.criterion, '/criterion')
    const removed = subtree(state, node.id)
    const threshold = [...state.model.thresholds.values()].find((candidate) => 'criterion' in candidate && removed.includes(candidate.criterion))
    if (threshold) return refuse('content', 'threshold-in-use', 'A threshold is set on this criterion or beneath it; remove the threshold first.', { threshold: threshold.id })
    const part = [...state.model.parts.values()].find(({ leftOut }) => leftOut.some((question) => removed.includes(question)))
    if (part)
      return refuse('content', 'left-out-of-a-round', `${state.setup.rounds.get(part.round)?.title ?? part.round} leaves out this criterion or a question beneath it; let it ask that again first.`, { round: part.round, lot: part.lot })
    return refuseUnlessDrafting(state, context.now) ?? accept(event('criterionRemoved', { criterion: node.id, removed }))
  },
}

const subtree = (state: TenderState, id: string): string[] => [id, ...childrenOf(state, id).flatMap((child) => subtree(state, child.id))]

export const weightDeciders: Deciders<'weighCriteria' | 'weighView'> = {
  weighCriteria: (state, { body, base }, context) => {
    const parent = state.model.criteria.get(body.parent)
    if (!parent) return unknown('group', body.parent, '/parent')
    const children = childrenOf(state, body.parent).map((child) => child.id)
    const stranger = body.weights.findIndex((weight) => !children.includes(weight.criterion))
    if (stranger >= 0) return refuse('content', 'not-a-child', `“${body.weights[stranger]!.criterion}” does not stand under ${parent.ref}.`, {}, `/weights/${stranger}/criterion`)
    return refuseUnlessDrafting(state, context.now)
      ?? refuseTwice(body.weights.map((weight) => weight.criterion), 'criterion', '/weights')
      ?? refuseNegative(body.weights)
      ?? accept(event('criteriaWeighed', { ...body, revision: base + 1 }))
  },
  weighView: (state, { body, kept, base }) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const trust = state.setup.trusts.get(body.trust)
    if (!trust) return unknown('trust', body.trust, '/trust')
    const departure = departureOf(state.setup, trust)
    if (departure !== undefined) return refuse('content', 'not-a-member', `${trust.name} ${departure}; what it weighed until then stands.`, { trust: trust.id }, '/trust')
    const known = refuseOnceKnown(state, lot)
    if (known) return known
    const stranger = body.weights.findIndex((weight) => state.model.criteria.get(weight.criterion)?.lot !== body.lot)
    if (stranger >= 0) return refuse('content', 'not-in-this-lot', `“${body.weights[stranger]!.criterion}” is no criterion of ${lot.title}.`, {}, `/weights/${stranger}/criterion`)
    return refuseTwice(body.weights.map((weight) => weight.criterion), 'criterion', '/weights')
      ?? refuseNegative(body.weights)
      ?? refuseOtherSums(state, body.weights)
      ?? accept(event('viewWeighed', { ...kept, weights: body.weights, revision: base + 1 }))
  },
}

const refuseNegative = (weights: readonly { weight: string }[]): Refusal | undefined => {
  const index = weights.findIndex((weight) => weight.weight.startsWith('-'))
  return index >= 0 ? refuse('content', 'negative-weight', 'A weight cannot be negative.', {}, `/weights/${index}/weight`) : undefined
}

/** A view that names some siblings leaves the award's weight to the others; together they are the whole again. */
const refuseOtherSums = (state: TenderState, weights: readonly Weight[]): Refusal | undefined => {
  const own = new Map(weights.map(({ criterion, weight }) => [criterion, weight]))
  for (const parent of new Set(weights.map(({ criterion }) => state.model.criteria.get(criterion)!.parent))) {
    const siblings = parent === null ? [] : childrenOf(state, parent)
    const sum = siblings.reduce((total, { id }) => total.add(own.get(id) ?? state.model.awardWeights.get(id) ?? 0), new Fraction(0))
    if (sum.equals(1)) continue
    const above = parent === null ? undefined : state.model.criteria.get(parent)
    return refuse('content', 'weights-do-not-sum', `Under ${above ? `${above.ref} ${above.title}` : 'the root'} these weights and the award’s for the rest come to ${sum.mul(100).round(10).toString()} %, not to 100 %.`, { parent, sum: sum.toFraction() }, '/weights')
  }
  return undefined
}

export const ruleDeciders: Deciders<'setThreshold' | 'removeThreshold' | 'askInRound' | 'setPriceModel' | 'setRules'> = {
  setThreshold: (state, { body: { threshold } }, context) => {
    if ('lot' in threshold && !state.setup.lots.has(threshold.lot)) return unknown('lot', threshold.lot, '/threshold/lot')
    if ('criterion' in threshold) {
      const node = state.model.criteria.get(threshold.criterion)
      if (!node || node.kind !== threshold.on) return unknown(threshold.on, threshold.criterion, '/threshold/criterion')
    }
    return refuseUnlessDrafting(state, context.now) ?? accept(event('thresholdSet', { threshold }))
  },
  removeThreshold: (state, { body }, context) =>
    state.model.thresholds.has(body.threshold)
      ? (refuseUnlessDrafting(state, context.now) ?? accept(event('thresholdRemoved', body)))
      : unknown('threshold', body.threshold, '/threshold'),
  askInRound: (state, { body }, context) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const round = bidRoundsOf(state.setup, lot.id).find(({ id }) => id === body.round)
    if (!round) return unknown('round in which bids are made for this lot', body.round, '/round')
    const questions = [...state.model.criteria.values()].filter((node) => node.lot === lot.id && node.kind === 'question').map(({ id }) => id)
    const stray = body.leftOut.findIndex((id) => !questions.includes(id))
    if (stray >= 0) return unknown('question of this lot', body.leftOut[stray]!, `/leftOut/${stray}`)
    return refuseUnlessDrafting(state, context.now)
      ?? (questions.length > 0 && body.leftOut.length === questions.length ? refuse('content', 'nothing-asked', `${round.title} would ask no question of ${lot.title}; leave at least one in.`, { round: round.id }, '/leftOut') : undefined)
      ?? accept(event('askedInRound', body))
  },
  setPriceModel: (state, { body }, context) => {
    const lot = lotOf(state, body.price.lot, '/price/lot')
    if (isRefusal(lot)) return lot
    const { formula } = body.price
    if (formula.name === 'fixedRange' && formula.best >= formula.worst)
      return refuse('content', 'range-upside-down', 'The best price of a fixed range must lie below the worst.', {}, '/price/formula')
    return refuseUnlessDrafting(state, context.now) ?? accept(event('priceModelSet', body))
  },
  setRules: (state, { body }, context) => refuseUnlessDrafting(state, context.now) ?? accept(event('rulesSet', body)),
}
