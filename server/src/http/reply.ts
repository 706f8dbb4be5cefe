/** Outcomes as bytes: the same bytes for the same answer, with a tag that is a hash of them and of nothing else. */
import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Fault, Outcome } from '../operations/outcome.ts'
import { problemOfFault, problemOfRefusal } from './problems.ts'
import { cookieHeader, type CookieRules } from './sessions.ts'

const sendJson = (response: Response, status: number, type: string, value: unknown): void => {
  const bytes = Buffer.from(JSON.stringify(value))
  response.status(status).set('content-type', type).set('content-length', String(bytes.length)).end(bytes)
}

export const sendFault = (response: Response, fault: Fault): void => {
  if (fault.retryAfterSeconds !== undefined) response.set('retry-after', String(fault.retryAfterSeconds))
  sendJson(response, fault.status, 'application/problem+json', problemOfFault(fault))
}

export const send = (request: Request, response: Response, outcome: Outcome, cookies: CookieRules): void => {
  if ('cookie' in outcome && outcome.cookie !== undefined) response.set('set-cookie', cookieHeader(outcome.cookie, cookies))
  switch (outcome.kind) {
    case 'json':
      return request.method === 'GET' ? sendTagged(request, response, outcome.value) : sendJson(response, outcome.status ?? 200, 'application/json', outcome.value)
    case 'html':
      response.status(outcome.status ?? 200).set('content-type', 'text/html; charset=utf-8').end(outcome.html)
      return
    case 'seeOther':
      response.status(303).set('location', outcome.to).end()
      return
    case 'refused': {
      const problem = problemOfRefusal(outcome.refusal)
      return sendJson(response, problem.status, 'application/problem+json', problem)
    }
    case 'fault':
      return sendFault(response, outcome.fault)
  }
}

const sendTagged = (request: Request, response: Response, value: unknown): void => {
  const bytes = Buffer.from(JSON.stringify(value))
  const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  response.set('etag', tag)
  const known = (request.headers['if-none-match'] ?? '').split(',').map((part) => part.trim().replace(/^W\//, ''))
  if (known.includes(tag) || known.includes('*')) {
    response.status(304).end()
    return
  }
  response.status(200).set('content-type', 'application/json').set('content-length', String(bytes.length)).end(bytes)
}
