/** A workshop put together: every command finds its decider, every event its evolver. */
import type { Committed } from '../../contract/primitives.ts'
import type { WorkshopCommand, WorkshopCommandType } from '../../contract/workshop/commands.ts'
import type { Decision, DecideContext, Input } from '../kernel.ts'
import { refuseStale } from '../written.ts'
import { boardEvolvers } from './board/evolve.ts'
import { inputDeciders } from './board/inputs.ts'
import { scenarioDeciders } from './board/scenarios.ts'
import { evidenceDeciders } from './evidence/decide.ts'
import { evidenceEvolvers } from './evidence/evolve.ts'
import type { WorkshopEvent, WorkshopEvents } from './events.ts'
import { extractDeciders } from './extract/decide.ts'
import { extractEvolvers } from './extract/evolve.ts'
import { privateDeciders } from './privates/decide.ts'
import { privateEvolvers } from './privates/evolve.ts'
import { workshopSessionDeciders } from './sessions/decide.ts'
import { workshopSessionEvolvers } from './sessions/evolve.ts'
import { workshopSetupDeciders } from './setup/decide.ts'
import { workshopSetupEvolvers } from './setup/evolve.ts'
import { snapshotDeciders } from './snapshots/decide.ts'
import { snapshotEvolvers } from './snapshots/evolve.ts'
import { standingInWorkshop } from './standing.ts'
import type { Deciders, Evolvers, WorkshopState } from './state.ts'
import { voteDeciders } from './votes/decide.ts'
import { voteEvolvers } from './votes/evolve.ts'
import { markWrittenInWorkshop } from './writes.ts'

const deciders: Deciders<WorkshopCommandType> = {
  ...workshopSetupDeciders, ...extractDeciders, ...evidenceDeciders, ...inputDeciders, ...scenarioDeciders, ...workshopSessionDeciders,
  ...voteDeciders, ...snapshotDeciders, ...privateDeciders,
}

const evolvers: Evolvers<WorkshopEvents> = {
  ...workshopSetupEvolvers, ...extractEvolvers, ...evidenceEvolvers, ...boardEvolvers, ...workshopSessionEvolvers, ...voteEvolvers,
  ...snapshotEvolvers, ...privateEvolvers,
}

/** Decides a workshop command: not from an older reading, then whether it is right. The caller has checked its body against the contract and asked the policy. */
export const decideWorkshop = (state: WorkshopState, command: WorkshopCommand, kept: Committed<WorkshopCommand['body']>, context: DecideContext): Decision => {
  const decide = deciders[command.type] as (state: WorkshopState, input: Input<unknown, unknown>, context: DecideContext) => Decision
  const base = command.base ?? 0
  return refuseStale(standingInWorkshop(state, command.type, command.body, context.actor), base, command.body) ?? decide(state, { body: command.body, kept, base }, context)
}

/** Folds one event into a draft. An unknown type is a fault of the data, named with its place. */
export const evolveWorkshop = (draft: WorkshopState, event: WorkshopEvent): void => {
  const evolve = evolvers[event.type] as ((draft: WorkshopState, body: unknown, event: WorkshopEvent) => void) | undefined
  if (!evolve) throw new Error(`Event ${event.seq} of record ${event.record} has the unknown type “${event.type}”.`)
  evolve(draft, event.body, event)
  markWrittenInWorkshop(draft, event)
  draft.seq = event.seq
  draft.lastAt = event.at
}
