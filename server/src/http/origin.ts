/** Requests that change something come from our own pages; the demo answers to its own address only. */
import type { IncomingMessage } from 'node:http'
import { RequestFault } from './problems.ts'

/**
 * Browsers say where a request comes from: by Sec-Fetch-Site, older ones by Origin. A caller that says neither is no
 * browser and carries no cookie it did not choose to send.
 */
export const assertSameOrigin = (request: IncomingMessage, publicOrigin: string | undefined): void => {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const own = publicOrigin ?? `http://${request.headers.host ?? ''}`
  const same = site !== undefined ? site === 'same-origin' : origin === undefined || origin === own
  if (!same) throw new RequestFault(403, 'cross-site', 'This request does not come from the workbench’s own pages. Nothing was done.')
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Against pages that point a name of theirs at this machine. */
export const assertHost = (request: IncomingMessage, allowed: 'loopback' | string): void => {
  const host = (request.headers.host ?? '').toLowerCase()
  const fits = allowed === 'loopback' ? loopback.has(host.replace(/:\d+$/, '')) : host === allowed
  if (!fits) throw new RequestFault(421, 'wrong-host', 'The workbench does not answer under this address.')
}
