/** The built client: where it lies, whether it is older than its sources, and building it. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const productFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const clientFolder = join(productFolder, 'client', 'dist')

const sources = ['client/src', 'client/index.html', 'client/vite.config.ts', 'client/public', 'shared/src'].map((path) => join(productFolder, path))

const newestIn = (path: string): number => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  return found.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name)))) : found.mtimeMs
}

/** Missing, or older than something it is made of. */
export const isStale = (): boolean => {
  const page = join(clientFolder, 'index.html')
  return !existsSync(page) || Math.max(...sources.map(newestIn)) > statSync(page).mtimeMs
}

/** Resolves to what the build printed if it failed. */
export const buildClient = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
    const child = spawn(process.execPath, [vite, 'build', 'client', '--logLevel', 'warn'], { cwd: productFolder, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => { said += bytes.toString() })
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code) => resolve(code === 0 ? undefined : said))
  })
