import { describe, expect, it } from 'vitest'
import { people as cast, tenderIn } from '../record/invariants/tender-story.arbitrary.ts'
import type { Recorded } from '../record/kernel.ts'
import { areaOf } from '../report/sentences.ts'
import { mayNotice } from './audience.ts'
import { latestTold } from './latest.ts'

const types = Object.keys(areaOf)
const told = (stage: Parameters<typeof tenderIn>[0], person: string) => types.filter((type) => latestTold(tenderIn(stage).state, person, { type }) !== 'not')

describe('the latest events on the overview', () => {
  it('are whole for who reads the whole record, and for nobody else', () => {
    const { state } = tenderIn('closed')
    expect(types.every((type) => latestTold(state, cast.auditor, { type }) === 'whole')).toBe(true)
    expect(types.some((type) => latestTold(tenderIn('scoring').state, cast.evaluator, { type }) === 'whole')).toBe(false)
  })

  it('tell who still scores nothing of scores, submissions, moderation or decisions', () => {
    const secret = told('scoring', cast.evaluator).filter((type) => ['scoring', 'moderation', 'decision', 'compliance', 'clarifications', 'documents'].includes(areaOf[type as keyof typeof areaOf]))
    expect(secret).toEqual([])
  })

  it('tell a bidder’s contact of stages, dates, members and the published model only', () => {
    expect(told('scoring', cast.bidderContact).toSorted()).toEqual(['datesPlanned', 'lotAdded', 'lotChanged', 'lotRemoved', 'modelPublished', 'roundAdded', 'roundDeadlineChanged', 'stageMoved', 'tenderStarted', 'trustJoined'])
    expect(told('scoring', cast.outsider)).toEqual([])
  })

  it('never tell of an event that its audience would not be told of', () => {
    const unheard = (['published', 'scoring', 'closed'] as const).flatMap((stage) => {
      const { state, events } = tenderIn(stage)
      return [cast.evaluator, cast.trustLead, cast.bidderContact, cast.observer].flatMap((person) =>
        (events as Recorded[]).filter((event) => latestTold(state, person, event) === 'bare' && !mayNotice(state, person, event)).map(({ type }) => `${stage}: ${type} to ${person}`))
    })
    expect(unheard).toEqual([])
  })
})
