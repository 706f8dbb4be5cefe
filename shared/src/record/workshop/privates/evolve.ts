import type { Evolvers, WorkshopState } from '../state.ts'
import type { PrivateEvents } from './events.ts'
import { isOpenToLead, privateKey, type PrivateFigure } from './state.ts'

/** The first trespass stays written, whatever is done with the figure afterwards. */
const trespassOn = ({ setup }: WorkshopState, figure: PrivateFigure | undefined, actor: string, seq: number): Pick<PrivateFigure, 'trespassed'> => {
  const trespassed = figure?.trespassed ?? (figure && !isOpenToLead(setup, actor, figure) ? { by: actor, seq } : undefined)
  return trespassed ? { trespassed } : {}
}

export const privateEvolvers: Evolvers<PrivateEvents> = {
  privateSet: (draft, body, { actor, at, seq }) => {
    const before = draft.privates.figures.get(privateKey(body.trust, body.kind))
    draft.privates.figures.set(privateKey(body.trust, body.kind), { ...body, by: actor, at, seq, ...trespassOn(draft, before, actor, seq) })
  },
  privateReleased: (draft, body, { actor, at, seq }) => {
    const figure = draft.privates.figures.get(privateKey(body.trust, body.kind))!
    Object.assign(figure, { released: { by: actor, at }, ...trespassOn(draft, figure, actor, seq) })
  },
}
