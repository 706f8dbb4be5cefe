/** From a workshop's board, as a person may see it, to what a comparison computes with. */
import type { ReplyOf } from '../contract/views.ts'
import type { WorkshopMaterial } from '../contract/scenario.ts'
import { cannot, type Unassessed } from './appraisal/measures.ts'

type Board = ReplyOf<'scenarioBoard'>

/** Until the assumptions are set nothing can be computed. Bid-derived lines are in it only for those who may read them. */
export const materialOfBoard = (board: Board): WorkshopMaterial | Unassessed =>
  board.assumptions === null
    ? cannot('The assumptions are not set: first year, horizon, price base, discounting, inflation and VAT.')
    : {
        illustrative: board.illustrative,
        inputs: {
          title: board.title,
          asAt: board.asAt,
          trusts: board.trusts,
          mergers: board.mergers.mergers,
          options: board.options,
          lines: board.lines,
          capacities: board.capacities.capacities,
          evidence: board.evidence,
          assumptions: board.assumptions.assumptions,
        },
        scenarios: board.scenarios,
      }

/** Evidence that was withdrawn but still carries figures of the board, with the lines it carries. */
export const withdrawnInUse = (board: Board): { readonly evidence: string; readonly lines: readonly string[] }[] =>
  board.evidence
    .filter(({ withdrawn }) => withdrawn !== null)
    .map(({ id }) => ({ evidence: id, lines: board.lines.filter(({ evidence }) => evidence.includes(id)).map((line) => line.id).toSorted() }))
    .filter(({ lines }) => lines.length > 0)
