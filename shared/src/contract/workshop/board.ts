/**
 * Commands about what a workshop computes with and the scenarios it looks at. A thing is set whole, from the revision it
 * started from; revision 0 enters it.
 */
import { command, revisionedCommand } from '../command.ts'
import { closed, Id, list, maybe, Words } from '../primitives.ts'
import { CostLine, Scenario, ScenarioAssumptions, ScenarioMerger, ScenarioOption, ScenarioTrust, SupplierCapacity } from '../scenario.ts'

export const inputCommands = {
  setWorkshopTrust: revisionedCommand('Enter or change what a trust runs today and when its contract ends', closed({ trust: ScenarioTrust })),
  removeWorkshopTrust: revisionedCommand('Remove a trust on which nothing rests', closed({ trust: Id })),
  setMergers: revisionedCommand('Set which trusts become one, and when', closed({ mergers: list(ScenarioMerger, 20) })),
  setOption: revisionedCommand('Enter or change a path that one trust could take, with dates and legal route', closed({ option: ScenarioOption })),
  removeOption: revisionedCommand('Remove an option that no scenario chooses', closed({ option: Id })),
  setCostLines: revisionedCommand('Set all open cost lines of one option', closed({ option: Id, lines: list(CostLine, 500) })),
  /** Seen by R20's readers only; the JSON of a list of cost lines whose basis is bidDerived. */
  setBidDerivedLines: revisionedCommand('Set the bid-derived cost lines of one option', closed({ option: Id, figures: Words(2_000_000, 'figures') })),
  setCapacities: revisionedCommand('Set how many go-lives each supplier can do', closed({ capacities: list(SupplierCapacity, 60) })),
  setAssumptions: revisionedCommand('Set term, price base, discounting, inflation and VAT', closed({ assumptions: ScenarioAssumptions })),
} as const

const choices = Scenario.properties.choices

export const scenarioCommands = {
  addScenario: command('Add a scenario: one path for each trust', closed({ id: maybe(Id), title: Scenario.properties.title, summary: Scenario.properties.summary, choices })),
  changeScenario: revisionedCommand('Change a scenario’s title, summary or choices', closed({ scenario: Id, title: Scenario.properties.title, summary: Scenario.properties.summary, choices })),
  removeScenario: revisionedCommand('Remove a scenario; snapshots keep it', closed({ scenario: Id })),
  freezeBoard: command('Freeze inputs and scenarios while the room looks at them', closed({ reason: maybe(Words(2_000)) })),
  thawBoard: command('Let inputs and scenarios change again', closed({})),
} as const
