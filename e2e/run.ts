/**
 * Runs the browser tests: finds a Chromium or installs one, plays the demo once, then hands over to Playwright.
 * Every test gets its own copy of the played data and its own server on a loopback port.
 */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, installChromium } from './chromium.ts'

const root = join(import.meta.dirname, '..')

const playOnce = (data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = spawn(process.execPath, [join(root, 'server/workbench.mjs'), 'start'], { cwd: root, env: { ...process.env, WORKBENCH_DATA: data, WORKBENCH_PORT: '0', WORKBENCH_CLIENT: join(root, 'client/dist') }, stdio: ['ignore', 'pipe', 'inherit'] })
    server.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('The demo is at')) server.kill('SIGTERM')
    })
    server.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The demo could not be played; the server ended with ${code}.`))))
  })

const main = async (): Promise<number> => {
  const chromium = findChromium() ?? installChromium()
  if (chromium === undefined) {
    process.stderr.write('No Chromium was found and none could be installed. Install one, or name it in CHROMIUM_PATH.\n')
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'workbench-e2e-'))
  try {
    const seed = join(folder, 'seed')
    await playOnce(seed)
    // Played data stand before any page is opened on them.
    for (const verb of ['verify', 'doctor']) {
      const checked = spawnSync(process.execPath, [join(root, 'server/workbench.mjs'), verb, '--quiet'], { cwd: root, stdio: 'inherit', env: { ...process.env, WORKBENCH_DATA: seed } })
      if (checked.status !== 0) throw new Error(`workbench ${verb} found something wrong in the freshly played demo.`)
    }
    // The lock belongs to the process that held it; a copy starts without.
    cpSync(seed, join(folder, 'played'), { recursive: true, filter: (path) => !/lock\.db/.test(path) })
    const cli = join(root, 'node_modules/@playwright/test/cli.js')
    if (!existsSync(cli)) throw new Error('Playwright is not installed; run npm ci.')
    const run = spawnSync(process.execPath, [cli, 'test', '--config', join(root, 'e2e/playwright.config.ts'), ...process.argv.slice(2)], {
      cwd: join(root, 'e2e'), stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: chromium, E2E_PLAYED: join(folder, 'played') },
    })
    return run.status ?? 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main()
