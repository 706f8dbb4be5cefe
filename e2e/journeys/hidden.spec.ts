/** What somebody may not see is not there, and the page says why and until when. */
import { expect, expectAccessible, settled, test } from '../bench.ts'

test('an evaluator sees no result, no price and no score of another, and is told why', async ({ workbench, as }) => {
  const page = await as('hannah-lindqvist')
  const record = workbench.record('scoring')
  const answers: string[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/v1/') && response.headers()['content-type']?.includes('json')) void response.text().then((text) => answers.push(text), () => undefined)
  })
  await page.goto(`/records/${record}/results`)
  await expect(page.locator('main')).toContainText('Results and prices show to whoever scores or moderates in this tender once the award is decided')
  await page.goto(`/records/${record}/decision`)
  await settled(page)
  await page.goto(`/records/${record}/scoring/pas-epr`)
  await settled(page)
  await page.goto(`/records/${record}/bids`)
  await settled(page)
  await page.goto(`/records/${record}/moderation/pas-epr`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('0 of 36 scores are agreed')
  const text = answers.join('\n')
  expect(answers.length).toBeGreaterThan(5)
  expect(text, 'what is read in the room').not.toMatch(/"rationale":"[^"]+"[^}]*"evaluator":"omar-farouk"|"evaluator":"omar-farouk"[^}]*"score":/)
  expect(text, 'a price').not.toContain('139770134')
  expect(text, 'a total').not.toContain('78.68')
  const refused = await page.request.get(`/api/v1/records/${record}/results/pas-epr`)
  expect(refused.status()).toBeGreaterThanOrEqual(400)
})

test('a bidder’s contact reads its own receipts and nothing of anybody else', async ({ workbench, as }) => {
  const page = await as('nadia-fenwick')
  const record = workbench.record('scoring')
  await page.goto(`/records/${record}/bids`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your bids for PAS/EPR and Hosting and managed service were received in time')
  await expect(page.locator('main')).toContainText('sealed until every quality score of the lot is agreed')
  for (const other of ['Birch', 'Cedar', 'Dogwood', 'Larch', 'Maple']) await expect(page.locator('main')).not.toContainText(other)
  await expectAccessible(page, 'the receipts of a bidder')
  const parts = page.getByRole('navigation', { name: 'Parts of the tender' })
  await expect(parts.getByRole('link', { name: 'Scoring', includeHidden: true })).toHaveCount(0)
  await expect(parts.getByRole('link', { name: 'Results', includeHidden: true })).toHaveCount(0)
  for (const hidden of ['results', 'scoring', 'record']) {
    await page.goto(`/records/${record}/${hidden}`)
    await settled(page)
    await expect(page.locator('main').getByRole('table')).toHaveCount(0)
    await expect(page.locator('main .hidden-why')).toContainText('This page is for those who buy and evaluate.')
  }
})
