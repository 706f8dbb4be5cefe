/** Inputs are set whole, from the revision they were read at; ranges run upwards and everything named exists. */
import { BidDerivedLines, isBadFigures, readFigures } from '../../../contract/workshop/figures.ts'
import type { CostLine } from '../../../contract/scenario.ts'
import { formatList } from '../../../numeric/format.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import { currentExtract } from '../extract/state.ts'
import type { Deciders, WorkshopState } from '../state.ts'
import { rangesUpsideDown } from './ranges.ts'

export const refuseFrozen = (state: WorkshopState): Refusal | undefined =>
  state.board.frozen
    ? refuse('stage', 'board-frozen', 'The board is frozen while the room looks at it. Wait until the facilitator thaws it.', { by: state.board.frozen.by, at: state.board.frozen.at })
    : undefined

const refuseRanges = (value: unknown, pointer: string): Refusal | undefined => {
  const place = rangesUpsideDown(value, pointer)
  return place === undefined ? undefined : refuse('content', 'range-upside-down', 'A range runs from low over mid to high.', {}, place)
}

const twice = (ids: readonly string[]): number => ids.findIndex((id, index) => ids.indexOf(id) !== index)

const refuseLines = (state: WorkshopState, option: string, lines: readonly CostLine[], derived: boolean): Refusal | undefined => {
  if (!state.board.options.has(option)) return unknown('option', option, '/option')
  const stray = lines.findIndex((line) => line.option !== option)
  if (stray >= 0) return refuse('content', 'other-option', 'A line of another option stands among them.', { line: lines[stray]!.id }, `/lines/${stray}/option`)
  const wrong = lines.findIndex((line) => (line.basis === 'bidDerived') !== derived)
  if (wrong >= 0)
    return derived
      ? refuse('content', 'not-bid-derived', 'Only lines derived from bids stand here; set the others openly.', { line: lines[wrong]!.id }, '/figures')
      : refuse('content', 'bid-derived-in-the-open', 'A line derived from a bid is not set openly: only those with price rights may read it.', { line: lines[wrong]!.id }, `/lines/${wrong}/basis`)
  const doubled = twice(lines.map((line) => line.id))
  if (doubled >= 0) return refuse('content', 'id-in-use', `There are two lines “${lines[doubled]!.id}”.`, { id: lines[doubled]!.id }, derived ? '/figures' : `/lines/${doubled}/id`)
  const elsewhere = new Set([...state.board.lines].filter(([other]) => other !== option).flatMap(([, set]) => set.lines.map((line) => line.id)))
  const taken = lines.findIndex((line) => elsewhere.has(line.id))
  if (taken >= 0) return refuse('content', 'id-in-use', `The line “${lines[taken]!.id}” belongs to another option.`, { id: lines[taken]!.id }, derived ? '/figures' : `/lines/${taken}/id`)
  return refuseRanges(lines, derived ? '/figures' : '/lines')
}

/** What would lead nowhere without the trust, in words. */
const restsOn = ({ board, setup, privates }: WorkshopState, trust: string): string[] => [
  ...[...board.options.values()].filter((option) => option.trust === trust).map((option) => `the option ${option.label}`),
  ...(board.mergers.mergers.some((merger) => merger.into === trust || merger.from.includes(trust)) ? ['a merger'] : []),
  ...([...board.scenarios.values()].some((scenario) => scenario.choices.some((choice) => choice.trust === trust)) ? ['a scenario'] : []),
  ...([...setup.people.values()].some((member) => member.roles.some((held) => held.trust === trust)) ? ['the role of its lead'] : []),
  ...([...privates.figures.values()].some((figure) => figure.trust === trust) ? ['what is private to it'] : []),
]

export const inputDeciders: Deciders<
  'setWorkshopTrust' | 'removeWorkshopTrust' | 'setMergers' | 'setOption' | 'removeOption' | 'setCostLines' | 'setBidDerivedLines' | 'setCapacities' | 'setAssumptions'
