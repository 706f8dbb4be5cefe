/** What waits for one, being somebody else, and a demo begun afresh. */
import { expect, expectAccessible, settled, test } from '../bench.ts'

test('what waits leads to its page; another person has other things waiting; the demo begins afresh', async ({ workbench, as }) => {
  const page = await as('jane-holloway')
  await page.goto('/')
  await settled(page)
  const waiting = page.getByRole('table', { name: 'Waiting for you' })
  await waiting.getByRole('link', { name: 'Answer 1 clarification', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/records/${workbench.record('scoring')}/clarifications$`))
  await expect(page.getByRole('main')).toContainText('Tom Ashdown')

  await page.goto('/')
  await page.getByRole('combobox', { name: 'You are' }).focus()
  await page.getByRole('combobox', { name: 'You are' }).selectOption('robert-asante')
  await expect(page.getByRole('banner')).toContainText('Robert Asante')
  await expect(waiting).toContainText('Sign')
  await expect(page.getByRole('main')).not.toContainText('Answer 1 clarification')

  const before = workbench.moments.map(({ record }) => record)
  await page.getByRole('button', { name: 'Start the demo afresh' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Start the demo afresh' }).click()
  await expectAccessible(page, 'asked before the demo begins afresh')
  await page.getByRole('button', { name: 'Play fresh records' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 60_000 })
  const { moments } = (await (await page.request.get('/api/v1/demo')).json()) as { moments: { record: string }[] }
  expect(moments.filter(({ record }) => before.includes(record))).toEqual([])
  // Nothing that was done in the present records is taken away.
  expect((await page.request.get(`/api/v1/records/${workbench.record('before-publication')}/overview`)).ok()).toBe(true)
})
