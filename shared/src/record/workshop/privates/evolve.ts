import type { Evolvers } from '../state.ts'
import type { PrivateEvents } from './events.ts'
import { privateKey } from './state.ts'

export const privateEvolvers: Evolvers<PrivateEvents> = {
  privateSet: (draft, body, { actor, at, seq }) => {
    draft.privates.figures.set(privateKey(body.trust, body.kind), { ...body, by: actor, at, seq })
  },
  privateReleased: (draft, body, { actor, at }) => {
    draft.privates.figures.get(privateKey(body.trust, body.kind))!.released = { by: actor, at }
  },
}
