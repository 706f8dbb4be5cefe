/**
 * Sessions and one-time sign-in links. The table holds hashes only: who reads it can neither be somebody nor become
 * somebody. A session has an end; becoming another person makes a new one.
 */
import { createHash } from 'node:crypto'
import type { Store } from '../store/port.ts'

export interface SessionSources {
  readonly store: Store
  readonly now: () => number
  readonly random: (bytes: number) => Uint8Array
}

export interface Session {
  /** Names the session where its secret must not stand. */
  readonly id: string
  readonly person: string
}

const SESSION_HOURS = 12
const LINK_HOURS = 48
const hour = 3_600_000

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
const instant = (ms: number): string => new Date(ms).toISOString()

export const makeSessions = ({ store, now, random }: SessionSources) => {
  const newSecret = () => Buffer.from(random(32)).toString('base64url')

  const begin = async (person: string): Promise<string> => {
    const secret = newSecret()
    await store.write([
      { sql: 'delete from sessions where expires_at < ?', values: [instant(now())] },
      { sql: 'insert into sessions (hash, person, expires_at) values (?, ?, ?)', values: [hashOf(secret), person, instant(now() + SESSION_HOURS * hour)] },
    ])
    return secret
  }

  return {
    begin,
    find: async (secret: string): Promise<Session | undefined> => {
      const hash = hashOf(secret)
      const [row] = await store.read('select person from sessions where hash = ? and expires_at >= ?', [hash, instant(now())])
      return row && { id: hash, person: String(row.person) }
    },
    isAlive: async (id: string): Promise<boolean> => (await store.read('select person from sessions where hash = ? and expires_at >= ?', [id, instant(now())])).length > 0,
    end: async (id: string): Promise<void> => {
      await store.write([{ sql: 'delete from sessions where hash = ?', values: [id] }])
    },
    /** A link's secret for one sign-in of this person. */
    invite: async (person: string): Promise<{ secret: string; expiresAt: string }> => {
      const secret = newSecret()
      const expiresAt = instant(now() + LINK_HOURS * hour)
      // One link a person: an older one that was not used yet is worth nothing any more.
      await store.write([{ sql: 'delete from invitations where person = ?', values: [person] }, { sql: 'insert into invitations (hash, person, expires_at) values (?, ?, ?)', values: [hashOf(secret), person, expiresAt] }])
      return { secret, expiresAt }
    },
    /** The new session's secret, once; undefined if the link was used, is too old or never was. */
    accept: async (secret: string): Promise<string | undefined> => {
      const hash = hashOf(secret)
      const [row] = await store.read('select person from invitations where hash = ? and expires_at >= ?', [hash, instant(now())])
      if (!row) return undefined
      // Whoever deletes it has used it; of two at once only one does.
      const used = await store.write([{ sql: 'delete from invitations where hash = ?', values: [hash], changes: 1 }])
      return used === 'written' ? begin(String(row.person)) : undefined
    },
  }
}

export type Sessions = ReturnType<typeof makeSessions>
