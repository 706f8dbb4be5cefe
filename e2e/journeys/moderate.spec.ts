/** A moderator opens a session and a question, proposes; the panel approves; the consensus closes. */
import { expect, expectAccessible, settled, test } from '../bench.ts'

test('a moderator closes a question with the approvals of its panel', async ({ workbench, as }) => {
  const moderator = await as('margaret-osei')
  await moderator.goto(`/records/${workbench.record('moderation')}/moderation/pas-epr`)
  await moderator.getByRole('button', { name: 'Open a session' }).click()
  await moderator.getByRole('button', { name: 'Open the session' }).click()
  await expect(moderator.getByRole('alert')).toContainText('Give the session a title')
  await moderator.getByRole('textbox', { name: 'Title' }).fill('Clinical record, second morning')
  for (const person of ['Hannah Lindqvist', 'Omar Farouk', 'Ruth Pemberton']) await moderator.getByRole('dialog').getByLabel(new RegExp(person)).check()
  await moderator.getByRole('button', { name: 'Open the session' }).click()
  await expect(moderator.getByRole('region', { name: 'Sessions' })).toContainText('4 people are present')
  await moderator.getByRole('button', { name: 'open 2.7 for moderation' }).click()
  await moderator.getByRole('button', { name: 'Open for moderation' }).click()
  await expectAccessible(moderator, 'the agenda')

  await moderator.getByRole('row', { name: /^2\.7 / }).getByRole('link').first().click()
  await settled(moderator)
  await expect(moderator.getByRole('heading', { level: 1 })).toHaveText(/^2\.7 /)
  await expect(moderator.getByRole('radio', { checked: true })).toHaveCount(0)
  const room = moderator.url()

  // Nothing can be proposed before what was weighed stands in the record and a score and a reason are given.
  await moderator.getByRole('button', { name: /^Propose/ }).click()
  await expect(moderator.getByRole('alert')).toContainText('There is a problem')
  await moderator.getByRole('button', { name: /^tick all/ }).click()
  await moderator.getByRole('group', { name: 'Who spoke' }).getByRole('checkbox').first().check()
  await moderator.getByRole('button', { name: 'Record what was weighed' }).click()
  await moderator.getByRole('radio', { name: /^3 / }).check()
  await moderator.getByRole('textbox', { name: 'Reason of the panel' }).fill('The answer meets the requirement on the cited pages and leaves one dependency open.')
  const points = moderator.getByRole('textbox', { name: /point/i })
  if ((await points.count()) > 0) await points.first().fill('Evidence of use in anaesthetics at two sites.')
  await moderator.getByRole('button', { name: 'Propose 3' }).click()
  await expect(moderator.getByText('Proposed: 3 Meets most of what was asked')).toBeVisible()
  await expect(moderator.getByRole('radio')).toHaveCount(0)
  await expectAccessible(moderator, 'the room')
  const close = moderator.getByRole('button', { name: 'Close the consensus at 3' })
  await expect(close).toBeDisabled()

  // Proposed anew while somebody reads the first: it is approved once they have read it.
  const reader = await as('hannah-lindqvist')
  await reader.goto(room)
  const approve = reader.getByRole('button', { name: 'Approve 3' })
  await expect(approve).toBeEnabled()
  await moderator.getByRole('button', { name: 'Propose another score or reason' }).click()
  await moderator.getByRole('textbox', { name: 'Reason of the panel' }).fill('The answer meets the requirement on the cited pages; one dependency is left open and named.')
  await moderator.getByRole('button', { name: 'Propose 3' }).click()
  await expect(reader.getByRole('alert')).toContainText('The proposed consensus changed after you opened this. Margaret Osei recorded it on')
  await expect(approve).toBeDisabled()
  await expectAccessible(reader, 'a proposal that changed meanwhile')
  await reader.getByRole('button', { name: 'I have read it' }).click()
  await expect(approve).toBeEnabled()
  await reader.context().close()

  for (const [person, name] of [['hannah-lindqvist', 'Hannah Lindqvist'], ['omar-farouk', 'Omar Farouk'], ['ruth-pemberton', 'Ruth Pemberton']] as const) {
    const member = await as(person)
    await member.goto(room)
    await member.getByRole('button', { name: 'Approve 3' }).click()
    await expect(member.getByRole('listitem').filter({ hasText: `${name} has approved` }).filter({ hasNotText: 'not' })).toBeVisible()
    await member.context().close()
  }
  // The moderator's page hears of it by itself.
  await expect(close).toBeEnabled()
  await close.click()
  await moderator.goto(`/records/${workbench.record('moderation')}/moderation/pas-epr`)
  await expect(moderator.getByRole('heading', { level: 1 })).toHaveText('65 of 128 scores are agreed')
})
