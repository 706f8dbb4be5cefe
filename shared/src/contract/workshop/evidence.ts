/** Commands about evidence: who said what, when it was published and known. Nothing is refused for being weak; it is marked. */
import { command } from '../command.ts'
import { closed, Id, maybe, Words } from '../primitives.ts'
import { ScenarioEvidence } from '../scenario.ts'

export const evidenceCommands = {
  addEvidence: command('Add an evidence item', closed({ ...ScenarioEvidence.properties, id: maybe(Id) })),
  withdrawEvidence: command('Withdraw an evidence item; it stays readable with the reason', closed({ evidence: Id, reason: Words(4_000) })),
} as const
