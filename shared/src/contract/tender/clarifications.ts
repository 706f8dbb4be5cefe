/** Commands about questions and answers between bidders and the authority. */
import { command } from '../command.ts'
import { closed, Id, maybe, oneOf, Words } from '../primitives.ts'

export const clarificationsCommands = {
  askClarification: command('Ask for a clarification', closed({
    from: oneOf('bidder', 'authority', 'evaluator'), bidder: maybe(Id), bid: maybe(Id), question: maybe(Id), text: Words(8_000),
  })),
  answerClarification: command('Answer a clarification', closed({ clarification: Id, text: Words(8_000), audience: oneOf('all', 'asker') })),
  closeClarification: command('Close a clarification that needs no answer', closed({ clarification: Id, reason: Words(2_000) })),
} as const
