/** Where a Chromium is: named, on the system, Playwright's own; or how to get one. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

const onSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

const works = (path: string): boolean => existsSync(path) && spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0

export const findChromium = (): string | undefined => [process.env['CHROMIUM_PATH'] ?? '', ...onSystem, chromium.executablePath()].find((path) => path !== '' && works(path))

const run = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 }).status === 0

/** Playwright's own download first; else the system's package manager, which needs root. */
export const installChromium = (): string | undefined => {
  const cli = join(import.meta.dirname, '../node_modules/@playwright/test/cli.js')
  process.stdout.write('No Chromium found; installing one…\n')
  if (run(process.execPath, [cli, 'install', 'chromium']) && findChromium()) return findChromium()
  if (process.getuid?.() !== 0) return undefined
  const managers: readonly (readonly (readonly [string, readonly string[]])[])[] = [
    [['apt-get', ['update']], ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']]],
    [['dnf', ['install', '-y', 'chromium']]], [['apk', ['add', 'chromium']]],
  ]
  for (const steps of managers) if (steps.every(([command, args]) => run(command, args)) && findChromium()) return findChromium()
  return undefined
}
