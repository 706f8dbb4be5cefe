/** What waits for whom, at each moment of the tiny case, written down by hand. */
import { describe, expect, test } from 'vitest'
import { tenderDirectory } from '@workbench/shared/policy/directory.ts'
import { makePlan } from '../../src/play/moments.ts'
import { readCase } from '../../src/play/read-case.ts'
import { fixtureFolder, playToState } from '../play/playing.ts'

const plan = makePlan(readCase(fixtureFolder('tiny')))

const waitingAt = (until: string) => {
  const { stage, people } = tenderDirectory(playToState(plan.tender, { until }).state)
  return { stage, waiting: Object.fromEntries(people.filter(({ waiting }) => waiting.length > 0).map(({ person, waiting }) => [person, waiting.map(({ sentence, due }) => (due === undefined ? sentence : `${sentence}, ${due}`))])) }
}

describe('the directory', () => {
  test('before publication: the test of the model waits for those who may sign it, a declaration for who has made none', () => {
    expect(waitingAt('2025-01-08T16:00:00.000Z')).toEqual({
      stage: 'setUp',
      waiting: { 'silas-okoro': ['Sign the test of the model, 2025-01-13'], 'ada-rowe': ['Sign the test of the model, 2025-01-13'], 'ewan-price': ['Declare your interests, or that you have none'] },
    })
  })

  // Its panel is named once bids are open; from publication on that waits for the lead.
  const assigning = 'Assign evaluators to the questions: 5 questions have no evaluator assigned'

  test('sealed: opening waits with the day from which it may be done', () => {
    const opening = 'Propose to open all but the commercial envelopes · Document store, 2025-01-31'
    expect(waitingAt('2025-02-03T09:00:00.000Z')).toEqual({ stage: 'sealed', waiting: { 'lena-brandt': [assigning, opening], 'silas-okoro': [opening] } })
  })

  test('once one has proposed to open, it waits for the other alone', () => {
    const proposed = plan.tender.find(({ command }) => command === 'proposeOpening')!
    const other = ['lena-brandt', 'silas-okoro'].find((person) => person !== proposed.actor)!
    expect(waitingAt(proposed.at).waiting).toEqual({ 'lena-brandt': [assigning], [other]: [...(other === 'lena-brandt' ? [assigning] : []), 'Open all but the commercial envelopes: the second of two people · Document store, 2025-01-31'] })
  })

  test('scoring: one’s own questions, and nothing of how far others are', () => {
    // No day is planned for moderation: the next one that is counts, that of the decision.
    const score = ['Score 3 of 5 questions · Document store, 2025-02-27']
    expect(waitingAt('2025-02-07T12:00:00.000Z')).toEqual({ stage: 'scoring', waiting: { 'eva-lind': score, 'ewan-price': score, 'esme-khan': score } })
  })

  test('moderation: what is still to be agreed waits for the moderator', () => {
    expect(waitingAt('2025-02-17T16:00:00.000Z')).toEqual({ stage: 'moderation', waiting: { 'mona-teague': ['Agree and close every consensus: 6 consensus scores are still open · Document store, 2025-02-27'] } })
  })

  test('decided, then closed: the notices, then nothing', () => {
    const notices = ['Send the notices and start the standstill, or close · Document store']
    expect(waitingAt('2025-02-27T12:00:00.000Z')).toEqual({ stage: 'decided', waiting: { 'lena-brandt': notices, 'silas-okoro': notices } })
    expect(waitingAt('2025-03-14T12:00:00.000Z')).toEqual({ stage: 'closed', waiting: {} })
  })

  test('a bidder’s contact and a stranger have nothing to do with it', () => {
    const { state } = playToState(plan.tender)
    const { people } = tenderDirectory(state)
    expect(people.find(({ person }) => person === 'bo-ash')).toEqual({ person: 'bo-ash', roles: ['bidderContact'], waiting: [] })
    expect(people.some(({ person }) => person === 'otto-stranger')).toBe(false)
  })
})
