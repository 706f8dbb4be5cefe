/** The server's table of contents: what a request meets, in order. */
import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import type { Handler, Caller } from './operations/outcome.ts'
import type { OperationName } from '@workbench/shared/contract/operations.ts'
import { securityHeaders } from './http/headers.ts'
import { logRequests } from './http/log.ts'
import { handleFaults, mountContract, noSuchPath, type MountDependencies } from './http/mount.ts'
import { serveClient } from './http/static.ts'

export interface AppParts extends Omit<MountDependencies, 'handlers' | 'streams'> {
  readonly handlers: Readonly<Partial<Record<OperationName, Handler>>>
  readonly live: (request: Request, response: Response, caller: Caller) => void
  /** Folder of the built client; nothing but the interface is served without one. */
  readonly client: string | undefined
}

export const makeApp = (parts: AppParts): Express => {
  const { live, client, ...mounted } = parts
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(logRequests(parts.log, parts.now))
  app.use(securityHeaders(parts.cookies.secure))
  app.get('/livez', alive)
  app.use(mountContract({ ...mounted, streams: { live } }))
  app.use('/api', noSuchPath)
  const pages = client === undefined ? undefined : serveClient(client)
  if (pages) app.use(pages)
  app.use(noSuchPath)
  app.use(handleFaults(parts))
  return app
}

const alive: RequestHandler = (_request, response) => {
  response.set('content-type', 'text/plain').end('alive\n')
}
