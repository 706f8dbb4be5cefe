import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { formatCount, formatList } from '../../numeric/format.ts'
import { refuse } from '../../record/kernel.ts'
import { scoredBidsOf } from '../../record/tender/bids/opening.ts'
import { currentVersion } from '../../record/tender/guards.ts'
import type { CriterionNode } from '../../record/tender/model/state.ts'
import { panelOf, rolesOf, scorersOf, type Assignment, type Interests } from '../../record/tender/panel/state.ts'
import { individualScore } from '../../record/tender/scoring/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { hasAccess, holds, isBarred, mayReadIndividualScores } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'

interface Question {
  readonly id: string
  readonly lot: string
  readonly parent: string | null
  readonly ref: string
  readonly title: string
}

interface Warning {
  readonly severe: boolean
  readonly sentence: string
}

/** Questions as published, or as drafted before that, with the group each stands in. */
const questionsOf = (state: TenderState) => {
  const nodes = currentVersion(state)?.frozen.model.criteria ?? draftInOrder(state)
  const titles = new Map(nodes.map((node) => [node.id, node.title]))
  return nodes.filter((node) => node.kind === 'question').map((node) => ({ node, group: node.parent === null ? node.title : (titles.get(node.parent) ?? node.title) }))
}

/** The drafted trees, each read from top to bottom. */
const draftInOrder = (state: TenderState): CriterionNode[] => {
  const all = [...state.model.criteria.values()]
  const beneath = (parent: string | null): CriterionNode[] => all.filter((node) => node.parent === parent).sort((a, b) => a.order - b.order).flatMap((node) => [node, ...beneath(node.id)])
  return beneath(null)
}

/** Who scores what: for those who run the tender or its moderation. Nothing here tells whether somebody has scored. */
export const panel: TenderViewOf<'panel'> = (state, person) => {
  if (!holds(state, person, 'lead', 'secondPerson', 'moderator', 'assuranceReviewer', 'auditor') || isBarred(state, person))
    return refuse('forbidden', 'panel-hidden', 'Who scores which question is for those who run the tender and chair its moderation. Your own questions stand on the page of scoring.')
  const questions = questionsOf(state)
  const usual = usualSizes(state, questions.map(({ node }) => node))
  return {
    lots: [...state.setup.lots.values()].map(({ id, ref, title, stage }) => ({ id, ref, title, stage })),
    questions: questions.map(({ node, group }) => ({
      id: node.id, lot: node.lot, ref: node.ref, title: node.title, group,
      fixed: state.moderation.opened.has(node.id),
      panel: panelOf(state.panel, node.id).map(({ evaluator, excused }) => ({ evaluator, excused: excused ?? null, barred: !hasAccess(state, evaluator) })),
      replaced: (state.panel.assignments.get(node.id) ?? []).filter((assignment): assignment is Assignment & { replacedBy: string } => assignment.replacedBy !== undefined)
        .map(({ evaluator, replacedBy }) => ({ from: evaluator, to: replacedBy })),
      warnings: warningsOf(state, person, node, usual.get(node.lot)!),
    })),
    evaluators: [...state.panel.people.values()].filter((member) => rolesOf(state.panel, member.person).some((held) => held.role === 'evaluator')).map((member) => ({
      person: member.person, interests: interestsWord(member.interests),
      // Which bidder it concerns is for those who read interests, as on the page of people.
      bidders: holds(state, person, 'lead', 'secondPerson', 'assuranceReviewer', 'auditor') ? [...new Set(member.interests?.items.flatMap((item) => item.bidder ?? []))] : [],
      assigned: questions.filter(({ node }) => scorersOf(state.panel, node.id).includes(member.person)).length,
    })),
    mayAssign: holds(state, person, 'lead'),
    mayReplace: holds(state, person, 'lead', 'secondPerson'),
  } as Committed<ReplyOf<'panel'>>
}

const interestsWord = (interests: Interests | undefined): string => {
  if (!interests) return 'undeclared'
  return interests.decision?.outcome ?? (interests.items.length === 0 ? 'none' : 'waiting')
}

/** The size that most panels of a lot have; the larger where two are as common. */
const usualSizes = (state: TenderState, questions: readonly Question[]): ReadonlyMap<string, number> =>
  new Map([...new Set(questions.map(({ lot }) => lot))].map((lot) => {
    const counts = new Map<number, number>()
    for (const question of questions) if (question.lot === lot) {
      const size = scorersOf(state.panel, question.id).length
      counts.set(size, (counts.get(size) ?? 0) + 1)
    }
    return [lot, [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]![0]]
  }))

const warningsOf = (state: TenderState, person: string, question: Question, usual: number): Warning[] => {
  const scorers = scorersOf(state.panel, question.id)
  if (scorers.length === 0) return [{ severe: true, sentence: 'Nobody scores this question.' }]
  const needed = (currentVersion(state)?.frozen ?? state.model.rules)?.moderation.approvalsNeeded ?? 1
  const closed = scorers.filter((evaluator) => !hasAccess(state, evaluator))
  return [
    ...unevenPanel(state, person, question, scorers),
    ...(scorers.length < needed ? [{ severe: true, sentence: `The model asks for ${formatCount(needed, 'approval')}; ${formatCount(scorers.length, 'person scores', 'people score')} this question. Its moderation does not open until as many are assigned.` }] : []),
    ...(closed.length > 0 ? [{ severe: false, sentence: `${formatCount(closed.length, 'evaluator')} cannot see the bids yet: interests are not declared, not decided on, or in the way.` }] : []),
    ...(scorers.length < usual ? [{ severe: false, sentence: `${formatCount(scorers.length, 'person scores', 'people score')} this question; most of the lot have ${usual}.` }] : []),
  ]
}

/**
 * R13: the same panel for every bid. An assignment covers all bids, so panels part only where somebody scored some bids and
 * could not score others; that is known to those who may read individual scores, once the question's moderation has opened.
 */
const unevenPanel = (state: TenderState, person: string, question: Question, scorers: readonly string[]): Warning[] => {
  if (!state.moderation.opened.has(question.id) || !mayReadIndividualScores(state, person, question.id)) return []
  const judged = scoredBidsOf(state, question.lot).map((bid) => ({ bid, count: scorers.filter((evaluator) => individualScore(state.scoring, question.id, bid.id, evaluator)?.score != null).length }))
  const fewer = judged.filter(({ count }) => count < scorers.length)
  if (fewer.length === 0) return []
  const letters = fewer.map(({ bid, count }) => `${state.bids.bidders.get(bid.bidder)!.letter} by ${count} of ${scorers.length}`)
  return [{ severe: true, sentence: `The panel differs between bids: ${formatList(letters)}. Ranks may lean on who judged whom.` }]
}
