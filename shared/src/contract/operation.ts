/**
 * What an operation is: the only place where a method and a path are put together. The server mounts them, the client
 * calls them, OpenAPI is written from them; nothing else spells a path.
 */
import Type, { type Static, type TObject, type TSchema } from 'typebox'
import type { CommandSpec, CommandSpecs } from './command.ts'
import { closed, Day, Id, maybe, Revision } from './primitives.ts'

export const BASE_PATH = '/api/v1'

export interface Operation {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `{name}` for each parameter that stands in the path. */
  readonly path: string
  readonly summary: string
  /** Every parameter, those of the path and those of the query string; all are text on the wire. */
  readonly params: TObject
  readonly body?: TSchema
  readonly reply: TSchema
  /** Carries the revision it started from in If-Match (428 without, 412 when stale). */
  readonly ifMatch: boolean
  /** Changes something: carries an Idempotency-Key, which is looked up before the revision. */
  readonly idempotent: boolean
}

/** A view of one record for one person: a GET whose reply is made by `policy/views`. */
export interface ViewSpec<P extends TObject = TObject, R extends TSchema = TSchema> {
  readonly kind: 'tender' | 'workshop'
  /** Beneath the record: "results/{lot}". */
  readonly path: string
  readonly summary: string
  readonly params: P
  readonly reply: R
}
export type ViewSpecs = Record<string, ViewSpec>
export type ViewParams<V extends ViewSpec> = Static<V['params']>
export type ViewReply<V extends ViewSpec> = Static<V['reply']>

export const tenderView = <P extends TObject, R extends TSchema>(path: string, summary: string, params: P, reply: R): ViewSpec<P, R> => ({
  kind: 'tender', path, summary, params, reply,
})
export const workshopView = <P extends TObject, R extends TSchema>(path: string, summary: string, params: P, reply: R): ViewSpec<P, R> => ({
  kind: 'workshop', path, summary, params, reply,
})

/** What a command answers: when it was recorded, the revision it made, the ids it gave. */
export const CommandReply = closed({
  at: Type.String(),
  revision: maybe(Revision),
  id: maybe(Id),
  /** What a person should know although nothing was refused. */
  said: maybe(Type.Array(Type.String(), { maxItems: 20 })),
})
export type CommandReply = Static<typeof CommandReply>

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const viewOperation = (name: string, spec: ViewSpec): Operation => ({
  name, method: 'GET', path: `${BASE_PATH}/records/{record}/${spec.path}`, summary: spec.summary,
  // As it stood at the end of a day: for those who may read the whole record.
  params: closed({ record: Id, asOf: maybe(Day), ...spec.params.properties }) as TObject, reply: spec.reply, ifMatch: false, idempotent: false,
})

export const commandOperation = (name: string, spec: CommandSpec): Operation => ({
  name, method: 'POST', path: `${BASE_PATH}/records/{record}/commands/${kebab(name)}`, summary: spec.summary,
  params: closed({ record: Id }) as TObject, body: spec.body, reply: CommandReply, ifMatch: spec.revisioned, idempotent: true,
})

export const operationsOf = (views: ViewSpecs, commands: CommandSpecs): Operation[] => [
  ...Object.entries(views).map(([name, spec]) => viewOperation(name, spec)),
  ...Object.entries(commands).map(([name, spec]) => commandOperation(name, spec)),
]

/** A path with its parameters filled in, the others as a query string. */
export const addressOf = (operation: Pick<Operation, 'path'>, params: Readonly<Record<string, string | undefined>>): string => {
  const inPath = new Set<string>()
  const path = operation.path.replace(/\{(\w+)\}/g, (_match, name: string) => {
    inPath.add(name)
    return encodeURIComponent(params[name] ?? '')
  })
  const query = Object.entries(params).filter(([name, value]) => !inPath.has(name) && value !== undefined)
  return query.length === 0 ? path : `${path}?${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value!)}`).join('&')}`
}
