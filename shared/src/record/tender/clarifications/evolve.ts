import type { Evolvers } from '../state.ts'
import type { ClarificationsEvents } from './events.ts'

export const clarificationsEvolvers: Evolvers<ClarificationsEvents> = {
  clarificationAsked: (draft, body, { actor, at }) => {
    draft.clarifications.items.set(body.id, { ...body, by: actor, at })
  },
  clarificationAnswered: (draft, body, { actor, at }) => {
    draft.clarifications.items.get(body.clarification)!.answer = { text: body.text, audience: body.audience, by: actor, at }
  },
  clarificationClosed: (draft, body, { actor, at }) => {
    draft.clarifications.items.get(body.clarification)!.closed = { reason: body.reason, by: actor, at }
  },
}
