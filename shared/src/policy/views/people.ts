import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { interestsKey } from '../../record/tender/writes.ts'
import { holds, isBarred, isBuyingSide } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'
import { standsAt } from '../written.ts'

/** Whoever held a role stays listed after it was taken, with what was declared. Bidders' contacts see only themselves; interests are read by those who decide on them and by their owner. */
export const people: TenderViewOf<'people'> = (state, person) => {
  const buying = isBuyingSide(state, person)
  const decides = holds(state, person, 'lead', 'secondPerson', 'auditor', 'assuranceReviewer') && !isBarred(state, person)
  return {
    people: [...state.panel.people.values()]
      .filter((member) => member.person === person || (buying && (isBuyingSide(state, member.person) || member.roles.length === 0)) || holds(state, person, 'lead'))
      .map((member) => ({
        person: member.person,
        roles: member.roles.map((held) => ({ ...held })),
        interests: member.interests && (decides || member.person === person)
          ? {
              ...standsAt(state, interestsKey(member.person)),
              state: member.interests.decision?.outcome ?? (member.interests.items.length === 0 ? 'none' : 'waiting'),
              declaredAt: member.interests.at,
              ...(member.interests.decision ? { review: member.interests.decision.review } : {}),
              items: member.interests.items.map((item) => ({ ...item })),
            }
          : null,
      })),
    readsInterests: decides,
    mayDecide: holds(state, person, 'lead', 'secondPerson'),
    mayGrant: holds(state, person, 'lead', 'administrator'),
  } as Committed<ReplyOf<'people'>>
}
