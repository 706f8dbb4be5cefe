/** A kind of record without the type of its state: the journal holds states, it never looks into them. */
import type { CommandSpecs } from '@workbench/shared/contract/command.ts'
import { recordKinds, type Command, type RecordKindName } from '@workbench/shared/handle.ts'
import type { DirectoryEntry } from '@workbench/shared/policy/directory.ts'
import type { Decision, DecideContext, Recorded } from '@workbench/shared/record/kernel.ts'

export interface AnyKind {
  readonly empty: (record: string) => object
  readonly evolve: (draft: object, event: Recorded) => void
  readonly handle: (state: object, command: Command, context: DecideContext) => Decision
  readonly commands: CommandSpecs
  readonly directory: (state: object) => DirectoryEntry
}

export const kindNamed = (name: RecordKindName): AnyKind => recordKinds[name] as unknown as AnyKind
