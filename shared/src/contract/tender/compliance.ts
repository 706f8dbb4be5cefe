/** Commands about mandatory requirements: decided per bid, changed only with a second person. */
import { command, revisionedCommand } from '../command.ts'
import { closed, Id, oneOf, Words } from '../primitives.ts'

export const complianceCommands = {
  decideCompliance: revisionedCommand('Decide whether a bid meets a mandatory requirement', closed({
    bid: Id, requirement: Id, outcome: oneOf('pass', 'fail'), reason: Words(4_000),
  })),
  proposeComplianceChange: command('Propose to change a pass or fail that was decided', closed({
    bid: Id, requirement: Id, outcome: oneOf('pass', 'fail'), reason: Words(4_000),
  })),
} as const

/** One way to change what was closed, for compliance and consensus alike (R2). */
export const changeCommands = {
  supportChange: command('Support a proposed change of a consensus as a member of its panel, before a second person settles it', closed({ change: Id })),
  approveChange: command('Approve a proposed change of something closed (not its author)', closed({ change: Id })),
  refuseChange: command('Refuse a proposed change of something closed (not its author)', closed({ change: Id, reason: Words(4_000) })),
} as const
