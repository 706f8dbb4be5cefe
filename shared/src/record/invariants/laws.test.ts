/** Laws of every record: what holds after any sequence of commands, valid or not. Seeds stand in the titles. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Errors } from 'typebox/value'
import { recordKinds } from '../../handle.ts'
import { applyEvents, replayInto } from '../kernel.ts'
import { emptyTender } from '../tender/state.ts'
import { deriveOfficialResult } from '../tender/decision/lot-input.ts'
import { checkInvariants } from './tender.ts'
import { anyTenderCourse, resolve, tenderCourseFrom, tryMove, WAIT } from './tender-moves.arbitrary.ts'
import { furtherStages, tenderIn, tenderInFurtherRound } from './tender-story.arbitrary.ts'
import { hashOf, plain } from './world.arbitrary.ts'

const SEED = 20_250_303
const { evolve, commands } = recordKinds.tender
/** Commands that the generator does not bring to acceptance; the story itself accepts them, or none ever is. */
const untried = ['startTender', /* only level bids are drawn for: see draw.test.ts */ 'recordDraw', 'confirmDraw']

describe(`laws of a tender under random commands (seed ${SEED})`, () => {
  it('no sequence of commands breaks an invariant, and a refused command changes nothing', () => {
    const accepted = new Map<string, number>()
    let refused = 0
    fc.assert(
      fc.property(anyTenderCourse, ({ stage, moves }) => {
        const world = tenderIn(stage)
        for (const move of moves) {
          const before = world.state
          const events = world.events.length
          const decision = tryMove(world, move)
          if (!decision) continue
          if (decision.refused) refused += 1
          else accepted.set(move.type, (accepted.get(move.type) ?? 0) + 1)
          const changed = world.state !== before || world.events.length !== events
          if (decision.refused && changed) throw new Error(`${move.type} was refused and changed something.`)
          const found = decision.refused ? [] : checkInvariants(world.state, world.read, hashOf)
          if (found.length > 0) throw new Error(`${JSON.stringify(resolve(world, move))}: ${JSON.stringify(found)}`)
        }
      }),
      { seed: SEED, numRuns: 1_500 },
    )
    // The generator reaches both sides of the door with every command, so that the law says something. Nobody can start twice.
    const never = Object.keys(commands).filter((type) => !accepted.has(type))
    expect(never.filter((type) => !untried.includes(type))).toEqual([])
    expect(refused).toBeGreaterThan(1_000)
  })

  it('none does so in a further round, where the bids of the round that is over stay as they were', () => {
    const accepted = new Map<string, number>()
    fc.assert(
      fc.property(tenderCourseFrom(...furtherStages), ({ stage, moves }) => {
        const world = tenderInFurtherRound(stage)
        const over = () => [...world.state.bids.bids.values()].filter((bid) => bid.round === 'final').map((bid) => [bid, ...['q1', 'q2'].map((question) => world.state.moderation.cells.get(`${question}/${bid.id}`))])
        const [before, result] = [plain(over()), deriveOfficialResult(world.state, 'lot', world.read, 'final')]
        for (const move of moves) {
          const decision = tryMove(world, move)
          if (!decision || decision.refused) continue
          accepted.set(move.type, (accepted.get(move.type) ?? 0) + 1)
          const found = checkInvariants(world.state, world.read, hashOf)
          if (found.length > 0) throw new Error(`${JSON.stringify(resolve(world, move))}: ${JSON.stringify(found)}`)
        }
        expect(plain(over())).toEqual(before)
        expect(deriveOfficialResult(world.state, 'lot', world.read, 'final')).toEqual(result)
        expect(plain(replayInto(emptyTender('tiny'), world.events, evolve as never))).toEqual(plain(world.state))
      }),
      { seed: SEED + 7, numRuns: 600 },
    )
    const walked = ['openEnvelopes', 'decideCompliance', 'recordScore', 'submitQuestion', 'openModeration', 'proposeConsensus', 'approveAward']
    expect(walked.filter((type) => !accepted.has(type))).toEqual([])
  })

  it('a consensus closes only on as many people’s approvals of that very proposal as the published rules ask for', () => {
    let closed = 0
    fc.assert(
      fc.property(tenderCourseFrom('moderation'), ({ stage, moves }) => {
        const world = tenderIn(stage)
        for (const move of moves) tryMove(world, move)
        for (const [index, { type, body }] of world.events.entries()) {
          if (type !== 'consensusClosed') continue
          const { question, bid } = body as { question: string; bid: string }
          const ofCell = world.events.slice(0, index).filter((event) => {
            const about = event.body as { question?: string; bid?: string }
            return about.question === question && about.bid === bid
          })
          const since = ofCell.slice(ofCell.findLastIndex((event) => event.type === 'consensusProposed') + 1)
          const approved = new Set(since.filter((event) => event.type === 'consensusApproved').map((event) => event.actor))
          closed += 1
          expect(approved.size).toBe(2)
        }
      }),
      { seed: SEED + 6, numRuns: 900 },
    )
    expect(closed).toBeGreaterThan(20)
  })

  it('replay gives the same state, whole or from any state on the way', () => {
    fc.assert(
      fc.property(anyTenderCourse, fc.nat(), ({ stage, moves }, cut) => {
        const world = tenderIn(stage)
        for (const move of moves) tryMove(world, move)
        const expected = plain(world.state)
        expect(plain(replayInto(emptyTender('tiny'), world.events, evolve as never))).toEqual(expected)
        const at = cut % (world.events.length + 1)
        const snapshot = replayInto(emptyTender('tiny'), world.events.slice(0, at), evolve as never)
        expect(plain(applyEvents(snapshot, world.events.slice(at), evolve as never))).toEqual(expected)
      }),
      { seed: SEED + 1, numRuns: 100 },
    )
  })

  it('applying events never alters the state that others hold, nor the events', () => {
    fc.assert(
      fc.property(anyTenderCourse, ({ stage, moves }) => {
        const world = tenderIn(stage)
        for (const move of moves) {
          const held = world.state
          const before = plain(held)
          const told = JSON.stringify(world.events)
          const count = world.events.length
          tryMove(world, move)
          expect(plain(held)).toEqual(before)
          expect(JSON.stringify(world.events.slice(0, count))).toBe(told)
        }
      }),
      { seed: SEED + 2, numRuns: 25 },
    )
  })

  it('replay into a private draft does not alter the events it reads', () => {
    fc.assert(
      fc.property(anyTenderCourse, ({ stage, moves }) => {
        const world = tenderIn(stage)
        for (const move of moves) tryMove(world, move)
        const told = JSON.stringify(world.events)
        replayInto(emptyTender('tiny'), world.events, evolve as never)
        expect(JSON.stringify(world.events)).toBe(told)
      }),
      { seed: SEED + 3, numRuns: 100 },
    )
  })

  it('the same draft hashes the same, however it was entered: the frozen model of a replay is that of the record', () => {
    fc.assert(
      fc.property(anyTenderCourse, ({ stage, moves }) => {
        const world = tenderIn(stage)
        for (const move of moves) tryMove(world, move)
        const again = replayInto(emptyTender('tiny'), world.events, evolve as never)
        for (const [index, version] of again.model.published.entries()) {
          expect(hashOf(version.frozen)).toBe(version.hash)
          expect(version.hash).toBe(world.state.model.published[index]!.hash)
        }
      }),
      { seed: SEED + 4, numRuns: 50 },
    )
  })

  it('every generated body is one the contract lets through', () => {
    fc.assert(
      fc.property(anyTenderCourse, ({ stage, moves }) => {
        const world = tenderIn(stage)
        for (const move of moves.filter(({ type }) => type !== WAIT)) {
          const { type, body } = resolve(world, move)
          expect({ type, errors: Errors(commands[type]!.body, body) }).toEqual({ type, errors: [] })
        }
      }),
      { seed: SEED + 5, numRuns: 50 },
    )
  })
})
