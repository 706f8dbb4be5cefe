/** Every page of both rails, as those who read much and those who may not: quiet console, axe, no overflow, a title. */
import { expect, expectAccessible, faultsOf, settled, test } from '../bench.ts'

/** The whole rail once; then those parts that look different to somebody else or at another moment. */
const walks = [
  { person: 'jane-holloway', moment: 'decided', beyond: ['bids/alder-pas-epr/schedule', 'bids/alder-pas-epr/answers'] },
  { person: 'jane-holloway', moment: 'before-publication', parts: ['overview', 'setup', 'model', 'model-test', 'view-weights', 'bids', 'results'] },
  { person: 'priya-raman', moment: 'scoring', parts: ['overview', 'clarifications', 'bids', 'compliance', 'scoring', 'moderation', 'results', 'decision'] },
] as const

for (const walk of walks) {
  const { person, moment } = walk
  test(`every page of the rail, ${person}, ${moment}`, async ({ workbench, as }) => {
    test.setTimeout(240_000)
    const page = await as(person)
    await page.goto(`/records/${workbench.record(moment)}/overview`)
    await settled(page)
    const rail = await page.getByRole('navigation', { name: 'Parts of the tender' }).getByRole('link').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    expect(rail.length).toBeGreaterThan(3)
    const parts = 'parts' in walk ? walk.parts.map((part) => rail.find((href) => href.endsWith(`/${part}`)) ?? `the rail has no ${part}`) : rail
    const beyond = 'beyond' in walk ? walk.beyond.map((path) => new URL(`/records/${workbench.record(moment)}/${path}`, workbench.address).href) : []
    const faults: string[] = []
    for (const part of [...parts, ...beyond]) {
      await page.goto(part)
      await settled(page)
      await expect(page).toHaveTitle(/ – Tender workbench$/)
      faults.push(...(await faultsOf(page, new URL(part).pathname.split('/').slice(3).join('/'))))
    }
    expect(faults).toEqual([])
  })
}

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

test('the first page, before anybody is chosen and after; help; an address that leads nowhere', async ({ workbench, as }) => {
  const page = await as('jane-holloway')
  await page.goto('/')
  await settled(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What waits for me?')
  await expectAccessible(page, 'home')
  await page.goto('/help')
  await expectAccessible(page, 'help')
  await page.goto('/records/nowhere/overview')
  await expect(page.getByRole('main')).toContainText('Not found')
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page')
  await expectAccessible(page, 'nowhere')
  await page.context().clearCookies()
  await page.goto('/')
  await settled(page)
  await expect(page.getByText('A tender is a record')).toBeVisible()
  await expect(page.getByText('Illustrative:')).toBeVisible()
  await expectAccessible(page, 'home before a person is chosen')
  await page.getByRole('button', { name: /^Begin as/ }).click()
  await expect(page).toHaveURL(new RegExp(`/records/${workbench.record('scoring')}/scoring`))
})

/** Buttons that open a dialog, by where they stand: each name once a page. */
const dialogPages = [
  { moment: 'before-publication', parts: ['setup', 'people', 'consortium', 'model'] },
  { moment: 'decided', parts: ['decision', 'bids'] },
] as const

test('every dialog that is left by Esc gives the focus back to what opened it', async ({ workbench, as }) => {
  test.setTimeout(180_000)
  const page = await as('jane-holloway')
  const lost: string[] = []
  let opened = 0
  for (const { moment, parts } of dialogPages)
    for (const part of parts) {
      const address = `/records/${workbench.record(moment)}/${part}`
      await page.goto(address)
      await settled(page)
      const names = await page.getByRole('main').getByRole('button').evaluateAll((buttons) => [...new Set(buttons.filter((button) => !(button as HTMLButtonElement).disabled && button.checkVisibility()).map((button) => button.textContent.trim()))])
      for (const name of names.filter((text) => text !== '')) {
        const opener = page.getByRole('main').getByRole('button', { name, exact: true }).first()
        if ((await opener.count()) === 0 || /^(Save|Take|Export)/.test(name)) continue
        await opener.focus()
        await page.keyboard.press('Enter')
        if (!(await page.getByRole('dialog').first().waitFor({ timeout: 300 }).then(() => true, () => false))) {
          if (!page.url().endsWith(address)) await page.goto(address).then(() => settled(page))
          continue
        }
        opened += 1
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
        if (!(await opener.evaluate((button) => button === document.activeElement))) lost.push(`${part}: ${name}`)
      }
    }
  expect(lost).toEqual([])
  expect(opened).toBeGreaterThan(12)
})

test('the scoring grid: the keys it lists give the focus back to the cell, a key off the scale is told, the answer stands beside the rationale; one score at a time at 320', async ({ workbench, as }) => {
  const page = await as('priya-raman')
  await page.goto(`/records/${workbench.record('scoring')}/scoring`)
  await settled(page)
  const cell = page.getByRole('grid', { name: 'Your scores' }).locator('td[tabindex="0"]')
  await cell.focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of the grid' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell).toBeFocused()
  await page.keyboard.press('9')
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: 'Its keys are 0, 1, 2, 3, 4, 5.' })).toBeVisible()
  await expect(page.getByRole('region', { name: /^Answer of/ })).not.toContainText('Reading')
  await expect(page.getByRole('region', { name: /^Answer of/ })).toContainText(/\w+ \w+ \w+/)
  await page.setViewportSize({ width: 320, height: 900 })
  await expect(page.getByRole('grid')).toHaveCount(0)
  await page.getByRole('radio', { name: /^4/ }).check()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByRole('button', { name: 'Previous', exact: true }).click()
  await expect(page.getByRole('radio', { name: /^4/ })).toBeChecked()
  await expectAccessible(page, 'one score at a time')
})
