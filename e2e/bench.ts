/** What every browser test stands on: its own server over its own copy of the played demo, and a page that may not complain. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'

const root = join(import.meta.dirname, '..')

export interface Moment {
  readonly id: string
  readonly record: string
}

export interface Workbench {
  readonly address: string
  readonly data: string
  readonly moments: readonly Moment[]
  readonly record: (moment: string) => string
  /** Stops the server as a power cut would, and starts it again over the same data. */
  readonly restart: () => Promise<void>
  /** The test itself has stopped the server: 503 is then an honest answer. */
  readonly wasStopped: () => boolean
  /** Stops the server in good order, has the command check what is on disk, and starts it again. Says what the command said. */
  readonly verify: () => Promise<string>
}

const surroundings = (data: string, port: string): NodeJS.ProcessEnv => ({
  ...process.env, CHROMIUM_PATH: undefined, E2E_PLAYED: undefined, WORKBENCH_DATA: data, WORKBENCH_PORT: port, WORKBENCH_CLIENT: join(root, 'client/dist'),
})

const start = (data: string, port: string): Promise<{ process: ChildProcess; address: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'server/workbench.mjs'), 'start'], { cwd: root, env: surroundings(data, port), stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /The demo is at (http:\/\/\S+)/.exec(said)?.[1]
      if (address) resolve({ process: child, address })
    })
    child.on('exit', (code) => reject(new Error(`The server ended with ${code} before it listened: ${said}`)))
  })

const stop = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })

interface Fixtures {
  readonly workbench: Workbench
  /** Opens a page of its own as a person of the demo. */
  readonly as: (person: string) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  workbench: async ({ request }, use) => {
    const played = process.env['E2E_PLAYED']
    if (!played) throw new Error('Start the browser tests with npm run browser.')
    const data = mkdtempSync(join(tmpdir(), 'workbench-e2e-data-'))
    cpSync(played, data, { recursive: true })
    let running = await start(data, '0')
    let stopped = false
    const { address } = running
    const { moments } = (await (await request.get(`${address}/api/v1/demo`)).json()) as { moments: Moment[] }
    await use({
      address, data, moments,
      record: (moment) => moments.find((candidate) => candidate.id === moment)!.record,
      wasStopped: () => stopped,
      restart: async () => {
        stopped = true
        await stop(running.process, 'SIGKILL')
        running = await start(data, new URL(address).port)
      },
      verify: async () => {
        stopped = true
        await stop(running.process, 'SIGTERM')
        const checked = spawnSync(process.execPath, [join(root, 'server/workbench.mjs'), 'verify'], { cwd: root, env: surroundings(data, '0'), encoding: 'utf8' })
        running = await start(data, new URL(address).port)
        expect(checked.status, `workbench verify: ${checked.stdout}${checked.stderr}`).toBe(0)
        return checked.stdout
      },
    })
    await stop(running.process, 'SIGTERM')
    rmSync(data, { recursive: true, force: true })
  },

  as: async ({ workbench, browser }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    await use(async (person) => {
      const context = await browser.newContext({ baseURL: workbench.address, viewport: { width: 1280, height: 900 } })
      contexts.push(context)
      // Every window of this person, those that a link opens too.
      context.on('page', (opened) => listen(opened, person, complaints))
      const page = await context.newPage()
      const switched = await page.request.post('/api/v1/demo/person', { data: { person }, headers: { origin: workbench.address } })
      expect(switched.ok(), `${person} can be chosen`).toBe(true)
      return page
    })
    for (const context of contexts) await context.close()
    expect(complaints.filter((text) => !(workbench.wasStopped() && text.includes('status of 503'))), 'the console stays quiet').toEqual([])
  },
})

/** Refusals that a page shows are no faults; the browser logs each as "Failed to load resource". */
const isRefusal = (text: string): boolean => /Failed to load resource: the server responded with a status of (403|404|409|412|422|428)/.test(text)
const isOffline = (text: string): boolean => /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|FAILED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET|EMPTY_RESPONSE)/.test(text)

const listen = (page: Page, person: string, complaints: string[]): void => {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isRefusal(message.text()) && !isOffline(message.text())) complaints.push(`${person}: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(`${person}: ${error.message}`))
}

/** The page has read what it shows. */
export const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('.loading, .loading-space')).toHaveCount(0)
  await expect(page.locator('h1').first()).toBeVisible()
}

/** What is wrong with a page as it stands, at 1280 and at 320 pixels: what axe finds, and what runs off the side. */
export const faultsOf = async (page: Page, what: string): Promise<string[]> => {
  const faults: string[] = []
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 0) faults.push(`${what} at ${width} px runs ${over} px off the side`)
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
    faults.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${what} at ${width} px, ${id}: ${node.html.slice(0, 160)}`)))
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  return faults
}

export const expectAccessible = async (page: Page, what: string): Promise<void> => {
  expect(await faultsOf(page, what)).toEqual([])
}

export { expect }
