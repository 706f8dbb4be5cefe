/** The session cookie: a random secret that only the browser holds; the table knows its hash. */
import type { IncomingMessage } from 'node:http'

export interface CookieRules {
  /** Served behind https: the cookie is then bound to this host and never sent in the clear. */
  readonly secure: boolean
}

const nameOf = ({ secure }: CookieRules) => (secure ? '__Host-workbench' : 'workbench')

const SECRET = /^[A-Za-z0-9_-]{43}$/

export const secretOf = (request: IncomingMessage, rules: CookieRules): string | undefined => {
  const wanted = `${nameOf(rules)}=`
  const found = (request.headers.cookie ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(wanted))?.slice(wanted.length)
  return found !== undefined && SECRET.test(found) ? found : undefined
}

/** Null ends the session. It lives as long as the browser does; the table ends it earlier. */
export const cookieHeader = (secret: string | null, rules: CookieRules): string =>
  `${nameOf(rules)}=${secret ?? ''}; Path=/; HttpOnly; SameSite=Strict${rules.secure ? '; Secure' : ''}${secret === null ? '; Max-Age=0' : ''}`
