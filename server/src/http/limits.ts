/** How much one caller may ask at once: enough for the busiest page, too little to hold the server up. */
import type { IncomingMessage } from 'node:http'
import { RequestFault } from './problems.ts'

export interface Limit {
  /** Requests that may come at once. */
  readonly burst: number
  /** Requests that come back each second. */
  readonly perSecond: number
}

export interface Limits {
  /** For each session; those who have none share the limit of their address. */
  readonly requests: Limit
  /** For each address: tries of sign-in links. */
  readonly signIns: Limit
}

export const usualLimits: Limits = { requests: { burst: 600, perSecond: 60 }, signIns: { burst: 10, perSecond: 0.1 } }

const KEPT = 10_000

/** Counts down from `burst`; what was used comes back with time. Those not seen for longest are forgotten first. */
export const makeLimiter = ({ burst, perSecond }: Limit, now: () => number) => {
  const left = new Map<string, { tokens: number; at: number }>()
  return (who: string): void => {
    const at = now()
    const before = left.get(who) ?? { tokens: burst, at }
    // A clock that is set back gives nothing, and takes nothing away.
    const tokens = Math.min(burst, before.tokens + (Math.max(0, at - before.at) / 1_000) * perSecond)
    left.delete(who)
    left.set(who, { tokens: Math.max(0, tokens - 1), at })
    if (left.size > KEPT) left.delete(left.keys().next().value!)
    if (tokens < 1) throw new RequestFault(429, 'too-many', 'Too many requests at once. Wait a moment, then go on.', { retryAfterSeconds: Math.max(1, Math.ceil((1 - tokens) / perSecond)) })
  }
}

export const addressOfCaller = (request: IncomingMessage): string => request.socket.remoteAddress ?? 'unknown'
