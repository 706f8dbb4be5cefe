/** Commands about figures that are private to a trust and the neutral analyst it names, until the trust releases them. */
import { revisionedCommand } from '../command.ts'
import { closed, Id, Words } from '../primitives.ts'
import { PrivateKind } from './words.ts'

export const privateCommands = {
  setPrivate: revisionedCommand('Set a private figure of one’s trust, readable by the named analyst', closed({
    trust: Id, kind: PrivateKind, analyst: Id,
    /** Integer pence as text: a private figure stands in content, never in an event. */
    pence: Words(20, 'figures'),
    basis: Words(4_000),
  })),
  releasePrivate: revisionedCommand('Release a private figure of one’s trust to the room', closed({ trust: Id, kind: PrivateKind })),
} as const
