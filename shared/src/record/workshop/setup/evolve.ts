import type { Evolvers } from '../state.ts'
import type { WorkshopSetupEvents } from './events.ts'
import { workshopRolesOf } from './state.ts'

export const workshopSetupEvolvers: Evolvers<WorkshopSetupEvents> = {
  workshopStarted: (draft, body, { actor, at }) => {
    Object.assign(draft.setup, { title: body.title, purpose: body.purpose, asAt: body.asAt, illustrative: body.illustrative, startedBy: actor, startedAt: at })
    if (body.tender !== undefined) draft.setup.tender = body.tender
  },
  workshopDescribed: (draft, body) => {
    Object.assign(draft.setup, body)
  },
  workshopRoleGiven: (draft, { person, ...given }, { actor, seq }) => {
    const handedOn = workshopRolesOf(draft.setup, actor).filter((held) => given.role === 'trustLead' && held.role === 'trustLead' && held.trust === given.trust)
    const role = { ...given, opensAfter: Math.min(seq, ...handedOn.map((held) => held.opensAfter)) }
    const member = draft.setup.people.get(person)
    if (member) member.roles.push(role)
    else draft.setup.people.set(person, { person, roles: [role] })
    // Whoever starts a workshop is its first facilitator, by the event after the first.
    if (person === actor && seq > 1) draft.setup.people.get(person)!.ownRole = seq
  },
  workshopRoleTaken: (draft, body) => {
    const member = draft.setup.people.get(body.person)!
    member.roles = member.roles.filter((held) => held.role !== body.role || held.trust !== body.trust)
  },
}
