import type { Evolvers, TenderState } from '../state.ts'
import type { PanelEvents } from './events.ts'
import { submissionOf } from '../scoring/state.ts'
import { anyBidOpened, mayLiftBar, roleInTheWay, rolesOf, type Interests, type PanelMember, type RoleHeld } from './state.ts'

const member = (draft: TenderState, person: string): PanelMember => {
  const known = draft.panel.people.get(person)
  if (known) return known
  draft.panel.people.set(person, { person, roles: [] })
  return draft.panel.people.get(person)!
}

/** Whose scores are in is taken off a panel by the second person alone. */
const takenOff = (draft: TenderState, question: string, evaluator: string, actor: string, seq: number): { takenOffAlone?: number } =>
  submissionOf(draft.scoring, question, evaluator) && !rolesOf(draft.panel, actor).some(({ role }) => role === 'secondPerson') ? { takenOffAlone: seq } : {}

/** Access as an event leaves it: closed from here, or open from here; what was closed before stays written. */
const closedFrom = (before: Interests['closed'], closed: boolean, seq: number): Interests['closed'] => {
  const last = before.at(-1)
  const isClosed = last !== undefined && last.to === undefined
  if (isClosed === closed) return before
  return closed ? [...before, { from: seq }] : [...before.slice(0, -1), { ...last!, to: seq }]
}

export const panelEvolvers: Evolvers<PanelEvents> = {
  roleGranted: (draft, { person, ...role }, { actor, seq }) => {
    if (roleInTheWay(draft.panel, person, role.role, anyBidOpened(draft.bids))) member(draft, person).readBefore = seq
    member(draft, person).roles.push(role)
    // Whoever starts a tender is its first lead, by the event after the first.
    if (person === actor && seq > 1) member(draft, person).ownGrant = seq
  },
  roleWithdrawn: (draft, body) => {
    const held = member(draft, body.person)
    const isMeant = (role: RoleHeld) => role.role === body.role && (body.trust === undefined || role.trust === body.trust) && (body.bidder === undefined || role.bidder === body.bidder)
    const bidsOpened = anyBidOpened(draft.bids)
    held.past = [...(held.past ?? []), ...held.roles.filter(isMeant).map((role) => ({ ...role, bidsOpened }))]
    held.roles = held.roles.filter((role) => !isMeant(role))
  },
  questionsAssigned: (draft, body, { seq }) => {
    for (const question of body.questions) {
      const assignments = draft.panel.assignments.get(question) ?? []
      const fresh = body.evaluators.filter((evaluator) => !assignments.some((assignment) => assignment.evaluator === evaluator && !assignment.replacedBy))
      draft.panel.assignments.set(question, [...assignments, ...fresh.map((evaluator) => ({ evaluator, seq }))])
    }
  },
  evaluatorReplaced: (draft, body, { actor, seq }) => {
    for (const question of body.questions)
      draft.panel.assignments.set(question, [
        ...draft.panel.assignments.get(question)!.map((assignment) => (assignment.evaluator === body.from && !assignment.replacedBy ? { ...assignment, replacedBy: body.to, ...takenOff(draft, question, body.from, actor, seq) } : assignment)),
        { evaluator: body.to, seq },
      ])
  },
  evaluatorExcused: (draft, body, { actor, seq }) => {
    draft.panel.assignments.set(
      body.question,
      draft.panel.assignments.get(body.question)!.map((assignment) => (assignment.evaluator === body.evaluator && !assignment.replacedBy ? { ...assignment, excused: body.reason, excusedSeq: seq, ...takenOff(draft, body.question, body.evaluator, actor, seq) } : assignment)),
    )
  },
  interestsDeclared: (draft, body, { actor, at, seq }) => {
    const before = member(draft, actor).interests
    const items = [...(before?.items ?? []), ...body.interests]
    const overtaken = [...(before?.overtaken ?? []), ...(before?.decision ? [before.decision] : [])]
    member(draft, actor).interests = { ...(before?.liftedByAnother ? { liftedByAnother: before.liftedByAnother } : {}), items, at, overtaken, closed: closedFrom(before?.closed ?? [], items.length > 0, seq) }
  },
  interestsDecided: (draft, body, { actor, at, seq }) => {
    const { person, ...decision } = body
    const before = member(draft, person).interests!
    const overtaken = [...before.overtaken, ...(before.decision ? [before.decision] : [])]
    const lifted = decision.outcome !== 'barred' && !mayLiftBar(draft.panel, person, actor) ? { liftedByAnother: [...(before.liftedByAnother ?? []), seq] } : {}
    member(draft, person).interests = { ...before, ...lifted, decision: { ...decision, by: actor, at }, overtaken, closed: closedFrom(before.closed, decision.outcome === 'barred', seq) }
  },
}
