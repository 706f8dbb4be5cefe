/** Proof: events in words, search, an earlier day, verification; the same told by the command on the stopped installation. */
import { expect, expectAccessible, settled, test } from '../bench.ts'

test('the record is searched, verified, and opened as it stood', async ({ workbench, as }) => {
  const page = await as('philippa-grant')
  const record = workbench.record('decided')
  await page.goto(`/records/${record}/record`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^[\d,]+ events stand in the record since 17 Oct 2011$/)
  await page.getByRole('combobox', { name: 'About' }).selectOption('Decision')
  await page.getByRole('button', { name: 'Show these events' }).click()
  await expect(page.getByRole('main')).toContainText('Robert Asante')
  await page.getByRole('button', { name: 'Verify the record' }).click()
  const outcome = page.getByRole('region', { name: 'Outcome of the check' })
  await expect(outcome).toContainText(/[\d,]+ events checked/)
  await expect(outcome.getByText('broken', { exact: true })).toHaveCount(0)
  await expectAccessible(page, 'the record, verified')

  await page.getByLabel('As it stood at the end of').fill('2012-12-20')
  await page.getByRole('button', { name: 'Open that day' }).click()
  await expect(page.getByText('As it stood at the end of 20 Dec 2012.')).toBeVisible()
  await settled(page)
  await expectAccessible(page, 'a past day')
  await page.getByRole('button', { name: 'Back to today' }).click()
  await expect(page.getByText('As it stood at the end of 20 Dec 2012.')).toHaveCount(0)
})
