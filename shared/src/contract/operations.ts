/**
 * Every operation there is: views, commands and the others, in one table. The server mounts it, the client calls it,
 * OpenAPI is written from it.
 */
import type { Static } from 'typebox'
import { commandOperation, viewOperation, type CommandReply, type Operation } from './operation.ts'
import { draftOperations, homeOperations } from './operations/home.ts'
import type { OtherOperation } from './operations/other.ts'
import { recordOperations, serviceOperations } from './operations/record.ts'
import { demoOperations, sessionOperations } from './operations/session.ts'
import type { Day, Id } from './primitives.ts'
import { tenderCommands, type TenderCommandType } from './tender/commands.ts'
import { views, type ParamsOf, type ReplyOf, type ViewName } from './views.ts'
import { workshopCommands, type WorkshopCommandType } from './workshop/commands.ts'

export const otherOperations = {
  ...sessionOperations,
  ...demoOperations,
  ...homeOperations,
  ...draftOperations,
  ...recordOperations,
  ...serviceOperations,
} as const satisfies Record<string, OtherOperation>

export type OtherOperations = typeof otherOperations
export type OtherName = keyof OtherOperations
/** A tender is started without a record; every other command stands beneath one. */
export type CommandName = Exclude<TenderCommandType | WorkshopCommandType, OtherName>
export type OperationName = ViewName | CommandName | OtherName

const mapped = <S, N extends string>(specs: Readonly<Record<N, S>>, make: (name: string, spec: S) => Operation) =>
  Object.fromEntries(Object.entries<S>(specs).map(([name, spec]) => [name, make(name, spec)])) as Readonly<Record<N, Operation>>

export const operations: Readonly<Record<ViewName | CommandName, Operation>> & OtherOperations = {
  ...mapped(views, viewOperation),
  ...mapped({ ...tenderCommands, ...workshopCommands }, commandOperation),
  ...otherOperations,
}

export type OperationParams<N extends OperationName> =
  N extends OtherName ? Static<OtherOperations[N]['params']>
    : N extends ViewName ? { record: Id; asOf?: Day } & ParamsOf<N>
      : { record: Id }

export type OperationReply<N extends OperationName> =
  N extends OtherName ? Static<OtherOperations[N]['reply']>
    : N extends ViewName ? ReplyOf<N>
      : CommandReply
