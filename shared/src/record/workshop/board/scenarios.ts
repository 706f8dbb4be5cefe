/** Scenarios: one path for each trust. They explore what to do and alter no evaluation. */
import type { Scenario } from '../../../contract/scenario.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import type { Deciders, WorkshopState } from '../state.ts'
import { refuseFrozen } from './inputs.ts'

const refuseChoices = (state: WorkshopState, choices: Scenario['choices']): Refusal | undefined => {
  for (const [index, choice] of choices.entries()) {
    if (!state.board.trusts.has(choice.trust)) return unknown('trust', choice.trust, `/choices/${index}/trust`)
    if (choices.findIndex((other) => other.trust === choice.trust) !== index) return refuse('content', 'trust-twice', 'A trust takes one path in a scenario.', { trust: choice.trust }, `/choices/${index}/trust`)
    const option = state.board.options.get(choice.option)
    if (!option) return unknown('option', choice.option, `/choices/${index}/option`)
    if (option.trust !== choice.trust) return refuse('content', 'other-trust', `${option.label} is an option of another trust.`, { trust: option.trust }, `/choices/${index}/option`)
  }
  return undefined
}

export const scenarioDeciders: Deciders<'addScenario' | 'changeScenario' | 'removeScenario' | 'freezeBoard' | 'thawBoard'> = {
  addScenario: (state, { body, kept }, context) => {
    const id = body.id ?? context.newId()
    return refuseFrozen(state)
      ?? (state.board.scenarios.has(id) ? refuse('content', 'id-in-use', `There is already a scenario “${id}”.`, { id }, '/id') : undefined)
      ?? refuseChoices(state, body.choices)
      ?? accept(event('scenarioAdded', { ...kept, id, revision: 1 }))
  },
  changeScenario: (state, { body, kept, base }) => {
    const scenario = state.board.scenarios.get(body.scenario)
    if (!scenario) return unknown('scenario', body.scenario, '/scenario')
    return refuseFrozen(state) ?? refuseChoices(state, body.choices) ?? accept(event('scenarioChanged', { ...kept, revision: base + 1 }))
  },
  removeScenario: (state, { body }) => {
    const scenario = state.board.scenarios.get(body.scenario)
    if (!scenario) return unknown('scenario', body.scenario, '/scenario')
    return refuseFrozen(state) ?? accept(event('scenarioRemoved', body))
  },
  freezeBoard: (state, { kept }) => refuseFrozen(state) ?? accept(event('boardFrozen', kept)),
  thawBoard: (state) => (state.board.frozen ? accept(event('boardThawed', {})) : refuse('stage', 'not-frozen', 'The board is not frozen.')),
}
