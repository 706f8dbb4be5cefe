/** Commands that set a workshop up: what it is for, as at which day, who takes part. */
import { command, revisionedCommand } from '../command.ts'
import { closed, Day, Id, Label, maybe, Words } from '../primitives.ts'
import { WorkshopRole } from './words.ts'

export const StartWorkshop = closed({
  title: Label,
  purpose: Words(4_000),
  /** Evidence that became known later is hindsight. */
  asAt: Day,
  /** The tender whose extract the workshop will hold, where there is one. */
  tender: maybe(Id),
})

export const workshopSetupCommands = {
  startWorkshop: command('Start a workshop; whoever starts it facilitates it', StartWorkshop),
  describeWorkshop: revisionedCommand('Change a workshop’s title, purpose or day', closed({ title: Label, purpose: Words(4_000), asAt: Day })),
  giveWorkshopRole: command('Give a person a role in this workshop', closed({ person: Id, role: WorkshopRole, trust: maybe(Id), title: maybe(Label) })),
  takeWorkshopRole: command('Take a role in this workshop from a person', closed({ person: Id, role: WorkshopRole, trust: maybe(Id), reason: Words(2_000) })),
} as const
