import { dayOfInstant } from '../../../numeric/format.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import type { Deciders, TenderState } from '../state.ts'
import { refuseSmallPanel } from '../moderation/decide.ts'
import { anyBidOpened, interestsOpenAccess, mayLiftBar, isOnBothSides, panelOf, roleInTheWay, rolesOf, scorersOf } from './state.ts'

const refuseUnlessQuestions = (state: TenderState, questions: readonly string[]): Refusal | undefined => {
  const index = questions.findIndex((question) => state.model.criteria.get(question)?.kind !== 'question')
  return index >= 0 ? unknown('question', questions[index]!, `/questions/${index}`) : undefined
}

const refuseIfModerating = (state: TenderState, questions: readonly string[]): Refusal | undefined => {
  const index = questions.findIndex((question) => state.moderation.opened.has(question))
  return index >= 0
    ? refuse('stage', 'moderation-is-open', 'The moderation of this question has opened; its panel stays as it is.', { question: questions[index] }, `/questions/${index}`)
    : undefined
}

const refuseUnlessEvaluator = (state: TenderState, person: string, pointer: string): Refusal | undefined =>
  rolesOf(state.panel, person).some((held) => held.role === 'evaluator')
    ? undefined
    : refuse('content', 'not-an-evaluator', `“${person}” is no evaluator of this tender; give the role first.`, { person }, pointer)

export const panelDeciders: Deciders<
  'grantRole' | 'withdrawRole' | 'assignQuestions' | 'replaceEvaluator' | 'excuseEvaluator' | 'declareInterests' | 'decideInterests'
