import { accept, refuse } from '../../kernel.ts'
import { event } from '../events.ts'
import type { Deciders } from '../state.ts'
import { deriveFrozenBoard, deriveFrozenLines } from './frozen.ts'

export const snapshotDeciders: Deciders<'takeSnapshot'> = {
  takeSnapshot: (state, { body, kept }, context) => {
    const id = body.id ?? context.newId()
    if (state.snapshots.taken.has(id)) return refuse('content', 'id-in-use', `There is already a snapshot “${id}”.`, { id }, '/id')
    const named = [...state.snapshots.taken.values()].find((snapshot) => snapshot.name === body.name)
    if (named) return refuse('content', 'name-in-use', `A snapshot is already called “${body.name}”; snapshots never change, so choose another name.`, { snapshot: named.id }, '/name')
    const board = deriveFrozenBoard(state)
    const lines = deriveFrozenLines(state)
    return accept(event('snapshotTaken', { id, name: body.name, ...(kept.note ? { note: kept.note } : {}), hash: context.hash(board), board, derived: { hash: context.hash(lines), lines } }))
  },
}
