import type { Commitment } from '../../../contract/primitives.ts'
import type { Role } from '../../../contract/tender/words.ts'

export interface RoleHeld {
  role: Role
  trust?: string
  bidder?: string
  title?: string
}

export interface InterestsDecision {
  outcome: 'none' | 'mitigated' | 'barred'
  measures: Commitment
  review: string
  by: string
  at: string
}

export interface Interests {
  /** Everything ever declared: a later declaration adds, it never takes back. */
  items: { bidder?: string; nature: Commitment }[]
  at: string
  /** On all items; gone as soon as another is declared. */
  decision?: InterestsDecision
  /** Decisions that a later declaration or decision overtook. */
  overtaken: InterestsDecision[]
  /** Events that lifted a bar which was another’s to lift: none in a sound record. */
  liftedByAnother?: number[]
  /** From which event to which access was closed by an interest that was undecided or in the way. */
  closed: { from: number; to?: number }[]
}

/** A role that was taken away; whether bids were open by then, so that what it let the person read counts on. */
export interface RolePast extends RoleHeld {
  bidsOpened: boolean
}

export interface PanelMember {
  person: string
  roles: RoleHeld[]
  past?: RolePast[]
  /** The event by which the person gave a role to themselves, other than by starting the tender: never in a sound record. */
  ownGrant?: number
  /** The event that let somebody score or moderate who had read, with bids open, what that may not follow on: never in a sound record. */
  readBefore?: number
  interests?: Interests
}

export interface Assignment {
  evaluator: string
  seq: number
  excused?: Commitment
  /** The event that excused; a consensus that closed before it still rests on the score. */
  excusedSeq?: number
  replacedBy?: string
  /** The event by which somebody who was no second person took off whoever had submitted: never in a sound record. */
  takenOffAlone?: number
}

export interface Panel {
  people: Map<string, PanelMember>
  /** Assignments by question; an evaluator scores every bid on it. */
  assignments: Map<string, Assignment[]>
}

/** Whether a bid of any lot was opened: from then on there is something to have read. */
export const anyBidOpened = (bids: { readonly bids: ReadonlyMap<string, { readonly technical: { readonly opened?: unknown } }> }): boolean => [...bids.bids.values()].some(({ technical }) => technical.opened !== undefined)

export const rolesOf = (panel: Panel, person: string): readonly RoleHeld[] => panel.people.get(person)?.roles ?? []

/**
 * Who scores and who reads scores, prices and the whole record before they are settled are different people (R2, R8):
 * in one tender nobody holds a role of both sorts, nor one after the other once bids were opened.
 */
const scoringRoles: readonly Role[] = ['evaluator', 'moderator']
const readingRoles: readonly Role[] = ['lead', 'secondPerson', 'commercialLead', 'assuranceReviewer', 'auditor']

/** Who moderates leads a panel and sits on none: nobody proposes a score, approves it and closes it (R5). */
const excludedBy = (role: Role): readonly Role[] => {
  if (readingRoles.includes(role)) return scoringRoles
  return scoringRoles.includes(role) ? [...readingRoles, ...scoringRoles.filter((other) => other !== role)] : []
}

/** Whoever stood on one side of a tender, at whatever time, does not come to stand on the other. */
export const isOnBothSides = (panel: Panel, person: string, role?: Role): boolean => {
  const member = panel.people.get(person)
  const counted = [...(member?.roles ?? []), ...(member?.past ?? []), ...(role === undefined ? [] : [{ role }])].map((held) => held.role)
  return counted.includes('bidderContact') && counted.some((held) => held !== 'bidderContact')
}

/** They read results or the scores of others without running the tender: with bids open they come to score or moderate no more (R8). */
const laterReadingRoles: readonly Role[] = ['trustLead', 'observer']

/** The role held, now or earlier, that keeps a person from being given another; undefined where none does. */
export const roleInTheWay = (panel: Panel, person: string, role: Role, bidsOpen = false): Role | undefined => {
  const others = [...excludedBy(role), ...(bidsOpen && scoringRoles.includes(role) ? laterReadingRoles : [])]
  const member = panel.people.get(person)
  const counted = [...(member?.roles ?? []), ...(member?.past ?? []).filter(({ bidsOpened }) => bidsOpened)]
  return counted.find((held) => others.includes(held.role))?.role
}

/** The panel of a question as it stands: not replaced. Excused members stay, marked. */
export const panelOf = (panel: Panel, question: string): Assignment[] =>
  (panel.assignments.get(question) ?? []).filter((assignment) => !assignment.replacedBy)

/** Members whose scores are expected while declared interests keep their access closed: nothing is agreed on their scores. */
export const scorersWithoutAccess = (panel: Panel, question: string): string[] =>
  scorersOf(panel, question).filter((evaluator) => !interestsOpenAccess(panel, evaluator))

/** Those of whom scores are expected: neither replaced nor excused. */
export const scorersOf = (panel: Panel, question: string): string[] =>
  panelOf(panel, question).filter((assignment) => !assignment.excused).map((assignment) => assignment.evaluator)

/** A declaration opens access; declared interests keep it closed until someone decided that they may be lived with. */
export const interestsOpenAccess = (panel: Panel, person: string): boolean => {
  const interests = panel.people.get(person)?.interests
  if (!interests) return false
  if (interests.decision) return interests.decision.outcome !== 'barred'
  return interests.items.length === 0
}

/**
 * A bar on what stands declared is lifted by whoever decided it; where they decide no more, by a second person. Something
 * newly declared is decided on anew.
 */
export const mayLiftBar = (panel: Panel, person: string, actor: string): boolean => {
  const decision = panel.people.get(person)?.interests?.decision
  if (decision?.outcome !== 'barred' || decision.by === actor) return true
  const stillDecides = rolesOf(panel, decision.by).some(({ role }) => role === 'lead' || role === 'secondPerson')
  return !stillDecides && rolesOf(panel, actor).some(({ role }) => role === 'secondPerson')
}

/** Whether declared interests kept a person's access closed when an event was written. */
export const interestsClosedAt = (panel: Panel, person: string, seq: number): boolean =>
  (panel.people.get(person)?.interests?.closed ?? []).some(({ from, to }) => seq > from && (to === undefined || seq < to))
