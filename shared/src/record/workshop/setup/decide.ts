import { accept, refuse } from '../../kernel.ts'
import { event } from '../events.ts'
import type { Deciders } from '../state.ts'
import { workshopRolesOf } from './state.ts'

export const workshopSetupDeciders: Deciders<'startWorkshop' | 'describeWorkshop' | 'giveWorkshopRole' | 'takeWorkshopRole'> = {
  startWorkshop: (state, { kept }, context) =>
    state.seq >= 0
      ? refuse('stage', 'already-started', 'This record already holds a workshop.')
      : accept(
          event('workshopStarted', { ...kept, illustrative: context.playing }),
          event('workshopRoleGiven', { person: context.actor, role: 'facilitator' }),
        ),

  describeWorkshop: (_state, { kept }) => accept(event('workshopDescribed', kept)),

  giveWorkshopRole: (state, { body }, context) => {
    if (body.person === context.actor) return refuse('forbidden', 'own-role', 'Nobody gives a role to themselves; ask another facilitator to give it.', {}, '/person')
    if ((body.role === 'trustLead') !== (body.trust !== undefined))
      return refuse('content', 'trust-and-role', 'A trust lead belongs to a trust; the other roles belong to none.', { role: body.role }, '/trust')
    const held = workshopRolesOf(state.setup, body.person)
    if (held.some((role) => role.role === body.role && role.trust === body.trust))
      return refuse('content', 'role-held', 'This person already holds the role.', { role: body.role }, '/role')
    const partial = body.role === 'neutralAnalyst' ? held.some((role) => role.role === 'trustLead') : body.role === 'trustLead' && held.some((role) => role.role === 'neutralAnalyst')
    return partial
      ? refuse('content', 'not-neutral', 'A neutral analyst leads no trust of the same workshop.', { person: body.person }, '/role')
      : accept(event('workshopRoleGiven', body))
  },

  takeWorkshopRole: (state, { body, kept }) => {
    if (!workshopRolesOf(state.setup, body.person).some((held) => held.role === body.role && held.trust === body.trust))
      return refuse('content', 'role-not-held', 'This person does not hold the role.', {}, '/role')
    const facilitators = [...state.setup.people.values()].filter((member) => member.roles.some((held) => held.role === 'facilitator'))
    return body.role === 'facilitator' && facilitators.length === 1
      ? refuse('content', 'last-facilitator', 'A workshop keeps at least one facilitator; give the role to another person first.', {}, '/person')
      : accept(event('workshopRoleTaken', kept))
  },
}
