/** One JSON line a request. Opaque ids only: no score, price, name or search text, and no query string. */
import type { RequestHandler } from 'express'

export type LogLine = Readonly<Record<string, string | number | boolean | null>>
export type Log = (line: LogLine) => void

export interface LoggedRequest {
  operation?: string
  person?: string | null
  incident?: string
}

export const logRequests = (log: Log, now: () => number): RequestHandler => (request, response, next) => {
  const began = now()
  const logged: LoggedRequest = {}
  response.locals.logged = logged
  response.once('close', () => {
    log({
      at: new Date(began).toISOString(), event: 'request', method: request.method, operation: logged.operation ?? null, status: response.statusCode,
      ms: Math.round(now() - began), person: logged.person ?? null, ...(logged.incident === undefined ? {} : { incident: logged.incident }),
    })
  })
  next()
}
