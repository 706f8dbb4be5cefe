/** Commands of the decision: unlocking analyses, positions, draw, award, standstill, abandonment, suspension, call-off. */
import { command, revisionedCommand } from '../command.ts'
import { closed, Day, Id, Instant, maybe, oneOf, setOf, Words } from '../primitives.ts'

export const decisionCommands = {
  proposeUnlock: command('Propose to unlock analyses that vary the model on opened bids (R19)', closed({ purpose: Words(4_000) })),
  approveUnlock: command('Approve the unlocking (not its proposer)', closed({ unlock: Id })),
  recordAnalysis: command('Record that an unlocked analysis was run', closed({ kind: oneOf('viewWeights', 'formulas', 'leaveOneOut', 'sweep'), lot: Id, trust: maybe(Id), note: maybe(Words(2_000)) })),
  recordPosition: revisionedCommand('Record a trust’s position on the joint result of a lot', closed({
    trust: Id, lot: Id, position: oneOf('support', 'reservation', 'chooseOtherwise'), reason: Words(8_000), boardDate: maybe(Day),
  })),
  recordDraw: revisionedCommand('Record a lot drawn in public to break a tie', closed({ lot: Id, order: setOf(Id, 100, 2), witnesses: Words(2_000) })),
  confirmDraw: revisionedCommand('Confirm a recorded draw as one who was there; it breaks the tie from then on', closed({ lot: Id })),
  proposeAward: revisionedCommand('Propose the award that follows from the signed model', closed({ lot: Id, reason: Words(8_000) })),
  approveAward: revisionedCommand('Approve the proposed award (not its proposer)', closed({ lot: Id })),
  startStandstill: command('Record the notices and start the standstill', closed({
    lot: Id, sent: Day, means: oneOf('electronic', 'other'), lastReceived: maybe(Day), voluntary: oneOf('no', 'yes'),
  })),
  suspendLot: command('Suspend a lot because of a claim', closed({ lot: Id, ground: Words(4_000), claimReceived: Instant })),
  liftSuspension: command('Lift a suspension', closed({ lot: Id, ground: Words(4_000) })),
  abandonLot: command('Abandon a lot of which no bid was opened, with reasons and notice', closed({ lot: Id, ground: Words(4_000), notice: Words(8_000) })),
  proposeAbandonment: revisionedCommand('Propose to abandon a lot whose bids were opened, with reasons and notice', closed({ lot: Id, ground: Words(4_000), notice: Words(8_000) })),
  approveAbandonment: revisionedCommand('Abandon the lot as another person proposed', closed({ lot: Id })),
  linkCallOff: command('Link a call-off tender to the framework it comes from', closed({ record: Id, lot: Id, trust: Id })),
} as const

export const documentsCommands = {
  issueDocument: command('Issue a document: it is hashed and kept', closed({
    kind: oneOf('evaluationReport', 'decisionLetter', 'notice', 'minutes'), title: Words(200), lot: maybe(Id), content: Words(2_000_000, 'document'),
  })),
} as const
