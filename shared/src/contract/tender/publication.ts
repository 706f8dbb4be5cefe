/** Commands that test, freeze and publish the model: two people, and never silently. */
import { command, revisionedCommand } from '../command.ts'
import { closed, Digest, Id, Instant, maybe, Words } from '../primitives.ts'

export const publicationCommands = {
  signModelTest: command('Sign off the test of the model as it stands (a second person)', closed({ modelHash: Digest, note: Words(4_000) })),
  proposePublication: revisionedCommand('Propose to publish the model as it stands', closed({
    modelHash: Digest,
    reason: Words(4_000),
    /** For a new version: what bidders are told. */
    notice: maybe(Words(8_000)),
    /** For a new version: the round whose deadline was reconsidered, and the deadline after that: moved back, or kept. */
    round: maybe(Id),
    deadline: maybe(Instant),
  })),
  publishModel: revisionedCommand('Publish the proposed model (another person than its proposer)', closed({ modelHash: Digest })),
} as const
