/** Deciding: the result down to a citation, charts with their twin, views marked as not the award, the decision, the report. */
import { expect, expectAccessible, settled, test } from '../bench.ts'

test('a total opens its sum, down to an individual score with its page', async ({ workbench, as }) => {
  const page = await as('jane-holloway')
  await page.goto(`/records/${workbench.record('decided')}/results/pas-epr`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Alder Health Systems leads by 3.34 points')
  const ranking = page.getByRole('table', { name: 'Ranking of PAS/EPR' })
  await expect(ranking.getByRole('row')).toHaveCount(5)
  await ranking.getByRole('button', { name: /^78\.68/ }).click()
  const drawer = page.getByRole('complementary', { name: 'The sum of Alder Health Systems' })
  await expect(drawer.getByRole('heading', { level: 2 })).toBeFocused()
  await expect(drawer).toContainText('Total 78.68')
  const down = async (steps: number): Promise<void> => {
    for (let step = 0; step < steps; step += 1) {
      await drawer.getByRole('table').getByRole('button').first().click()
      if (await drawer.getByRole('heading', { name: 'Individual scores' }).isVisible()) return
    }
  }
  await down(2)
  await drawer.getByRole('button', { name: /^1\.1 / }).click()
  await expect(drawer.getByRole('heading', { name: 'Individual scores' })).toBeVisible()
  await expect(drawer).toContainText(/Agreed: \d/)
  await expect(drawer).toContainText(/, page \d+/)
  await expectAccessible(page, 'the sum')
  await page.keyboard.press('Escape')
})

test('a chart has its numbers as a table, and views of the trusts are marked as not the award', async ({ workbench, as }) => {
  const page = await as('daniel-rosen')
  await page.goto(`/records/${workbench.record('decided')}/results/pas-epr`)
  const chart = page.getByRole('figure', { name: /^Where the points come from/ })
  await chart.getByRole('button', { name: 'The same as a table' }).click()
  await expect(chart.getByRole('table')).toContainText('78.68')
  const saved = page.waitForEvent('download')
  await chart.getByRole('button', { name: 'CSV' }).click()
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/)
  await page.getByRole('link', { name: 'Views of the trusts' }).click()
  await settled(page)
  await expect(page.getByText('Not the award', { exact: true })).toBeVisible()
  await expect(page.getByRole('table').first()).toContainText('Award weights (published)')
  await expectAccessible(page, 'the views of the trusts')
})

test('the report opens, says what it is made from, and prints', async ({ workbench, as }) => {
  const page = await as('jane-holloway')
  await page.goto(`/records/${workbench.record('decided')}/reports`)
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: /^Open the evaluation report/ }).click()
  const report = await opened
  await report.waitForLoadState()
  await expect(report.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(report.locator('body')).toContainText('78.68')
  await expect(report.locator('body')).toContainText(/illustrative/i)
  await report.emulateMedia({ media: 'print' })
  expect((await report.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
})
