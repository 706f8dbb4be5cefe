/** The only door: policy says whether this person may, then decide says whether the thing is right. Server, player and law suites come through here. */
import { commitWords, type CommandSpecs } from './contract/command.ts'
import { tenderCommands, type TenderCommand, type TenderCommandType } from './contract/tender/commands.ts'
import { tenderDirectory, type DirectoryEntry } from './policy/directory.ts'
import { workshopCommands, type WorkshopCommand, type WorkshopCommandType } from './contract/workshop/commands.ts'
import { mayInTender } from './policy/may.ts'
import { workshopDirectory } from './policy/workshop/directory.ts'
import { mayInWorkshop } from './policy/workshop/may.ts'
import { unknown, type Decision, type DecideContext, type Recorded } from './record/kernel.ts'
import type { TenderEvent } from './record/tender/events.ts'
import { emptyTender, type TenderState } from './record/tender/state.ts'
import { standingInTender } from './record/tender/standing.ts'
import { decideTender, evolveTender } from './record/tender/tender.ts'
import type { WorkshopEvent } from './record/workshop/events.ts'
import { emptyWorkshop, type WorkshopState } from './record/workshop/state.ts'
import { standingInWorkshop } from './record/workshop/standing.ts'
import { decideWorkshop, evolveWorkshop } from './record/workshop/workshop.ts'

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

export const handleWorkshop = (state: WorkshopState, command: Command, context: DecideContext): Decision => {
  if (!Object.hasOwn(workshopCommands, command.type)) return unknown('command', command.type)
  const typed = command as WorkshopCommand
  const refusal = mayInWorkshop(state, context.actor, typed)
  if (refusal) return refusal
  const kept = commitWords(workshopCommands[typed.type as WorkshopCommandType].body, typed.body, context.commit)
  return decideWorkshop(state, typed, kept as Parameters<typeof decideWorkshop>[2], context)
}

/** Everything the journal needs to hold a record of one kind. */
interface RecordKind<S> {
  readonly empty: (record: string) => S
  readonly evolve: (draft: S, event: Recorded) => void
  readonly handle: (state: S, command: Command, context: DecideContext) => Decision
  /** The schemas of its commands, for validating at the edge and for telling which are revisioned. */
  readonly commands: CommandSpecs
  readonly directory: (state: S) => DirectoryEntry
}

const tender: RecordKind<TenderState> = {
  empty: emptyTender,
  evolve: (draft, event) => evolveTender(draft, event as TenderEvent),
  handle: handleTender,
  commands: tenderCommands,
  directory: tenderDirectory,
}

const workshop: RecordKind<WorkshopState> = {
  empty: emptyWorkshop,
  evolve: (draft, event) => evolveWorkshop(draft, event as WorkshopEvent),
  handle: handleWorkshop,
  commands: workshopCommands,
  directory: workshopDirectory,
}

interface States {
  tender: TenderState
  workshop: WorkshopState
}
export type RecordKindName = keyof States
export type StateOf<K extends RecordKindName> = States[K]

export const recordKinds: { readonly [K in RecordKindName]: RecordKind<States[K]> } = { tender, workshop }

/** The revision that a command sent now, having read everything, starts from: that of what it would overwrite; 0 where there is nothing. */
export const revisionStanding = (state: TenderState | WorkshopState, type: string, body: unknown, actor: string): number =>
  (state.kind === 'tender' ? standingInTender(state, type, body, actor)?.revision : standingInWorkshop(state, type, body, actor)?.revision) ?? 0
