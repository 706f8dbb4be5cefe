import type { Evolvers } from '../state.ts'
import type { BoardEvents } from './events.ts'

export const boardEvolvers: Evolvers<BoardEvents> = {
  workshopTrustSet: (draft, { trust, revision }) => {
    draft.board.trusts.set(trust.id, { ...trust, revision })
  },
  workshopTrustRemoved: (draft, { trust }) => {
    draft.board.trusts.delete(trust)
  },
  mergersSet: (draft, body) => {
    draft.board.mergers = body
  },
  optionSet: (draft, { option, revision }) => {
    draft.board.options.set(option.id, { ...option, revision })
  },
  optionRemoved: (draft, { option }) => {
    draft.board.options.delete(option)
    draft.board.lines.delete(option)
    draft.board.derivedLines.delete(option)
  },
  costLinesSet: (draft, { option, lines, revision }) => {
    draft.board.lines.set(option, { lines, revision })
  },
  bidDerivedLinesSet: (draft, { option, figures, revision }) => {
    draft.board.derivedLines.set(option, { figures, revision })
  },
  capacitiesSet: (draft, body) => {
    draft.board.capacities = body
  },
  assumptionsSet: (draft, body) => {
    draft.board.assumptions = body
  },
  scenarioAdded: (draft, body, { actor, at }) => {
    draft.board.scenarios.set(body.id, { ...body, by: actor, at })
  },
  scenarioChanged: (draft, { scenario: id, ...change }) => {
    const { by, at } = draft.board.scenarios.get(id)!
    draft.board.scenarios.set(id, { id, ...change, by, at })
  },
  scenarioRemoved: (draft, body) => {
    draft.board.scenarios.delete(body.scenario)
  },
  boardFrozen: (draft, body, { actor, at }) => {
    draft.board.frozen = { by: actor, at, ...(body.reason ? { reason: body.reason } : {}) }
  },
  boardThawed: (draft) => {
    draft.board.frozen = null
  },
}
