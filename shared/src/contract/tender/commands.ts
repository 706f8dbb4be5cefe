/** Every command of a tender, in one table. Operations are made from it; nothing else spells their paths. */
import type { BodyOf, CommandOf } from '../command.ts'
import { bidsCommands } from './bids.ts'
import { clarificationsCommands } from './clarifications.ts'
import { changeCommands, complianceCommands } from './compliance.ts'
import { decisionCommands, documentsCommands } from './decision.ts'
import { modelDraftingCommands } from './model-drafting.ts'
import { moderationCommands } from './moderation.ts'
import { panelCommands } from './panel.ts'
import { publicationCommands } from './publication.ts'
import { scoringCommands } from './scoring.ts'
import { setupCommands } from './setup.ts'

export const tenderCommands = {
  ...setupCommands,
  ...modelDraftingCommands,
  ...publicationCommands,
  ...panelCommands,
  ...bidsCommands,
  ...complianceCommands,
  ...changeCommands,
  ...clarificationsCommands,
  ...scoringCommands,
  ...moderationCommands,
  ...decisionCommands,
  ...documentsCommands,
} as const

export type TenderCommands = typeof tenderCommands
export type TenderCommandType = keyof TenderCommands & string
export type TenderCommand = CommandOf<TenderCommands>
export type TenderBody<N extends TenderCommandType> = BodyOf<TenderCommands, N>
