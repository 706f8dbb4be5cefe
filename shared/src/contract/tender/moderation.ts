/** Commands of moderation: sessions, what was weighed and by whom, consensus, approval, closing. */
import { command, revisionedCommand } from '../command.ts'
import { closed, Id, Label, list, maybe, NumberText, Revision, setOf, Words } from '../primitives.ts'

const cell = { question: Id, bid: Id }

export const moderationCommands = {
  openSession: command('Open a moderation session', closed({ id: maybe(Id), title: Label, attendees: setOf(Id, 100, 1) })),
  recordAttendance: command('Record who joined or left a session', closed({ session: Id, joined: setOf(Id, 100), left: setOf(Id, 100) })),
  closeSession: command('Close a moderation session', closed({ session: Id })),
  openModeration: command('Open a question for moderation; its individual scores lock', closed({ question: Id, session: Id })),
  tickSubCriteria: command('Tick the sub-criteria that the panel weighed, and who spoke', closed({
    question: Id, bids: setOf(Id, 100, 1), ticks: setOf(Id, 30, 1), speakers: setOf(Id, 50),
  })),
  castRevote: revisionedCommand('Cast a silent re-vote (information only)', closed({ ...cell, score: NumberText })),
  proposeConsensus: revisionedCommand('Propose the panel’s agreed score with its reason', closed({
    ...cell, score: NumberText, reason: Words(8_000), decided: list(Words(2_000), 20),
    dissent: list(closed({ person: Id, reason: Words(4_000) }), 20),
  })),
  approveConsensus: revisionedCommand('Approve a proposed consensus as a member of its panel', closed({ ...cell })),
  /** The moderator writes down what was said; whose dissent it is says whether it was. */
  confirmDissent: revisionedCommand('Confirm that one’s own dissent is written down as it was meant', closed({ ...cell })),
  closeConsensus: revisionedCommand('Close the consensus of one question of one bid', closed({ ...cell })),
  /** Each row names the revision of the proposal it started from. */
  closeUnanimous: command('Close unanimous cells in one batch, each with a reason taken from an individual one', closed({
    cells: list(closed({ ...cell, reasonOf: Id, revision: Revision }), 500, 1),
  })),
  approveUnanimous: command('Approve a batch of unanimous cells as a member of the panel', closed({ cells: list(closed({ ...cell, revision: Revision }), 500, 1) })),
  proposeConsensusChange: command('Propose to change a consensus that was closed', closed({ ...cell, score: NumberText, reason: Words(8_000) })),
} as const
