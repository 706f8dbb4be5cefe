/**
 * Mounts the contract. Every operation goes through the same steps in the same order: who is it, may this page ask,
 * is it well-formed, does it carry its key and revision; then its handler; then bytes.
 */
import { createHash } from 'node:crypto'
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response, type Router } from 'express'
import type { Operation } from '@workbench/shared/contract/operation.ts'
import { operations, otherOperations, type OperationName } from '@workbench/shared/contract/operations.ts'
import { specsNamed } from '../operations/commands.ts'
import type { Call, Caller, Handler } from '../operations/outcome.ts'
import { findFlaw, findFlaws } from '../operations/validate.ts'
import { assertJsonType, parseBody, readBytes } from './body.ts'
import { addressOfCaller, makeLimiter, type Limits } from './limits.ts'
import type { Log, LoggedRequest } from './log.ts'
import { assertHost, assertSameOrigin } from './origin.ts'
import { RequestFault } from './problems.ts'
import { send, sendFault } from './reply.ts'
import { secretOf, type CookieRules } from './sessions.ts'

export interface MountDependencies {
  readonly handlers: Readonly<Partial<Record<OperationName, Handler>>>
  /** The live stream writes its own answer. */
  readonly streams: Readonly<Partial<Record<OperationName, (request: Request, response: Response, caller: Caller) => void>>>
  readonly callerOf: (secret: string | undefined) => Promise<Caller>
  readonly cookies: CookieRules
  readonly publicOrigin: string | undefined
  /** The host names answered to: loopback in the demo. */
  readonly host: 'loopback' | string | undefined
  readonly limits: Limits
  readonly log: Log
  readonly now: () => number
  readonly incident: () => string
}

export const mountContract = (dependencies: MountDependencies): Router => {
  const router = express.Router({ caseSensitive: true, strict: true })
  router.use((request, response, next) => {
    response.set('cache-control', 'private, no-store').set('vary', 'Cookie')
    if (dependencies.host !== undefined) assertHost(request, dependencies.host)
    next()
  })
  const limits = { requests: makeLimiter(dependencies.limits.requests, dependencies.now), signIns: makeLimiter(dependencies.limits.signIns, dependencies.now) }
  for (const [name, operation] of Object.entries(operations) as [OperationName, Operation][]) {
    const path = operation.path.replace(/\{(\w+)\}/g, ':$1')
    router[operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'](path, serve(name, operation, dependencies, limits))
  }
  return router
}

const isOpen = (name: OperationName): boolean => Object.hasOwn(otherOperations, name) && otherOperations[name as keyof typeof otherOperations].open

interface Limiters {
  readonly requests: (who: string) => void
  readonly signIns: (who: string) => void
}

const serve = (name: OperationName, operation: Operation, dependencies: MountDependencies, limits: Limiters): RequestHandler => async (request, response) => {
  const logged = response.locals.logged as LoggedRequest
  logged.operation = name
  const caller = await dependencies.callerOf(secretOf(request, dependencies.cookies))
  logged.person = caller.person
  limits.requests(caller.session ?? addressOfCaller(request))
  if (name === 'signIn') limits.signIns(addressOfCaller(request))
  if (request.method !== 'GET') assertSameOrigin(request, dependencies.publicOrigin)
  if (caller.person === null && !isOpen(name)) throw new RequestFault(401, 'signed-out', 'Sign in first; in the demo, choose whom to be.')
  const params = readParams(request, operation)
  const stream = dependencies.streams[name]
  if (stream) return stream(request, response, caller)
  const handler = dependencies.handlers[name]
  if (!handler) throw new RequestFault(404, 'not-found', 'This installation does not offer that.')
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const call: Call = { operation: name, params, caller, signal: gone.signal, ...(await readWhatItCarries(request, name, operation)) }
  send(request, response, await handler(call), dependencies.cookies)
}

/** A path that fits no id names nothing; a wrong or unknown query parameter is a mistake to be told. */
const readParams = (request: Request, operation: Operation): Record<string, string> => {
  const params: Record<string, string> = { ...(request.params as Record<string, string>) }
  const inPath = new Set(Object.keys(params))
  const query = new URL(request.url, 'http://workbench').searchParams
  for (const [key, value] of query) {
    if (Object.hasOwn(params, key) || !Object.hasOwn(operation.params.properties, key)) throw new RequestFault(422, 'unknown-parameter', `“${key.slice(0, 60)}” is not a parameter here, or stands twice.`)
    if (value.includes('\u0000') || !value.isWellFormed()) throw new RequestFault(422, 'bad-parameter', `The parameter “${key}” holds a character that is not text.`, { pointer: `/${key}` })
    params[key] = value
  }
  const flaw = findFlaw(operation.params, params)
  if (!flaw) return params
  if (inPath.has(flaw.pointer.slice(1))) throw new RequestFault(404, 'not-found', 'There is nothing at this address.')
  throw new RequestFault(422, 'bad-parameter', `The parameter ${flaw.pointer.slice(1)} ${flaw.message}.`, { pointer: flaw.pointer })
}

const readWhatItCarries = async (request: Request, name: OperationName, operation: Operation): Promise<Pick<Call, 'body' | 'base' | 'key' | 'bodyHash'>> => {
  const key = operation.idempotent ? readKey(request) : ''
  if (!operation.body) return { body: undefined, key, bodyHash: '', ...readBase(request, operation) }
  assertJsonType(request)
  const bytes = await readBytes(request)
  const body = parseBody(bytes)
  assertFits(name, operation, body)
  const base = readBase(request, operation)
  return { body, key, bodyHash: createHash('sha256').update(`${name}\n${base.base ?? ''}\n`).update(bytes).digest('hex'), ...base }
}

const readKey = (request: Request): string => {
  const key = request.headers['idempotency-key']
  if (key === undefined) throw new RequestFault(400, 'key-missing', 'Send an Idempotency-Key, so that a repeated request is done once.')
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) throw new RequestFault(400, 'key-malformed', 'An Idempotency-Key is 8 to 200 visible ASCII characters.')
  return key
}

