/**
 * The workshop on a case: a facilitator opens it and gives the roles, the neutral analyst enters evidence and figures, the
 * facilitator the scenarios, and the board as prepared is kept by name. All of it is spread over the working hours it took.
 */
import type { Case, CaseWorkshop } from '../read-case.ts'
import { spreadOverWorkingHours } from '../spread.ts'
import type { Planned, Untimed } from './planned.ts'

export const planWorkshop = ({ workshop }: Case): Planned[] => {
  if (!workshop) return []
  const commands = commandsOf(workshop)
  const times = spreadOverWorkingHours(commands.length, workshop.times.start, workshop.times.end)
  return commands.map((command, index) => ({ at: times[index]!, ...command }))
}

type Held = NonNullable<CaseWorkshop['times']['sessions']>[number]

const commandsOf = (workshop: CaseWorkshop): Untimed[] => {
  const { material, evidence, times } = workshop
  const { inputs, scenarios } = material
  const { facilitator, analyst } = times
  const held = { actor: facilitator, file: 'workshop-times.json' }
  const entered = { actor: analyst, file: 'workshop.json' }
  const read = { actor: analyst, file: 'evidence.json' }
  return [
    { ...held, pointer: '', command: 'startWorkshop', body: { title: inputs.title, purpose: times.purpose, asAt: inputs.asAt, tender: '@parent' } },
    ...times.roles.map((role, index) => ({ ...held, pointer: `/roles/${index}`, command: 'giveWorkshopRole', body: role })),
    ...inputs.evidence.map((item, index) => ({ ...entered, pointer: `/inputs/evidence/${index}`, command: 'addEvidence', body: item })),
    ...evidence.evidence.map((item, index) => ({ ...read, pointer: `/evidence/${index}`, command: 'addEvidence', body: item })),
    ...evidence.contradictions.map((contradiction, index) => ({ ...read, pointer: `/contradictions/${index}`, command: 'setContradiction', body: { contradiction }, base: 0 })),
    ...evidence.backtests.map((backtest, index) => ({ ...read, pointer: `/backtests/${index}`, command: 'setBacktest', body: { backtest }, base: 0 })),
    ...inputs.trusts.map((trust, index) => ({ ...entered, pointer: `/inputs/trusts/${index}`, command: 'setWorkshopTrust', body: { trust }, base: 0 })),
    { ...entered, pointer: '/inputs/mergers', command: 'setMergers', body: { mergers: inputs.mergers }, base: 0 },
    ...inputs.options.map((option, index) => ({ ...entered, pointer: `/inputs/options/${index}`, command: 'setOption', body: { option }, base: 0 })),
    ...inputs.options
      .map((option) => ({ option: option.id, lines: inputs.lines.filter((line) => line.option === option.id) }))
      .filter(({ lines }) => lines.length > 0)
      .map((body) => ({ ...entered, pointer: `/inputs/lines (${body.option})`, command: 'setCostLines', body, base: 0 })),
    { ...entered, pointer: '/inputs/capacities', command: 'setCapacities', body: { capacities: inputs.capacities }, base: 0 },
    { ...entered, pointer: '/inputs/assumptions', command: 'setAssumptions', body: { assumptions: inputs.assumptions }, base: 0 },
    ...scenarios.map((scenario, index) => ({ actor: facilitator, file: 'workshop.json', pointer: `/scenarios/${index}`, command: 'addScenario', body: scenario })),
    { ...entered, pointer: '', command: 'takeSnapshot', body: { name: 'The board as prepared' } },
    ...(times.sessions ?? []).flatMap((session, index) => sessionOf(session, index, workshop)),
  ]
}

/** A session as it was held: opened, each question put, voted on and closed, then the minutes. */
const sessionOf = ({ id, title, agenda, attendees, minutes, votes }: Held, index: number, { material, times }: CaseWorkshop): Untimed[] => {
  const at = (pointer: string) => ({ actor: times.facilitator, file: 'workshop-times.json', pointer: `/sessions/${index}${pointer}` })
  const titleOf = (scenario: string) => material.scenarios.find((entry) => entry.id === scenario)?.title ?? scenario
  return [
    { ...at(''), command: 'openWorkshopSession', body: { id, title, agenda, attendees } },
    ...votes.flatMap((vote, place): Untimed[] => [
      { ...at(`/votes/${place}`), command: 'openVote', body: { id: vote.id, session: id, question: vote.question, choices: vote.choices.map((scenario) => ({ id: scenario, label: titleOf(scenario), scenario })) } },
      ...vote.ballots.map(({ person, ...ballot }, number) => ({ ...at(`/votes/${place}/ballots/${number}`), actor: person, command: 'castVote', body: { vote: vote.id, ...ballot } })),
      { ...at(`/votes/${place}`), command: 'closeVote', body: { vote: vote.id } },
    ]),
    { ...at('/minutes'), command: 'closeWorkshopSession', body: { session: id, minutes } },
  ]
}
