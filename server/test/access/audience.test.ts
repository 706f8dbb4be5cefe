/**
 * The audience of a change against the views themselves, over the whole tiny history: whoever could see a difference is
 * told, and nobody is told of a change that is hidden from them.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { views, type ViewName } from '@workbench/shared/contract/views.ts'
import { mayNotice } from '@workbench/shared/policy/audience.ts'
import { tenderDirectory } from '@workbench/shared/policy/directory.ts'
import { namesInTender } from '@workbench/shared/policy/names.ts'
import { viewTender } from '@workbench/shared/policy/views.ts'
import { mayReadRecord } from '@workbench/shared/policy/viewer.ts'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import { applyEvents, type ReadContent, type Recorded } from '@workbench/shared/record/kernel.ts'
import { emptyTender, type TenderState } from '@workbench/shared/record/tender/state.ts'
import { evolveTender } from '@workbench/shared/record/tender/tender.ts'
import { makePlan } from '../../src/play/moments.ts'
import { readCase, type Case } from '../../src/play/read-case.ts'
import { fixtureFolder, playToState } from '../play/playing.ts'
import { fillings, pathParameters } from './parameters.ts'

interface Step {
  readonly event: Recorded
  readonly changedFor: ReadonlySet<string>
  readonly told: ReadonlySet<string>
  readonly readers: ReadonlySet<string>
}

let steps: Step[]
let tiny: Case

const tenderViews = Object.entries(views).filter(([, view]) => view.kind === 'tender').map(([name, view]) => ({ name, needs: pathParameters(view.path) }))

/** All that a person can see, but for the record itself: every view, names, and what waits. The day stands still. */
const seenBy = (state: TenderState, person: string, read: ReadContent): string => {
  const context = { read, now: '2025-03-31T12:00:00.000Z', hash: hashOfJson }
  const seen = tenderViews.flatMap(({ name, needs }) => fillings(needs, 'played').map((params) => viewTender(state, person, name as ViewName as never, params, context)))
  const waiting = tenderDirectory(state).people.find((entry) => entry.person === person) ?? null
  return JSON.stringify([seen, state.panel.people.get(person)?.roles.length ? namesInTender(state, person) : null, waiting])
}

beforeAll(() => {
  tiny = readCase(fixtureFolder('tiny'))
  const { transactions, read } = playToState(makePlan(tiny).tender)
  const people = tiny.people.map(({ id }) => id)
  let state = emptyTender('played')
  let seen = new Map(people.map((person) => [person, seenBy(state, person, read)]))
  steps = []
  for (const { actor, at, events } of transactions)
    for (const { type, version, body } of events) {
      const event = { record: 'played', seq: state.seq + 1, at, actor, type, version, body } as Recorded
      state = applyEvents(state, [event], evolveTender as (draft: TenderState, event: Recorded) => void)
      const now = new Map(people.map((person) => [person, seenBy(state, person, read)]))
      steps.push({
        event,
        changedFor: new Set(people.filter((person) => now.get(person) !== seen.get(person))),
        told: new Set(people.filter((person) => mayNotice(state, person, event))),
        readers: new Set(people.filter((person) => mayReadRecord(state, person))),
      })
      seen = now
    }
}, 120_000)

describe('who is told of a change', () => {
  test('whoever sees a difference is told', () => {
    const missed = steps.flatMap(({ event, changedFor, told }) => [...changedFor].filter((person) => !told.has(person)).map((person) => `${event.type}: ${person}`))
    expect([...new Set(missed)]).toEqual([])
  })

  test('nobody hears of another’s score, note, re-vote or view weights who could not see it', () => {
    const hidden = new Set(['scoreRecorded', 'noteRecorded', 'viewWeighed', 'subCriteriaTicked', 'revoteCast', 'consensusProposed', 'consensusApproved'])
    const told = steps.filter(({ event }) => hidden.has(event.type)).flatMap(({ event, changedFor, told: heard, readers }) =>
      [...heard].filter((person) => person !== event.actor && !changedFor.has(person) && !readers.has(person)).map((person) => `${event.type}: ${person}`))
    expect(steps.filter(({ event }) => event.type === 'scoreRecorded').length).toBeGreaterThan(20)
    expect([...new Set(told)]).toEqual([])
  })

  test('a bidder’s contact hears of nothing that is only the authority’s or a rival’s', () => {
    const told = steps.flatMap(({ event, changedFor, told: heard }) => ['bo-ash', 'bea-beech'].filter((person) => heard.has(person) && !changedFor.has(person)).map((person) => `${event.type}: ${person}`))
    // What everybody hears of changes the overview, even where the day’s plan reads the same before and after.
    expect([...new Set(told)].filter((line) => /bid|envelope|score|consensus|note|position|award|compliance|role/i.test(line))).toEqual([])
  })

  test('a stranger hears of nothing', () => {
    expect(steps.filter(({ told }) => told.has('otto-stranger'))).toEqual([])
  })
})
