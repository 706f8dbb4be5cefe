import { accept, refuse, unknown } from '../../kernel.ts'
import { event } from '../events.ts'
import { workshopRolesOf } from '../setup/state.ts'
import type { Deciders } from '../state.ts'
import { privateKey } from './state.ts'

const isPence = (text: string): boolean => /^(0|-?[1-9][0-9]*)$/.test(text) && Number.isSafeInteger(Number(text))

export const privateDeciders: Deciders<'setPrivate' | 'releasePrivate'> = {
  setPrivate: (state, { body, kept, base }) => {
    const current = state.privates.figures.get(privateKey(body.trust, body.kind))
    if (current?.released) return refuse('stage', 'released', 'This figure was released to the room and stays as it was released.', { releasedAt: current.released.at })
    if (!isPence(body.pence)) return refuse('content', 'not-pence', 'Give the figure in whole pence.', {}, '/pence')
    return workshopRolesOf(state.setup, body.analyst).some((held) => held.role === 'neutralAnalyst')
      ? accept(event('privateSet', { ...kept, revision: base + 1 }))
      : refuse('content', 'no-analyst', `“${body.analyst}” is no neutral analyst of this workshop.`, {}, '/analyst')
  },
  releasePrivate: (state, { body }) => {
    const figure = state.privates.figures.get(privateKey(body.trust, body.kind))
    if (!figure) return unknown('private figure of this trust', body.kind, '/kind')
    return figure.released ? refuse('stage', 'released', 'This figure is released already.', { releasedAt: figure.released.at }) : accept(event('privateReleased', body))
  },
}
