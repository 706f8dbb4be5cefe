/** The revision that a revisioned command starts from when its file names none: the one that stands. */
import type { TenderBody, TenderCommandType } from '@workbench/shared/contract/tender/commands.ts'
import { complianceKey } from '@workbench/shared/record/tender/compliance/state.ts'
import { viewKey } from '@workbench/shared/record/tender/model/state.ts'
import { cellKey } from '@workbench/shared/record/tender/moderation/state.ts'
import { individualScore } from '@workbench/shared/record/tender/scoring/state.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'

type Revisions = { readonly [N in TenderCommandType]?: (state: TenderState, body: TenderBody<N>, actor: string) => number | undefined }

const revisions: Revisions = {
  changeRequirement: ({ model }, body) => model.requirements.get(body.requirement)?.revision,
  removeRequirement: ({ model }, body) => model.requirements.get(body.requirement)?.revision,
  changeScale: ({ model }, body) => model.scales.get(body.scale)?.revision,
  changeCriterion: ({ model }, body) => model.criteria.get(body.criterion)?.revision,
  removeCriterion: ({ model }, body) => model.criteria.get(body.criterion)?.revision,
  weighCriteria: ({ model }, body) => model.weightRevisions.get(body.parent),
  weighView: ({ model }, body) => model.views.get(viewKey(body.trust, body.lot))?.revision,
  decideCompliance: ({ compliance }, body) => compliance.outcomes.get(complianceKey(body.bid, body.requirement))?.revision,
  recordScore: ({ scoring }, body, actor) => individualScore(scoring, body.question, body.bid, actor)?.revision,
  proposeConsensus: ({ moderation }, body) => moderation.cells.get(cellKey(body.question, body.bid))?.revision,
}

export const standingRevision = (state: TenderState, type: string, body: unknown, actor: string): number => {
  const find = revisions[type as TenderCommandType] as ((state: TenderState, body: unknown, actor: string) => number | undefined) | undefined
  if (!find) throw new Error(`Nobody has said where the revision of “${type}” stands; add it to play/revisions.ts.`)
  return find(state, body, actor) ?? 0
}

export const revisionedByPlayer = Object.keys(revisions)
