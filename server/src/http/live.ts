/**
 * The live stream: "something that you may see has changed in this record", never what. Rights are asked anew for every
 * change, so a role that was taken away is deaf at once. A cursor is sealed: from it nobody can tell how much has
 * happened that was not theirs to hear.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Changed } from '../journal/port.ts'
import type { Caller } from '../operations/outcome.ts'

export interface LiveDependencies {
  readonly subscribe: (listener: (change: Changed) => void) => () => void
  readonly readChange: (change: Changed) => Promise<(person: string) => boolean>
  /** Every record a person takes part in: told of when a cursor is too old to know what was missed. */
  readonly recordsOf: (person: string) => Promise<readonly string[]>
  /** Whether a session still is one: it may have run out while its stream was open. */
  readonly isAlive: (session: string) => Promise<boolean>
  readonly random: (bytes: number) => Uint8Array
  readonly onFault: (error: unknown) => void
}

interface Stream {
  readonly person: string
  readonly session: string
  readonly response: Response
  /** Changes up to here are told already. */
  told: number
}

const KEPT = 10_000
const HEARTBEAT_MS = 20_000
const SLOW_BYTES = 64 * 1024
const STREAMS_PER_SESSION = 8

export const makeLive = (dependencies: LiveDependencies) => {
  const streams = new Set<Stream>()
  const recent: { readonly number: number; readonly change: Changed }[] = []
  let last = 0
  let telling: Promise<void> = Promise.resolve()
  const cursors = makeCursors(dependencies.random)

  const tell = (stream: Stream, record: string, number: number): void => {
    if (stream.response.writableLength > SLOW_BYTES) return close(stream)
    stream.response.write(`id: ${cursors.seal(number)}\nevent: changed\ndata: ${JSON.stringify({ record })}\n\n`)
  }

  const close = (stream: Stream): void => {
    if (streams.delete(stream)) stream.response.end()
  }

  const tellAll = async (number: number, change: Changed): Promise<void> => {
    const waiting = [...streams].filter((stream) => stream.told < number)
    if (waiting.length === 0) return
    const mayHear = await dependencies.readChange(change)
    for (const stream of waiting) {
      if (!streams.has(stream) || stream.told >= number) continue
      stream.told = number
      if (mayHear(stream.person)) tell(stream, change.record, number)
    }
  }

  /** What was missed between two connections; a cursor that is not ours any more is answered with "all of it". */
  const catchUp = async (stream: Stream, cursor: string): Promise<void> => {
    const from = cursors.open(cursor)
    if (from === undefined || from > last || (recent[0]?.number ?? last + 1) > from + 1) {
      for (const record of await dependencies.recordsOf(stream.person)) tell(stream, record, stream.told)
      return
    }
    const missed = new Set<string>()
    for (const { number, change } of recent.filter((entry) => entry.number > from && entry.number <= stream.told))
      if (!missed.has(change.record) && (await dependencies.readChange(change))(stream.person)) {
        missed.add(change.record)
        tell(stream, change.record, number)
      }
  }

  const unsubscribe = dependencies.subscribe((change) => {
    last += 1
    const number = last
    recent.push({ number, change })
    if (recent.length > KEPT) recent.shift()
    telling = telling.then(() => tellAll(number, change)).catch(dependencies.onFault)
  })

  const beat = setInterval(() => {
    for (const stream of streams) {
      stream.response.write(': here\n\n')
      dependencies.isAlive(stream.session).then((alive) => (alive ? undefined : close(stream)), dependencies.onFault)
    }
  }, HEARTBEAT_MS)
  beat.unref()

  return {
    open: (request: Request, response: Response, caller: Caller): void => {
      const session = caller.session!
      const own = [...streams].filter((stream) => stream.session === session)
      if (own.length >= STREAMS_PER_SESSION) close(own[0]!)
      const stream: Stream = { person: caller.person!, session, response, told: last }
      response.status(200).set({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
      response.flushHeaders()
      response.write(`retry: 2000\nid: ${cursors.seal(last)}\nevent: ready\ndata: {}\n\n`)
      streams.add(stream)
      response.once('close', () => streams.delete(stream))
      const cursor = request.headers['last-event-id']
      if (typeof cursor === 'string' && cursor !== '') void catchUp(stream, cursor).catch(dependencies.onFault)
    },
    /** Ends every stream of a session: its person has changed or it is over. */
    closeSession: (session: string): void => {
      for (const stream of streams) if (stream.session === session) close(stream)
    },
    close: (): void => {
      unsubscribe()
      clearInterval(beat)
      for (const stream of streams) close(stream)
    },
    /** Resolves when all changes so far are told; for tests. */
    settled: (): Promise<void> => telling,
  }
}

export type Live = ReturnType<typeof makeLive>

/** A number under authenticated encryption, padded to one length; the key lives as long as the process. */
const makeCursors = (random: (bytes: number) => Uint8Array) => {
  const key = random(32)
  return {
    seal: (number: number): string => {
      const nonce = random(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      return Buffer.concat([nonce, cipher.update(String(number).padStart(16, '0')), cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    open: (cursor: string): number | undefined => {
      const bytes = Buffer.from(cursor, 'base64url')
      if (bytes.length !== 12 + 16 + 16) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(28))
        return Number(Buffer.concat([decipher.update(bytes.subarray(12, 28)), decipher.final()]).toString())
      } catch {
        return undefined
      }
    },
  }
}
