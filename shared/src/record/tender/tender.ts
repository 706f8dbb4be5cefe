/** A tender put together: every command finds its decider, every event its evolver. */
import type { Committed } from '../../contract/primitives.ts'
import type { TenderCommand, TenderCommandType } from '../../contract/tender/commands.ts'
import type { Decision, DecideContext, Input } from '../kernel.ts'
import { refuseStale } from '../written.ts'
import { bidsDeciders } from './bids/decide.ts'
import { bidsEvolvers } from './bids/evolve.ts'
import { openingDeciders } from './bids/opening.ts'
import { clarificationsDeciders } from './clarifications/decide.ts'
import { clarificationsEvolvers } from './clarifications/evolve.ts'
import { changeDeciders, complianceDeciders } from './compliance/decide.ts'
import { complianceEvolvers } from './compliance/evolve.ts'
import { afterwardsDeciders, awardDeciders, unlockDeciders } from './decision/decide.ts'
import { decisionEvolvers } from './decision/evolve.ts'
import { documentsDeciders } from './documents/decide.ts'
import { documentsEvolvers } from './documents/evolve.ts'
import type { TenderEvent, TenderEvents } from './events.ts'
import { criterionDeciders, requirementDeciders, ruleDeciders, scaleDeciders, weightDeciders } from './model/decide.ts'
import { modelEvolvers } from './model/evolve.ts'
import { publicationDeciders } from './model/publication.ts'
import { moderationDeciders } from './moderation/decide.ts'
import { moderationEvolvers } from './moderation/evolve.ts'
import { sessionDeciders } from './moderation/sessions.ts'
import { batchDeciders } from './moderation/unanimous.ts'
import { panelDeciders } from './panel/decide.ts'
import { panelEvolvers } from './panel/evolve.ts'
import { scoringDeciders } from './scoring/decide.ts'
import { scoringEvolvers } from './scoring/evolve.ts'
import { consortiumDeciders, setupDeciders } from './setup/decide.ts'
import { setupEvolvers } from './setup/evolve.ts'
import { furtherRoundDeciders } from './setup/further-round.ts'
import { stageDeciders } from './setup/stages.ts'
import { standingInTender } from './standing.ts'
import type { Deciders, Evolvers, TenderState } from './state.ts'
import { markWritten } from './writes.ts'

const deciders: Deciders<TenderCommandType> = {
  ...setupDeciders, ...consortiumDeciders, ...stageDeciders, ...furtherRoundDeciders,
  ...requirementDeciders, ...scaleDeciders, ...criterionDeciders, ...weightDeciders, ...ruleDeciders, ...publicationDeciders,
  ...panelDeciders,
  ...bidsDeciders, ...openingDeciders,
  ...complianceDeciders, ...changeDeciders,
  ...clarificationsDeciders,
  ...scoringDeciders,
  ...sessionDeciders, ...moderationDeciders, ...batchDeciders,
  ...unlockDeciders, ...awardDeciders, ...afterwardsDeciders,
  ...documentsDeciders,
}

const evolvers: Evolvers<TenderEvents> = {
  ...setupEvolvers, ...modelEvolvers, ...panelEvolvers, ...bidsEvolvers, ...complianceEvolvers, ...clarificationsEvolvers,
  ...scoringEvolvers, ...moderationEvolvers, ...decisionEvolvers, ...documentsEvolvers,
}

/** Decides a tender command: not from an older reading, then whether it is right. The caller has checked its body against the contract and asked the policy. */
export const decideTender = (state: TenderState, command: TenderCommand, kept: Committed<TenderCommand['body']>, context: DecideContext): Decision => {
  const decide = deciders[command.type] as (state: TenderState, input: Input<unknown, unknown>, context: DecideContext) => Decision
  const base = command.base ?? 0
  return refuseStale(standingInTender(state, command.type, command.body, context.actor), base, command.body) ?? decide(state, { body: command.body, kept, base }, context)
}

/** Folds one event into a draft. An unknown type is a fault of the data, named with its place. */
export const evolveTender = (draft: TenderState, event: TenderEvent): void => {
  const evolve = evolvers[event.type] as ((draft: TenderState, body: unknown, event: TenderEvent) => void) | undefined
  if (!evolve) throw new Error(`Event ${event.seq} of record ${event.record} has the unknown type “${event.type}”.`)
  evolve(draft, event.body, event)
  markWritten(draft, event)
  draft.seq = event.seq
  draft.lastAt = event.at
}
