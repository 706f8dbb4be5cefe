/** Commands about people: roles, assignments per question, conflicts of interest, replacement. */
import { command, revisionedCommand } from '../command.ts'
import { closed, Day, Id, Label, list, maybe, oneOf, setOf, Words } from '../primitives.ts'
import { Role } from './words.ts'

export const panelCommands = {
  grantRole: command('Give a person a role in this tender', closed({
    person: Id, role: Role, trust: maybe(Id), bidder: maybe(Id), title: maybe(Label),
  })),
  withdrawRole: command('Take a role from a person; where one speaks for several trusts or bidders, for which of them', closed({ person: Id, role: Role, trust: maybe(Id), bidder: maybe(Id), reason: Words(2_000) })),
  assignQuestions: command('Assign evaluators to questions; they score every bid on them', closed({
    evaluators: setOf(Id, 50, 1), questions: setOf(Id, 2_000, 1),
  })),
  replaceEvaluator: command('Replace an evaluator on questions whose moderation has not opened', closed({
    questions: setOf(Id, 2_000, 1), from: Id, to: Id, reason: Words(4_000),
  })),
  excuseEvaluator: command('Excuse an evaluator from one question, with a reason', closed({ question: Id, evaluator: Id, reason: Words(4_000) })),
  declareInterests: revisionedCommand('Declare interests, or that there are none; access opens with it', closed({
    interests: list(closed({ bidder: maybe(Id), nature: Words(4_000) }), 20),
  })),
  decideInterests: revisionedCommand('Decide on declared interests', closed({
    person: Id, outcome: oneOf('none', 'mitigated', 'barred'), measures: Words(4_000), review: Day,
  })),
} as const
