import type { Evolvers, TenderState } from '../state.ts'
import type { PanelEvents } from './events.ts'
import type { PanelMember } from './state.ts'

const member = (draft: TenderState, person: string): PanelMember => {
  const known = draft.panel.people.get(person)
  if (known) return known
  draft.panel.people.set(person, { person, roles: [] })
  return draft.panel.people.get(person)!
}

export const panelEvolvers: Evolvers<PanelEvents> = {
  roleGranted: (draft, { person, ...role }) => {
    member(draft, person).roles.push(role)
  },
  roleWithdrawn: (draft, body) => {
    const held = member(draft, body.person)
    held.roles = held.roles.filter((role) => role.role !== body.role)
  },
  questionsAssigned: (draft, body, { seq }) => {
    for (const question of body.questions) {
      const assignments = draft.panel.assignments.get(question) ?? []
      const fresh = body.evaluators.filter((evaluator) => !assignments.some((assignment) => assignment.evaluator === evaluator && !assignment.replacedBy))
      draft.panel.assignments.set(question, [...assignments, ...fresh.map((evaluator) => ({ evaluator, seq }))])
    }
  },
  evaluatorReplaced: (draft, body, { seq }) => {
    for (const question of body.questions)
      draft.panel.assignments.set(question, [
        ...draft.panel.assignments.get(question)!.map((assignment) => (assignment.evaluator === body.from && !assignment.replacedBy ? { ...assignment, replacedBy: body.to } : assignment)),
        { evaluator: body.to, seq },
      ])
  },
  evaluatorExcused: (draft, body) => {
    draft.panel.assignments.set(
      body.question,
      draft.panel.assignments.get(body.question)!.map((assignment) => (assignment.evaluator === body.evaluator && !assignment.replacedBy ? { ...assignment, excused: body.reason } : assignment)),
    )
  },
  interestsDeclared: (draft, body, { actor, at }) => {
    member(draft, actor).interests = { items: body.interests, at }
  },
  interestsDecided: (draft, body, { actor, at }) => {
    const { person, ...decision } = body
    member(draft, person).interests!.decision = { ...decision, by: actor, at }
  },
}