> = {
  grantRole: (state, { body }, context) => {
    if (body.role === 'trustLead' && body.trust === undefined) return refuse('content', 'trust-missing', 'A trust lead belongs to a trust.', {}, '/trust')
    if (body.role === 'bidderContact' && body.bidder === undefined) return refuse('content', 'bidder-missing', 'A bidder contact belongs to a bidder.', {}, '/bidder')
    if (body.trust !== undefined && !state.setup.trusts.has(body.trust)) return unknown('trust', body.trust, '/trust')
    if (body.bidder !== undefined && !state.bids.bidders.has(body.bidder)) return unknown('bidder', body.bidder, '/bidder')
    const held = rolesOf(state.panel, body.person)
    if (held.some((role) => role.role === body.role && role.trust === body.trust && role.bidder === body.bidder))
      return refuse('content', 'role-held', 'This person already holds the role.', { role: body.role }, '/role')
    if (isOnBothSides(state.panel, body.person, body.role))
      return refuse('content', 'both-sides', 'A bidder’s contact holds no role on the buying side of the same tender, neither at the same time nor one after the other; name somebody else.', { person: body.person }, '/role')
    const inTheWay = roleInTheWay(state.panel, body.person, body.role, anyBidOpened(state.bids))
    if (inTheWay)
      return refuse('content', 'separate-duties', `Who scores, who moderates, and who runs, prices or reviews the tender, or reads along once bids are open, are different people. This person ${rolesOf(state.panel, body.person).some((role) => role.role === inTheWay) ? 'holds' : 'held, after bids were opened,'} a role of another sort; give this one to somebody else.`, { role: inTheWay }, '/role')
    if (body.person === context.actor) return refuse('forbidden', 'own-role', 'Nobody gives a role to themselves; ask another lead or administrator to give it.', {}, '/person')
    return accept(event('roleGranted', body))
  },

  withdrawRole: (state, { body, kept }) => {
    const meant = rolesOf(state.panel, body.person).filter((held) => held.role === body.role && (body.trust === undefined || held.trust === body.trust) && (body.bidder === undefined || held.bidder === body.bidder))
    const [only] = meant
    if (!only) return refuse('content', 'role-not-held', 'This person does not hold the role.', {}, '/role')
    if (meant.length > 1) return refuse('content', 'role-held-twice', 'This person holds the role for more than one trust or bidder; say for which it ends.', { trusts: meant.flatMap((held) => held.trust ?? []), bidders: meant.flatMap((held) => held.bidder ?? []) }, only.trust === undefined ? '/bidder' : '/trust')
    if (body.role === 'lead' && [...state.panel.people.values()].filter((member) => member.roles.some((held) => held.role === 'lead')).length === 1)
      return refuse('content', 'last-lead', 'A tender keeps at least one lead; give the role to another person first.', {}, '/person')
    const busy = body.role === 'evaluator' && [...state.panel.assignments.values()].some((list) => list.some((assignment) => assignment.evaluator === body.person && !assignment.replacedBy))
    return busy
      ? refuse('content', 'evaluator-assigned', 'This evaluator is still assigned to questions; replace them first.', {}, '/person')
      : accept(event('roleWithdrawn', { ...kept, ...(only.trust === undefined ? {} : { trust: only.trust }), ...(only.bidder === undefined ? {} : { bidder: only.bidder }) }))
  },

  assignQuestions: (state, { body }) => {
    for (const [index, evaluator] of body.evaluators.entries()) {
      const refusal = refuseUnlessEvaluator(state, evaluator, `/evaluators/${index}`)
      if (refusal) return refusal
    }
    const repeated = body.questions.findIndex((question) => body.evaluators.every((evaluator) => panelOf(state.panel, question).some((assignment) => assignment.evaluator === evaluator)))
    if (repeated >= 0) return refuse('content', 'already-assigned', 'These evaluators are already assigned to this question.', { question: body.questions[repeated] }, `/questions/${repeated}`)
    return refuseUnlessQuestions(state, body.questions) ?? refuseIfModerating(state, body.questions) ?? accept(event('questionsAssigned', body))
  },

  replaceEvaluator: (state, { body, kept }) => {
    if (body.from === body.to) return refuse('content', 'same-person', 'Name another person to take over.', {}, '/to')
    const index = body.questions.findIndex((question) => !panelOf(state.panel, question).some((assignment) => assignment.evaluator === body.from))
    if (index >= 0) return refuse('content', 'not-assigned', `“${body.from}” is not assigned to this question.`, { question: body.questions[index] }, `/questions/${index}`)
    const double = body.questions.findIndex((question) => panelOf(state.panel, question).some((assignment) => assignment.evaluator === body.to))
    if (double >= 0) return refuse('content', 'already-assigned', `“${body.to}” is already on this question’s panel.`, { question: body.questions[double] }, `/questions/${double}`)
    return refuseUnlessEvaluator(state, body.to, '/to') ?? refuseIfModerating(state, body.questions) ?? accept(event('evaluatorReplaced', kept))
  },

  excuseEvaluator: (state, { body, kept }) => {
    const assignment = panelOf(state.panel, body.question).find((candidate) => candidate.evaluator === body.evaluator)
    if (!assignment) return refuse('content', 'not-assigned', `“${body.evaluator}” is not assigned to this question.`, {}, '/evaluator')
    if (assignment.excused) return refuse('content', 'already-excused', `“${body.evaluator}” is already excused from this question.`, {}, '/evaluator')
    // Whoever is barred while the room is open leaves it; what they scored stays in the record, and nothing is agreed on it.
    return (interestsOpenAccess(state.panel, body.evaluator) ? refuseIfModerating(state, [body.question]) : undefined)
      ?? refuseSmallPanel(state, scorersOf(state.panel, body.question).filter((evaluator) => evaluator !== body.evaluator))
      ?? accept(event('evaluatorExcused', kept))
  },

  declareInterests: (state, { body, kept }, context) => {
    const standing = state.panel.people.get(context.actor)?.interests?.items.length ?? 0
    if (body.interests.length === 0 && standing > 0)
      return refuse('content', 'interests-stand', 'What you declared stays declared. If it has ended, say so as a further interest; the lead or the second person then decides anew.', { declared: standing }, '/interests')
    // Asked first, so that what a contact is told does not depend on which other bidders there are (R15).
    const named = body.interests.findIndex((interest) => interest.bidder !== undefined)
    if (named >= 0 && rolesOf(state.panel, context.actor).some((held) => held.role === 'bidderContact'))
      return refuse('content', 'names-a-bidder', 'A bidder’s contact declares interests in the buying side; name no bidder.', {}, `/interests/${named}/bidder`)
    const index = body.interests.findIndex((interest) => interest.bidder !== undefined && !state.bids.bidders.has(interest.bidder))
    return index >= 0 ? unknown('bidder', body.interests[index]!.bidder!, `/interests/${index}/bidder`) : accept(event('interestsDeclared', kept))
  },

  decideInterests: (state, { body, kept }, context) => {
    const interests = state.panel.people.get(body.person)?.interests
    if (!interests) return refuse('content', 'nothing-declared', `“${body.person}” has not declared interests yet.`, {}, '/person')
    if (body.person === context.actor) return refuse('forbidden', 'own-interests', 'Nobody decides on their own interests.', {}, '/person')
    if (body.review < dayOfInstant(context.now)) return refuse('content', 'review-past', 'The day on which this is looked at again lies in the past; name a later one.', {}, '/review')
    if (body.outcome !== 'barred' && !mayLiftBar(state.panel, body.person, context.actor))
      return refuse('forbidden', 'bar-of-another', 'Another person barred them on what stands declared. Whoever decided the bar lifts it, or the second person where they decide no more; something newly declared is decided on anew.', { by: interests.decision!.by }, '/outcome')
    return accept(event('interestsDecided', kept))
  },
}
