/** The built pages: served as they are, and a build that changes beneath a running server harms one answer only. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterEach, expect, test } from 'vitest'
import { serveClient } from '../../src/http/static.ts'

const endings: (() => void)[] = []
afterEach(() => {
  for (const end of endings.splice(0)) end()
})

const served = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-static-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Pages</title>')
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(folder, 'page.js'), 'export const page = 1')
  const app = express()
  app.use(serveClient(folder)!)
  const server = createServer(app)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  endings.push(() => { server.close(); rmSync(folder, { recursive: true, force: true }) })
  return { folder, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('an address of a page gets the page, a file gets itself', async () => {
  const { address } = await served()
  expect(await (await fetch(`${address}/records/x/overview`)).text()).toContain('Pages')
  expect(await (await fetch(`${address}/page.js`)).text()).toBe('export const page = 1')
})

test('the icon that browsers ask for beside a document without one is the one there is', async () => {
  const { address } = await served()
  const icon = await fetch(`${address}/favicon.ico`)
  expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
})

test('a file that vanished since the start ends that answer, and the server goes on', async () => {
  const { folder, address } = await served()
  rmSync(join(folder, 'page.js'))
  await expect(fetch(`${address}/page.js`).then((response) => response.text())).rejects.toThrow(/terminated|failed/)
  expect((await fetch(`${address}/`)).status).toBe(200)
})
