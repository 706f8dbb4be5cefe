/** Scenarios beside the tender, and the evidence they stand on. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectAccessible, faultsOf, settled, test } from '../bench.ts'

const fixture = JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/london-2012/evidence.json'), 'utf8')) as { evidence: readonly { id: string }[] }

test('scenarios are compared, a path is tried, and nothing of it touches a score', async ({ workbench, as }) => {
  const page = await as('marcus-bell')
  const { workshop } = (await (await page.request.get('/api/v1/demo')).json()) as { workshop: { record: string } }
  expect(workbench.record('decided')).not.toBe(workshop.record)
  await page.goto(`/workshops/${workshop.record}/compare`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('costs least')
  await expect(page.getByText('Scenario results never change a score.')).toBeVisible()
  const table = page.getByRole('table', { name: 'What decides between them' })
  await expect(table.getByRole('columnheader')).toHaveCount(7)
  await page.getByRole('checkbox', { name: 'All rip and replace' }).uncheck()
  await expect(table.getByRole('columnheader')).toHaveCount(6)
  await page.getByRole('radio', { name: /with hindsight/ }).check()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/hindsight/i)

  await page.goto(`/workshops/${workshop.record}/board`)
  const before = await page.getByRole('heading', { level: 1 }).textContent()
  await page.getByRole('combobox', { name: 'Path of Barts and The London NHS Trust' }).selectOption({ label: 'continue direct: Keep the system, call off a new host' })
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before!)
})

test('every part of the workshop, quiet and within its width', async ({ as }) => {
  test.setTimeout(180_000)
  const page = await as('marcus-bell')
  const { workshop } = (await (await page.request.get('/api/v1/demo')).json()) as { workshop: { record: string } }
  await page.goto(`/workshops/${workshop.record}`)
  await settled(page)
  const parts = await page.getByRole('navigation', { name: 'Parts of the workshop' }).getByRole('link').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  expect(parts.length).toBeGreaterThan(3)
  const faults: string[] = []
  for (const part of parts) {
    await page.goto(part)
    await settled(page)
    faults.push(...(await faultsOf(page, new URL(part).pathname.split('/').at(-1)!)))
  }
  expect(faults).toEqual([])
})

test('every piece of evidence of the case is found on its page, and one can be searched for', async ({ as }) => {
  const page = await as('elena-petrou')
  const { workshop } = (await (await page.request.get('/api/v1/demo')).json()) as { workshop: { record: string } }
  await page.goto(`/workshops/${workshop.record}/evidence`)
  await settled(page)
  const shown = new Set(await page.locator('main code').allTextContents())
  expect(fixture.evidence.length).toBeGreaterThan(100)
  expect(fixture.evidence.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
  const wanted = fixture.evidence[0]!.id
  await page.getByRole('textbox', { name: 'Search' }).fill(wanted)
  await expect(page.locator('main code').filter({ hasText: wanted }).first()).toBeVisible()
  await expectAccessible(page, 'evidence, searched')
})
