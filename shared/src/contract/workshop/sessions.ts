/** Commands of a workshop's sessions: who is in the room, what the big screen shows, what is voted on. */
import { command, revisionedCommand } from '../command.ts'
import { closed, Id, Label, list, maybe, oneOf, orNull, setOf, Words } from '../primitives.ts'

/** What the room looks at; nothing until the facilitator reveals it. */
export const Revealed = closed({ what: oneOf('nothing', 'scenario', 'comparison', 'evidence', 'trust', 'vote', 'snapshot'), ids: setOf(Id, 6) })

export const workshopSessionCommands = {
  openWorkshopSession: command('Open a session of the workshop', closed({ id: maybe(Id), title: Label, agenda: list(Label, 30), attendees: setOf(Id, 200, 1) })),
  recordWorkshopAttendance: command('Record who joined or left the session', closed({ session: Id, joined: setOf(Id, 200), left: setOf(Id, 200) })),
  revealItem: revisionedCommand('Show one thing to the room, or nothing', closed({ session: Id, item: Revealed })),
  closeWorkshopSession: command('Close a session of the workshop', closed({ session: Id, minutes: maybe(Words(20_000)) })),
} as const

export const voteCommands = {
  openVote: command('Put a question to the room', closed({
    id: maybe(Id), session: Id, question: Label,
    choices: list(closed({ id: Id, label: Label, scenario: maybe(Id) }), 12, 2),
  })),
  castVote: revisionedCommand('Cast or change one’s own vote while it is open; null abstains', closed({ vote: Id, choice: orNull(Id), reason: maybe(Words(2_000)) })),
  closeVote: command('Close a vote; only then is anything of it shown', closed({ vote: Id })),
} as const
