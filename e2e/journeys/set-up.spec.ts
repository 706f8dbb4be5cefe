/** A lead begins a tender from nothing. */
import type { Page } from '@playwright/test'
import { expect, expectAccessible, settled, test } from '../bench.ts'

/** Fills a dialog, sends it, and waits until it is closed: only then is what it asked for recorded. */
const inDialog = async (page: Page, open: string, send: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>): Promise<void> => {
  await page.getByRole('button', { name: open, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: send, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** Requirement, scale, tree, weights, price model and rules of a lot, as a lead enters them. */
const buildModel = async (page: Page, model: string): Promise<void> => {
  await page.goto(`${model}/requirements`)
  await inDialog(page, 'Add a requirement', 'Add the requirement', async (dialog) => {
    await dialog.getByLabel('Reference').fill('R1')
    await dialog.getByLabel('Heading').fill('One record from booking to discharge')
    await dialog.getByLabel('Kind').selectOption('scored')
    await dialog.getByRole('checkbox').first().check()
    await dialog.getByLabel('What is asked').fill('One record follows the mother from booking to discharge, in both trusts and in the community.')
  })
  await page.goto(`${model}/scales`)
  await inDialog(page, 'Add a scale', 'Add the scale', async (dialog) => {
    await dialog.getByLabel('Name', { exact: true }).fill('Nought to four')
    for (const [index, name] of ['None', 'Weak', 'Fair', 'Good', 'Excellent'].entries()) await dialog.getByLabel(`Name of value ${index + 1}`).fill(name)
  })

  await page.goto(`${model}/criteria`)
  await inDialog(page, 'Add the root group', 'Add the root', async (dialog) => {
    await dialog.getByLabel('Reference').fill('L1')
    await dialog.getByLabel('Title').fill('Maternity record')
  })
  await page.getByRole('table').getByRole('button', { name: 'L1 Maternity record' }).click()
  for (const [ref, title] of [['1', 'Continuity of care'], ['2', 'Safety']] as const)
    await inDialog(page, 'Add a question beneath', 'Add the question', async (dialog) => {
      await dialog.getByLabel('Reference').fill(ref)
      await dialog.getByLabel('Title').fill(title)
      await dialog.getByLabel('The question, as bidders read it').fill(`Describe how the record supports ${title.toLowerCase()}, with a live site.`)
      await dialog.getByLabel('Scale').selectOption({ index: 1 })
      await dialog.getByLabel(/^What earns 4/).fill('Shown at a live site of this size, with figures.')
    })
  await inDialog(page, 'Add the price criterion', 'Add the price criterion', async (dialog) => {
    await dialog.getByLabel('Reference').fill('P')
    await dialog.getByLabel('Title').fill('Price')
  })
  await page.getByLabel('Weight of 1 Continuity of care').fill('40%')
  await page.getByLabel('Weight of 2 Safety').fill('30%')
  await page.getByLabel('Weight of P Price').fill('40%')
  await expect(page.getByRole('main')).toContainText('110%; 10% too much')
  await page.getByLabel('Weight of P Price').fill('3/10')
  await page.getByRole('button', { name: 'Record these 3 weights' }).click()
  await expect(page.getByRole('button', { name: 'Record these 3 weights' })).toHaveCount(0)

  await page.goto(`${model}/price`)
  await inDialog(page, 'Choose the price model', 'Set the price model', async (dialog) => {
    await dialog.getByLabel('Formula').selectOption('inverse')
    await dialog.getByLabel('Points below zero').selectOption('floorAtZero')
    await dialog.getByLabel('Term compared, years').fill('5')
    await dialog.getByLabel('Discounting').selectOption('none')
    await dialog.getByLabel('Optional items').selectOption('out')
    // A price of zero has no rule until somebody chooses one.
    await dialog.getByRole('button', { name: 'Set the price model' }).click()
    await expect(dialog.getByRole('alert')).toContainText('There is a problem')
    await dialog.getByLabel('A price of zero or less').selectOption('clarify')
  })
  await page.goto(`${model}/rules`)
  await page.getByLabel('Totals rounded to so many decimals').fill('2')
  await page.getByLabel('Rounding').selectOption('halfAwayFromZero')
  await page.getByLabel('Add a tie-break').selectOption('higherQuality')
  await page.getByLabel('Spread to be reconciled in words').fill('40%')
  await page.getByLabel('Approvals that close a consensus').fill('2')
  await page.getByRole('button', { name: 'Set the rules' }).click()
  await expect(page.getByRole('main')).toContainText('Recorded.')
}

test('a lead builds a small tender from nothing and publishes it with a second person', async ({ workbench, as }) => {
  test.setTimeout(150_000)
  const page = await as('jane-holloway')
  await page.goto('/start')
  await page.getByRole('button', { name: 'Start the tender' }).click()
  await expect(page.getByRole('alert')).toContainText('There is a problem')
  await expectAccessible(page, 'start, with what is missing')
  await page.getByRole('textbox', { name: 'Title' }).fill('Maternity records, two trusts')
  await page.getByRole('combobox', { name: 'Rule set' }).selectOption({ index: 1 })
  await page.getByRole('textbox', { name: 'Purpose' }).fill('One maternity record for two trusts that share their community midwives.')
  await page.getByRole('button', { name: 'Start the tender' }).click()
  await expect(page).toHaveURL(/\/records\/[^/]+\/setup$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no lot yet')
  const setup = page.url()

  await page.getByRole('button', { name: 'Add a lot' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a lot' })
  await dialog.getByRole('textbox', { name: 'Reference' }).fill('Lot 1')
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Maternity record')
  await dialog.getByRole('textbox', { name: 'Places' }).fill('0')
  await dialog.getByRole('button', { name: 'Add the lot' }).click()
  await expect(dialog.getByRole('alert')).toContainText('There is a problem')
  await dialog.getByRole('textbox', { name: 'Places' }).fill('1')
  await dialog.getByRole('textbox', { name: 'Lowest estimated value' }).fill('2,000,000')
  await dialog.getByRole('textbox', { name: 'Highest' }).fill('3,500,000')
  await dialog.getByRole('combobox', { name: 'Variant bids' }).selectOption({ index: 1 })
  await dialog.getByRole('button', { name: 'Add the lot' }).click()
  await expect(page.getByRole('table', { name: 'Lots' })).toContainText('Maternity record')
  await expectAccessible(page, 'a lot')

  await page.goto(setup.replace(/setup$/, 'people'))
  await settled(page)
  await page.getByRole('button', { name: 'Give a role' }).click()
  const grant = page.getByRole('dialog')
  await grant.getByLabel('Person').fill('robert-asante')
  await grant.getByLabel('Role').selectOption('secondPerson')
  await grant.getByRole('button', { name: 'Give the role' }).click()
  await expect(grant).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText('Robert Asante')

  const model = setup.replace(/setup$/, 'model')
  await buildModel(page, model)

  // The second person reads it at once, may not change what the lead sets up, and signs the test.
  const second = await as('robert-asante')
  await second.goto(setup)
  await expect(second.getByRole('table', { name: 'Lots' })).toContainText('Maternity record')
  await expect(second.getByRole('button', { name: 'Add a lot' })).toHaveCount(0)
  await second.goto(`${model}/publication`)
  await inDialog(second, 'Sign the test', 'Sign the test', (dialog) => dialog.getByRole('textbox').fill('Two dummy bids order as expected.'))
  await page.goto(`${model}/publication`)
  await inDialog(page, 'Propose to publish', 'Propose it', (dialog) => dialog.getByRole('textbox', { name: 'Reason' }).fill('Both trusts agree.'))
  await inDialog(second, 'Publish the model', 'Publish the model', async () => undefined)
  await expect(second.getByRole('table', { name: 'Published versions' })).toContainText('proposed by Jane Holloway, published by Robert Asante')
  await page.goto(setup.replace(/setup$/, 'overview'))
  await expect(page.getByRole('main')).toContainText('Model version 1')
  await workbench.verify()
})

test('a model is published by two people: signed by one, proposed by another, and no draft any more', async ({ workbench, as }) => {
  const record = workbench.record('before-publication')
  const lead = await as('jane-holloway')
  const second = await as('robert-asante')
  const place = `/records/${record}/model/publication`
  await second.goto(place)
  await second.getByRole('button', { name: /^Sign/ }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'Sign the test' }).click()
  await expect(second.getByRole('dialog').getByRole('alert')).toContainText('is needed; it stands in the record')
  await second.getByRole('dialog').getByRole('textbox').fill('Dummy bids in three lots order as the panel expected.')
  await second.getByRole('dialog').getByRole('button', { name: 'Sign the test' }).click()
  await expect(second.getByRole('main')).toContainText('The test of this model is signed by Robert Asante')

  await lead.goto(place)
  await lead.getByRole('button', { name: /^Propose/ }).click()
  await lead.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Agreed by all nine trusts.')
  await lead.getByRole('button', { name: 'Propose it' }).click()
  await expect(lead.getByRole('main')).toContainText('Proposed by Jane Holloway')
  await expect(lead.getByRole('button', { name: 'Publish the model' })).toHaveCount(0)

  await second.getByRole('button', { name: 'Publish the model' }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'Publish the model' }).click()
  const versions = second.getByRole('table', { name: 'Published versions' })
  await expect(versions).toContainText('proposed by Jane Holloway, published by Robert Asante')
  await expect(lead.getByRole('table', { name: 'Published versions' })).toContainText('published by Robert Asante')
  await expectAccessible(second, 'a published model')
})