const readBase = (request: Request, operation: Operation): { base?: number } => {
  if (!operation.ifMatch) return {}
  const match = request.headers['if-match']
  if (match === undefined) throw new RequestFault(428, 'revision-missing', 'Name the revision you started from in If-Match, as "0" where nothing is recorded yet.')
  const found = /^"(0|[1-9][0-9]{0,9})"$/.exec(match)
  if (!found || Number(found[1]) > 2 ** 31 - 1) throw new RequestFault(400, 'revision-malformed', 'If-Match holds the revision as a number in quotation marks, like "3".')
  return { base: Number(found[1]) }
}

/** A command's body fits the schema of that command in one of the kinds of record that know it. */
const assertFits = (name: OperationName, operation: Operation, body: unknown): void => {
  const specs = specsNamed(name)
  const schemas = specs.length > 0 && !Object.hasOwn(otherOperations, name) ? specs.map(({ spec }) => spec.body) : [operation.body!]
  if (schemas.some((schema) => findFlaw(schema, body) === undefined)) return
  const errors = findFlaws(schemas[0]!, body).map(({ pointer, message }) => ({ pointer, message: `${pointer === '' ? 'The body' : pointer} ${message}.` }))
  throw new RequestFault(422, 'invalid', errors.map(({ message }) => message).join(' '), { errors })
}

export const noSuchPath: RequestHandler = () => {
  throw new RequestFault(404, 'not-found', 'There is nothing at this address.')
}

/** The last resort: a fault of ours is logged by where it happened, not by what it said, and named by a number. */
export const handleFaults = ({ log, incident }: Pick<MountDependencies, 'log' | 'incident'>): ErrorRequestHandler => (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error)
  if (error instanceof RequestFault) {
    if (error.fault.status === 413) response.set('connection', 'close')
    return sendFault(response, error.fault)
  }
  if (error instanceof Error && error.name === 'StoreUnavailable') {
    log({ event: 'unavailable', name: error.name })
    return sendFault(response, { status: 503, code: 'unavailable', detail: 'The store does not answer just now. What was acknowledged is safe; try again in a moment.', retryAfterSeconds: 5 })
  }
  if (error instanceof Error && error.name === 'JobsUnavailable') {
    log({ event: 'unavailable', name: error.name })
    return sendFault(response, { status: 503, code: 'unavailable', detail: error.message, retryAfterSeconds: (error as Error & { readonly retryAfterSeconds: number }).retryAfterSeconds })
  }
  const status = (error as { status?: unknown }).status
  if (status === 400) return sendFault(response, { status: 400, code: 'malformed', detail: 'The address cannot be read.' })
  const number = incident()
  const logged = response.locals.logged as LoggedRequest | undefined
  if (logged) logged.incident = number
  log({ event: 'fault', incident: number, name: error instanceof Error ? error.name : typeof error, where: error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 8).map((line) => line.trim()).join(' | ') : '' })
  sendFault(response, { status: 500, code: 'fault', detail: `The workbench has failed; what was acknowledged before is safe. Tell your administrator the number ${number}.`, facts: { incident: number } })
}