> = {
  setWorkshopTrust: (state, { body, base }) => {
    const early = body.trust.contractEnds.findIndex((end) => !(end.earliest <= end.stated && end.stated <= end.latest))
    return refuseFrozen(state)
      ?? (early >= 0 ? refuse('content', 'range-upside-down', 'A contract’s end runs from earliest over stated to latest.', {}, `/trust/contractEnds/${early}`) : undefined)
      ?? refuseRanges(body.trust, '/trust')
      ?? accept(event('workshopTrustSet', { ...body, revision: base + 1 }))
  },

  removeWorkshopTrust: (state, { body }) => {
    const trust = state.board.trusts.get(body.trust)
    if (!trust) return unknown('trust', body.trust, '/trust')
    const rests = restsOn(state, body.trust)
    return refuseFrozen(state)
      ?? (rests.length > 0 ? refuse('content', 'trust-in-use', `${trust.name} stays: ${formatList(rests)} rest on it. Remove them first.`, { rests }, '/trust') : undefined)
      ?? accept(event('workshopTrustRemoved', body))
  },

  setMergers: (state, { body, base }) => {
    for (const [index, merger] of body.mergers.entries()) {
      const missing = [merger.into, ...merger.from].find((trust) => !state.board.trusts.has(trust))
      if (missing !== undefined) return unknown('trust', missing, `/mergers/${index}`)
      if (merger.from.includes(merger.into)) return refuse('content', 'into-itself', 'A trust cannot merge into itself.', { trust: merger.into }, `/mergers/${index}/into`)
      if (twice(merger.from) >= 0) return refuse('content', 'trust-twice', 'A trust stands twice in the merger.', {}, `/mergers/${index}/from`)
    }
    const gone = body.mergers.flatMap((merger) => merger.from)
    return refuseFrozen(state)
      ?? (twice(gone) >= 0 ? refuse('content', 'trust-twice', `“${gone[twice(gone)]}” merges twice.`, { trust: gone[twice(gone)] }, '/mergers') : undefined)
      ?? accept(event('mergersSet', { ...body, revision: base + 1 }))
  },

  setOption: (state, { body, kept, base }) => {
    const current = state.board.options.get(body.option.id)
    if (current && current.trust !== body.option.trust) return refuse('content', 'other-trust', 'An option stays with its trust; enter a new one.', { trust: current.trust }, '/option/trust')
    const programme = body.option.programmes.findIndex((candidate) => twice(candidate.steps.map((step) => step.step)) >= 0)
    return refuseFrozen(state)
      ?? (state.board.trusts.has(body.option.trust) ? undefined : unknown('trust', body.option.trust, '/option/trust'))
      ?? (programme >= 0 ? refuse('content', 'step-twice', 'A step stands twice in the programme.', {}, `/option/programmes/${programme}/steps`) : undefined)
      ?? refuseRanges(body.option, '/option')
      ?? accept(event('optionSet', { ...kept, revision: base + 1 }))
  },

  removeOption: (state, { body }) => {
    const option = state.board.options.get(body.option)
    if (!option) return unknown('option', body.option, '/option')
    const chosen = [...state.board.scenarios.values()].filter((scenario) => scenario.choices.some((choice) => choice.option === body.option))
    return refuseFrozen(state)
      ?? (chosen.length > 0 ? refuse('content', 'option-chosen', `${chosen.map((scenario) => scenario.title).join(', ')} choose this option; choose another there first.`, { scenarios: chosen.map((scenario) => scenario.id) }, '/option') : undefined)
      ?? accept(event('optionRemoved', body))
  },

  setCostLines: (state, { body, base }) =>
    refuseFrozen(state)
    ?? refuseLines(state, body.option, body.lines, false)
    ?? accept(event('costLinesSet', { ...body, revision: base + 1 })),

  setBidDerivedLines: (state, { body, kept, base }) => {
    if (!currentExtract(state.extract)?.derived)
      return refuse('stage', 'no-bid-derived-part', 'Until an extract with opened prices is attached, a workshop holds only indicative, should-cost or published figures.', {})
    const lines = readFigures(BidDerivedLines, body.figures)
    if (isBadFigures(lines)) return refuse('content', 'figures-unreadable', `The figures are wrong at “${lines.pointer}”: ${lines.message}.`, { at: lines.pointer }, '/figures')
    return refuseFrozen(state)
      ?? refuseLines(state, body.option, lines, true)
      ?? accept(event('bidDerivedLinesSet', { ...kept, revision: base + 1 }))
  },

  setCapacities: (state, { body, base }) => {
    const doubled = twice(body.capacities.map((capacity) => capacity.supplier))
    return refuseFrozen(state)
      ?? (doubled >= 0 ? refuse('content', 'supplier-twice', 'A supplier stands twice.', {}, `/capacities/${doubled}/supplier`) : undefined)
      ?? accept(event('capacitiesSet', { ...body, revision: base + 1 }))
  },

  setAssumptions: (state, { body, base }) =>
    refuseFrozen(state)
    ?? accept(event('assumptionsSet', { ...body, revision: base + 1 })),
}
