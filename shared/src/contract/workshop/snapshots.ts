/** Commands that keep a state of the board by name, for ever: immutable and hashed. */
import { command } from '../command.ts'
import { closed, Id, Label, maybe, Words } from '../primitives.ts'

export const snapshotCommands = {
  takeSnapshot: command('Keep the board as it stands under a name', closed({ id: maybe(Id), name: Label, note: maybe(Words(4_000)) })),
} as const
