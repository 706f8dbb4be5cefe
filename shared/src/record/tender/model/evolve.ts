import { mark } from '../../written.ts'
import type { Evolvers, TenderState } from '../state.ts'
import { placeKey } from '../writes.ts'
import type { ModelEvents } from './events.ts'
import { partKey, viewKey, type CriterionNode } from './state.ts'

interface Mover {
  readonly actor: string
  readonly at: string
}

/** Numbers siblings anew; whoever stands elsewhere than before was moved by this event, and its place counts up. */
const renumber = (draft: TenderState, parent: string, mover: Mover, inserted?: { node: CriterionNode; order: number }) => {
  const siblings = [...draft.model.criteria.values()].filter((node) => node.parent === parent && node.id !== inserted?.node.id).sort((a, b) => a.order - b.order)
  if (inserted) siblings.splice(inserted.order, 0, inserted.node)
  for (const [order, node] of siblings.entries()) {
    if (node.order !== order || node.id === inserted?.node.id) mark(draft.written, placeKey(node.id), mover)
    draft.model.criteria.set(node.id, { ...node, order })
  }
}

export const modelEvolvers: Evolvers<ModelEvents> = {
  requirementAdded: (draft, body, { seq }) => {
    draft.model.requirements.set(body.id, { ...body, seq })
  },
  requirementChanged: (draft, { requirement, ...change }, { seq }) => {
    draft.model.requirements.set(requirement, { id: requirement, ...change, seq })
  },
  requirementRemoved: (draft, body) => {
    draft.model.requirements.delete(body.requirement)
  },
  scaleAdded: (draft, body) => {
    draft.model.scales.set(body.id, body)
  },
  scaleChanged: (draft, { scale, ...change }) => {
    draft.model.scales.set(scale, { id: scale, ...change })
  },
  criterionAdded: (draft, body, { seq, actor, at }) => {
    draft.model.criteria.set(body.id, { ...body, seq })
    mark(draft.written, placeKey(body.id), { actor, at })
  },
  criterionChanged: (draft, { criterion, ...change }, { seq }) => {
    const { id, lot, parent, order, kind } = draft.model.criteria.get(criterion)!
    draft.model.criteria.set(criterion, { id, lot, parent, order, kind, ...change, seq })
  },
  criterionMoved: (draft, body, { actor, at }) => {
    const node = draft.model.criteria.get(body.criterion)!
    const from = node.parent!
    const moved = { ...node, parent: body.parent }
    draft.model.criteria.set(node.id, moved)
    if (from !== body.parent) {
      draft.model.awardWeights.delete(node.id)
      renumber(draft, from, { actor, at })
    }
    renumber(draft, body.parent, { actor, at }, { node: moved, order: body.order })
  },
  criterionRemoved: (draft, body, { actor, at }) => {
    const parent = draft.model.criteria.get(body.criterion)!.parent
    for (const id of body.removed) {
      draft.model.criteria.delete(id)
      draft.model.awardWeights.delete(id)
    }
    if (parent !== null) renumber(draft, parent, { actor, at })
  },
  criteriaWeighed: (draft, body) => {
    for (const { criterion, weight } of body.weights) draft.model.awardWeights.set(criterion, weight)
  },
  viewWeighed: (draft, body) => {
    draft.model.views.set(viewKey(body.trust, body.lot), body)
  },
  thresholdSet: (draft, body) => {
    draft.model.thresholds.set(body.threshold.id, body.threshold)
  },
  thresholdRemoved: (draft, body) => {
    draft.model.thresholds.delete(body.threshold)
  },
  askedInRound: (draft, body) => {
    if (body.leftOut.length > 0) draft.model.parts.set(partKey(body.round, body.lot), body)
    else draft.model.parts.delete(partKey(body.round, body.lot))
  },
  priceModelSet: (draft, body) => {
    draft.model.price.set(body.price.lot, body.price)
  },
  rulesSet: (draft, body) => {
    draft.model.rules = body
  },
  modelTestSigned: (draft, body, { actor, at, seq }) => {
    draft.model.tests.push({ ...body, by: actor, at, seq })
  },
  publicationProposed: (draft, body, { actor, at, seq }) => {
    draft.model.proposal = { ...body, by: actor, at, seq }
  },
  modelPublished: (draft, body, { actor, at, seq }) => {
    const proposal = draft.model.proposal!
    draft.model.published.push({
      ...body, at, by: actor, reason: proposal.reason,
      ...(proposal.notice ? { notice: proposal.notice } : {}), ...(proposal.deadline ? { deadline: proposal.deadline } : {}), seq,
    })
    draft.model.proposal = null
  },
}
