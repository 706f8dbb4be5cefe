import { accept, refuse, unknown } from '../../kernel.ts'
import { event } from '../events.ts'
import type { Deciders } from '../state.ts'

/** Weak, late or unlinked evidence is entered like any other and marked where it is read (`evidenceMarks`). */
export const evidenceDeciders: Deciders<'addEvidence' | 'withdrawEvidence'> = {
  addEvidence: (state, { body, kept }, context) => {
    const id = body.id ?? context.newId()
    return state.evidence.items.has(id)
      ? refuse('content', 'id-in-use', `There is already an evidence item “${id}”.`, { id }, '/id')
      : accept(event('evidenceAdded', { ...kept, id }))
  },
  withdrawEvidence: (state, { body, kept }) => {
    const item = state.evidence.items.get(body.evidence)
    if (!item) return unknown('evidence item', body.evidence, '/evidence')
    return item.withdrawn ? refuse('content', 'already-withdrawn', 'This item is withdrawn already.', {}, '/evidence') : accept(event('evidenceWithdrawn', kept))
  },
}
