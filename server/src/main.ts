/** A server from its start to its end: data directory, address, demo, signals. */
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'
import type { AddressInfo } from 'node:net'
import { compose } from './compose.ts'
import type { Config } from './config.ts'
import type { Log } from './http/log.ts'
import { openInstallation, type Installation } from './store/installation.ts'
import { StartRefusal } from './store/refusal.ts'
import { openSharedInstallation } from './store/shared-installation.ts'

export const world = { now: () => Date.now(), random: (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes)) }

export interface ServeSettings {
  readonly config: Config
  readonly demo: boolean
  readonly demoCase: string
  readonly client: string | undefined
  /** Lines for whoever started it. */
  readonly say: (line: string) => void
  readonly log: Log
}

export interface Serving {
  readonly address: string
  readonly close: () => Promise<void>
}

/** What the rest needs of an installation, on whichever engine it lies. */
export type OpenedData = Pick<Installation, 'facts' | 'keys' | 'store' | 'close'>

export const openData = async (config: Config, demo: boolean, log: (sentence: string) => void): Promise<OpenedData> => {
  const made = { created: new Date(world.now()).toISOString(), random: world.random }
  if (config.database) {
    if (demo) throw new StartRefusal('notOurs', 'The demo lies in a data directory of its own and never in a database; leave WORKBENCH_DATABASE_URL out.')
    const { url, signing, sealing } = config.database
    return openSharedInstallation({ ...made, url, keys: { signing, sealing }, log })
  }
  const directory = resolve(config.data)
  const installation = openInstallation({ ...made, directory, demo })
  if (installation.facts.demo === demo) return installation
  await installation.close()
  throw new StartRefusal('notOurs', demo
    ? `The data directory ${directory} holds a real installation, which never becomes a demo; start it with “workbench serve”, or name another directory in WORKBENCH_DATA.`
    : `The data directory ${directory} holds the demo, which never becomes a real installation; name another directory in WORKBENCH_DATA.`)
}

/** A demo answers this machine only, whatever is configured. */
const hostOf = ({ config, demo }: ServeSettings): string => (demo ? '127.0.0.1' : config.host)

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((listening, refuse) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const because = error.code === 'EADDRINUSE' ? 'is taken by another program' : error.code === 'EACCES' ? 'may not be used by this account' : `cannot be listened on (${error.message})`
      refuse(new StartRefusal('inUse', `The address ${host}:${port} ${because}; stop it, or name another port in WORKBENCH_PORT.`))
    })
    server.listen(port, host, listening)
  })

export const serve = async (settings: ServeSettings): Promise<Serving> => {
  const { config, demo, say, log } = settings
  const installation = await openData(config, demo, (sentence) => log({ event: 'store', sentence }))
  // The address is taken before minutes are spent; until all is ready it says so.
  let answer: Parameters<typeof createServer>[1] = (_request, response) => {
    response.writeHead(503, { 'retry-after': '2', 'content-type': 'text/plain' }).end('The workbench is starting; try again in a moment.\n')
  }
  const server = createServer((request, response) => answer!(request, response))
  server.requestTimeout = 30_000
  server.headersTimeout = 15_000
  try {
    await listen(server, config.port, hostOf(settings))
    const { port } = server.address() as AddressInfo
    const host = hostOf(settings)
    const composed = compose({ world, installation, log, demoCase: settings.demoCase, say, origin: demo ? undefined : config.origin, client: settings.client })
    await composed.demo?.prepare()
    if (!demo) await inviteFirst(composed, config.origin ?? `http://${host}:${port}`, say)
    answer = composed.app
    return {
      address: config.origin !== undefined && !demo ? config.origin : `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
      close: async () => {
        const closed = new Promise((resolve) => { server.close(resolve) })
        await composed.close()
        server.closeIdleConnections()
        // What is being answered may finish; what hangs may not hold the end up.
        setTimeout(() => server.closeAllConnections(), 3_000).unref()
        await closed
        await installation.close()
      },
    }
  } catch (error) {
    server.close()
    server.closeAllConnections()
    await installation.close()
    throw error
  }
}

export const FIRST_ADMINISTRATOR = 'administrator'

/** Nobody can sign in to a fresh installation yet: its first administrator gets a link here, and only here. */
const inviteFirst = async ({ people, sessions }: ReturnType<typeof compose>, origin: string, say: (line: string) => void): Promise<void> => {
  if (await people.hasAdministrator()) return
  const administrator = { id: FIRST_ADMINISTRATOR, name: 'First administrator', title: 'Administrator', administrator: true }
  await people.enter([administrator])
  const { secret } = await sessions.invite(administrator.id)
  say(`Nobody has an account yet. Sign in as the first administrator, once, within 48 hours: ${origin}/api/v1/sign-in/${secret}`)
}
