/**
 * Every command of a workshop, in one table. Their names differ from those of a tender: operations of both kinds stand in
 * one list.
 */
import type { BodyOf, CommandOf } from '../command.ts'
import { inputCommands, scenarioCommands } from './board.ts'
import { evidenceCommands } from './evidence.ts'
import { extractCommands } from './extract.ts'
import { privateCommands } from './privates.ts'
import { voteCommands, workshopSessionCommands } from './sessions.ts'
import { workshopSetupCommands } from './setup.ts'
import { snapshotCommands } from './snapshots.ts'

export const workshopCommands = {
  ...workshopSetupCommands,
  ...extractCommands,
  ...evidenceCommands,
  ...inputCommands,
  ...scenarioCommands,
  ...workshopSessionCommands,
  ...voteCommands,
  ...snapshotCommands,
  ...privateCommands,
} as const

export type WorkshopCommands = typeof workshopCommands
export type WorkshopCommandType = keyof WorkshopCommands & string
export type WorkshopCommand = CommandOf<WorkshopCommands>
export type WorkshopBody<N extends WorkshopCommandType> = BodyOf<WorkshopCommands, N>
