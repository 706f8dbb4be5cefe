/** The only door: policy says whether this person may, then decide says whether the thing is right. Server, player and law suites come through here. */
import { commitWords } from './contract/command.ts'
import { tenderCommands, type TenderCommand, type TenderCommandType } from './contract/tender/commands.ts'
import { mayInTender } from './policy/may.ts'
import { unknown, type Decision, type DecideContext } from './record/kernel.ts'
import type { TenderState } from './record/tender/state.ts'
import { decideTender } from './record/tender/tender.ts'

/** A command whose body was checked against the contract. */
export interface Command {
  readonly type: string
  readonly body: unknown
  readonly base?: number
}

export const handleTender = (state: TenderState, command: Command, context: DecideContext): Decision => {
  if (!Object.hasOwn(tenderCommands, command.type)) return unknown('command', command.type)
  const typed = command as TenderCommand
  const refusal = mayInTender(state, context.actor, typed)
  if (refusal) return refusal
  const kept = commitWords(tenderCommands[typed.type as TenderCommandType].body, typed.body, context.commit)
  return decideTender(state, typed, kept as Parameters<typeof decideTender>[2], context)
}
