/** A workshop: a path tried out redraws the board, is saved or kept apart; any figure leads to its lines and evidence; nothing changes a score. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { expect, expectAccessible, settled, test } from '../bench.ts'

const workshopAt = async (request: APIRequestContext, address: string): Promise<string> => {
  const { workshop } = (await (await request.get(`${address}/api/v1/demo`)).json()) as { workshop: { record: string } }
  return `/workshops/${workshop.record}`
}

test('from a tender’s rail to its workshop, and what everybody is told there', async ({ workbench, as, request }) => {
  const workshop = await workshopAt(request, workbench.address)
  const page = await as('paul-whitmore')
  await page.goto(`/records/${workbench.record('scoring')}/overview`)
  await page.getByRole('navigation').getByRole('link', { name: 'Scenarios' }).click()
  await expect(page).toHaveURL(new RegExp(`${workshop}/board$`))
  for (const part of ['board', 'compare', 'trusts', 'evidence', 'workshop']) {
    await page.goto(`${workshop}/${part}`)
    await expect(page.getByText('Scenario results never change a score.')).toBeVisible()
  }
  await page.goto(`${workshop}/trusts`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kingston Hospital NHS Trust pays')
  await expectAccessible(page, 'one trust')
  const stranger = await as('hannah-lindqvist')
  await stranger.goto(`${workshop}/board`)
  await expect(stranger.getByText('Not found.')).toBeVisible()
})

test('a changed path redraws figures at once; saving it is one act; another’s change shows both values', async ({ workbench, as, request }) => {
  const board = `${await workshopAt(request, workbench.address)}/board`
  const page = await as('marcus-bell')
  const other = await as('anita-deshmukh')
  for (const one of [page, other]) {
    await one.goto(board)
    await one.getByLabel('Scenario', { exact: true }).selectOption({ label: 'All continue with a new host' })
    await expect(one.getByRole('heading', { level: 1 })).toHaveText('All continue with a new host: £266.2m, no trust late at the likely dates')
  }
  await other.getByLabel('Path of Kingston').selectOption('kingston-portal')
  await expect(other.getByText('A what-if of your own, not saved.')).toBeVisible()

  await page.getByLabel('Path of Imperial').selectOption('imperial-replace')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All continue with a new host: £292.7m, 1 of 9 trusts late')
  await page.getByRole('button', { name: 'Save to' }).click()
  await expect(page.getByText('A what-if of your own, not saved.')).toHaveCount(0)
  await page.reload()
  await page.getByLabel('Scenario', { exact: true }).selectOption({ label: 'All continue with a new host' })
  await expect(page.getByLabel('Path of Imperial')).toHaveValue('imperial-replace')

  await expect(other.getByText('Changed elsewhere.')).toBeVisible()
  await expect(other.getByRole('alert')).toContainText('Imperial College Healthcare NHS Trust: in the record “Rip out and replace with another system”, yours “Keep the system, call off a new host”')
  await other.getByRole('button', { name: 'Keep the other' }).click()
  await expect(other.getByLabel('Path of Imperial')).toHaveValue('imperial-replace')
  await expect(other.getByLabel('Path of Kingston')).toHaveValue('kingston-direct')
})

test('an observer tries out and compares, and cannot save', async ({ workbench, as, request }) => {
  const workshop = await workshopAt(request, workbench.address)
  const page = await as('colin-mabey')
  await page.goto(`${workshop}/board`)
  await page.getByLabel('Path of Croydon').selectOption('croydon-portal')
  await expect(page.getByText('Scenarios are saved by the facilitator, the neutral analyst and trust leads.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save to' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: /your what-if/ }).first()).toBeVisible()
  await page.getByLabel('with hindsight').check()
  await expect(page.getByText('With hindsight to 31 Dec 2015').first()).toBeVisible()
  const rows = await page.getByRole('row').count()
  await page.getByLabel('Only rows that differ').check()
  expect(await page.getByRole('row').count()).toBeLessThan(rows)
  await expectAccessible(page, 'the comparison')
})

test('a figure leads by keyboard to its sum, its line, its evidence', async ({ workbench, as, request }) => {
  const workshop = await workshopAt(request, workbench.address)
  const page = await as('elena-petrou')
  await page.goto(`${workshop}/board`)
  await settled(page)
  const cost = page.getByRole('row', { name: /^Barts and The London/ }).getByRole('button', { name: /show the sum/ })
  await cost.focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('complementary', { name: /net present cost/ })
  await expect(drawer.getByRole('heading', { level: 2 })).toBeFocused()
  await expect(drawer).toContainText('Green Book, 2003 edition')
  await expectAccessible(page, 'the sum')
  await drawer.getByRole('heading', { level: 2 }).focus()
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await page.keyboard.press('Enter')
  await drawer.locator('a[href$="/evidence#own-ranges"]').first().click()
  await expect(page).toHaveURL(/\/evidence#own-ranges$/)
  await expect(page.locator('#own-ranges')).toBeFocused()
})

test('every evidence item stands on the page, anchored by its id', async ({ workbench, as, request }) => {
  const workshop = await workshopAt(request, workbench.address)
  const page = await as('jane-holloway')
  const reply = await page.request.get(`/api/v1/records/${workshop.split('/').at(-1)}/workshop/evidence`)
  const { evidence } = (await reply.json()) as { evidence: { id: string }[] }
  // Of the file, not of the record alone: an item that was never entered would be missed otherwise.
  const listed = (JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/london-2012/evidence.json'), 'utf8')) as { evidence: { id: string }[] }).evidence.map(({ id }) => id)
  expect(listed).toHaveLength(new Set(listed).size)
  expect(listed.length).toBeGreaterThan(100)
  await page.goto(`${workshop}/evidence`)
  await settled(page)
  const missing = await page.evaluate((ids) => ids.filter((id) => document.getElementById(id) === null), [...listed, ...evidence.map(({ id }) => id)])
  expect(missing).toEqual([])
  await page.getByLabel('Search').fill('one or two trusts')
  await expect(page.locator('.evidence__item')).toHaveCount(1)
  await expectAccessible(page, 'the evidence')
  const { contradictions, backtests } = JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/london-2012/evidence.json'), 'utf8')) as Record<'contradictions' | 'backtests', { id: string }[]>
  for (const [tab, entries] of [[/^Contradictions/, contradictions], [/^Back-tests/, backtests]] as const) {
    await page.getByRole('tab', { name: tab }).click()
    expect(await page.locator('.evidence__item').evaluateAll((items) => items.map((item) => item.id))).toEqual(entries.map(({ id }) => id))
    await expectAccessible(page, `evidence, ${tab.source}`)
  }
  await expect(page.locator('#b2').getByRole('row', { name: /^the least promised/ })).toContainText('0.0420.191')
  // A citation leads back to the item, in its own part of the page.
  await page.locator('#b2 a[href="#ev-036"]').first().click()
  await expect(page.locator('#ev-036')).toBeFocused()
})

test('an input by hand: entered, changed by two at once with both values shown, taken back, removed', async ({ workbench, as, request }) => {
  const inputs = `${await workshopAt(request, workbench.address)}/inputs`
  const page = await as('marcus-bell')
  await page.goto(inputs)
  await page.getByRole('button', { name: 'Enter a trust' }).click()
  await page.getByRole('button', { name: 'Enter the trust' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter what it runs today.')
  await page.getByLabel('Name').fill('Homerton')
  await page.getByLabel('System it runs today').fill('Millennium')
  await page.getByLabel('Where that is hosted').fill('The supplier')
  await page.getByRole('button', { name: 'Enter the trust' }).click()
  await expect(page.getByText('Homerton is entered.')).toBeVisible()
  await page.getByRole('link', { name: 'Homerton', exact: true }).click()
  const other = await as('elena-petrou')
  await other.goto(`${inputs}/homerton`)
  await other.getByRole('button', { name: 'Change what is known of it' }).click()
  await other.getByLabel('System it runs today').fill('Millennium, own contract')
  await page.getByRole('button', { name: 'Change what is known of it' }).click()
  await page.getByLabel('System it runs today').fill('Millennium, extended')
  await page.getByRole('button', { name: 'Save the trust' }).click()
  await expect(page.getByText('What is known of Homerton is changed.')).toBeVisible()
  const conflict = other.getByRole('alert').filter({ hasText: 'changed while you were writing' })
  for (const words of ['Millennium, own contract', 'Millennium, extended', 'Marcus Bell']) await expect(conflict).toContainText(words)
  await other.getByRole('button', { name: 'Keep mine' }).click()
  await other.getByRole('button', { name: 'Save the trust' }).click()
  await expect(page.getByText('Millennium, own contract')).toBeVisible()
  await other.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Millennium, extended')).toBeVisible()
  await page.getByRole('button', { name: 'Enter a path it could take' }).click()
  await expectAccessible(page, 'the form of an option')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Remove the trust' }).click()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByText('Homerton is removed.')).toBeVisible()
  const observer = await as('colin-mabey')
  await observer.goto(`${inputs}/barts`)
  await settled(observer)
  await expect(observer.getByRole('button', { name: /^(Change|Remove|Add|Enter) / })).toHaveCount(0)
})

test('a question to the room: cast, kept from others until it is closed', async ({ workbench, as, request }) => {
  const room = `${await workshopAt(request, workbench.address)}/workshop`
  const facilitator = await as('marcus-bell')
  await facilitator.goto(room)
  await facilitator.getByRole('button', { name: 'Open a session' }).click()
  await facilitator.getByRole('textbox', { name: 'Title' }).fill('Second look')
  await facilitator.getByRole('dialog').getByRole('button', { name: 'Open the session' }).click()
  await facilitator.getByRole('button', { name: 'Put a question to the room' }).click()
  await facilitator.getByRole('textbox', { name: 'Question' }).fill('Which path would we take today?')
  await facilitator.getByLabel('All continue with a new host').check()
  await facilitator.getByLabel('All rip and replace').check()
  await facilitator.getByRole('button', { name: 'Open the vote' }).click()
  const voter = await as('rachel-adeyemi')
  await voter.goto('/')
  await voter.getByRole('link', { name: 'Vote: Which path would we take today?', exact: true }).click()
  await expect(voter.getByRole('button', { name: 'Cast my vote' })).toBeDisabled()
  await voter.getByLabel('All continue with a new host').check()
  await voter.getByRole('button', { name: 'Cast my vote' }).click()
  await expect(voter.getByText('Recorded.')).toBeVisible()
  // The same person in another window: both votes are shown, and none is chosen by itself.
  const elsewhere = await as('rachel-adeyemi')
  await elsewhere.goto(voter.url())
  await voter.getByLabel('I abstain').check()
  await elsewhere.getByLabel('All rip and replace').check()
  await elsewhere.getByRole('button', { name: 'Change my vote' }).click()
  await expect(elsewhere.getByText('Recorded.')).toBeVisible()
  const both = voter.getByRole('alert')
  await expect(both).toContainText('Your vote changed in another window while you were choosing.')
  await expect(both).toContainText('I abstain')
  await expect(both).toContainText('All rip and replace')
  await expect(voter.getByRole('button', { name: 'Change my vote' })).toBeDisabled()
  await voter.getByRole('button', { name: 'Keep mine' }).click()
  await voter.getByLabel('All continue with a new host').check()
  await voter.getByRole('button', { name: 'Change my vote' }).click()
  await expect(voter.getByText('Recorded.')).toBeVisible()
  await expect(facilitator.getByText('nothing of it is shown before it is closed')).toBeVisible()
  await expect(facilitator.getByRole('article', { name: 'Which path would we take today?' }).getByText('Who voted how')).toHaveCount(0)
  await facilitator.getByRole('button', { name: 'Close the vote' }).click()
  await facilitator.getByRole('button', { name: 'Close it and show the result' }).click()
  await expect(facilitator.getByRole('article', { name: 'Which path would we take today?' }).getByRole('row', { name: /All continue with a new host/ })).toContainText('1')
  await expectAccessible(facilitator, 'sessions and votes')
})
