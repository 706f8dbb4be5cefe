/** Every page of the rail, as somebody who reads much and as an evaluator who may not: quiet console, axe, no overflow, a title. */
import { expect, expectAccessible, faultsOf, settled, test } from '../bench.ts'

const walks = [
  { person: 'jane-holloway', moment: 'decided' },
  { person: 'jane-holloway', moment: 'before-publication' },
  { person: 'priya-raman', moment: 'scoring' },
  { person: 'margaret-osei', moment: 'moderation' },
] as const

for (const { person, moment } of walks) {
  test(`every page of the rail, ${person}, ${moment}`, async ({ workbench, as }) => {
    test.setTimeout(240_000)
    const page = await as(person)
    await page.goto(`/records/${workbench.record(moment)}/overview`)
    await settled(page)
    const parts = await page.getByRole('navigation', { name: 'Parts of the tender' }).getByRole('link').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    expect(parts.length).toBeGreaterThan(3)
    const faults: string[] = []
    for (const part of parts) {
      await page.goto(part)
      await settled(page)
      await expect(page).toHaveTitle(/ – Tender workbench$/)
      faults.push(...(await faultsOf(page, new URL(part).pathname.split('/').slice(3).join('/'))))
    }
    expect(faults).toEqual([])
  })
}

test('the first page, before anybody is chosen and after', async ({ workbench, as }) => {
  const page = await as('jane-holloway')
  await page.goto('/')
  await settled(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What waits for me?')
  await expectAccessible(page, 'home')
  await page.context().clearCookies()
  await page.goto('/')
  await settled(page)
  await expect(page.getByText('A tender is a record')).toBeVisible()
  await expect(page.getByText('Illustrative:')).toBeVisible()
  await expectAccessible(page, 'home before a person is chosen')
  await page.getByRole('button', { name: /^Begin as/ }).click()
  await expect(page).toHaveURL(new RegExp(`/records/${workbench.record('scoring')}/scoring`))
})
