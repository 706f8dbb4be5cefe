/** Laws of a workshop under random commands, and a planted violation for each of its invariants. Seeds stand in the titles. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Errors } from 'typebox/value'
import { recordKinds } from '../../handle.ts'
import { applyEvents, replayInto } from '../kernel.ts'
import { emptyWorkshop, type WorkshopState } from '../workshop/state.ts'
import { anyWorkshopMove, resolveInWorkshop } from './workshop-moves.arbitrary.ts'
import type { Move } from './tender-moves.arbitrary.ts'
import { checkWorkshopInvariants, workshopInvariants } from './workshop.ts'
import { extractIn, room, workshopTold } from './workshop-story.arbitrary.ts'
import { hashOf, plain, type World } from './world.arbitrary.ts'

const SEED = 20_250_304
const { evolve, commands } = recordKinds.workshop
const anyMoves = fc.array(anyWorkshopMove, { minLength: 1, maxLength: 60, size: 'max' })

const tryMove = (world: World<'workshop'>, move: Move) => {
  const { actor, type, body, base } = resolveInWorkshop(world.state, move)
  return world.act(actor, type, body, base)
}

describe(`laws of a workshop under random commands (seed ${SEED})`, () => {
  it('no sequence of commands breaks an invariant, and a refused command changes nothing', () => {
    const accepted = new Set<string>()
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const world = workshopTold()
        for (const move of moves) {
          const before = world.state
          const decision = tryMove(world, move)
          if (!decision.refused) accepted.add(move.type)
          if (decision.refused && world.state !== before) throw new Error(`${move.type} was refused and changed something.`)
          const found = checkWorkshopInvariants(world.state, world.read, hashOf)
          if (found.length > 0) throw new Error(`${JSON.stringify(move)}: ${JSON.stringify(found)}`)
        }
      }),
      { seed: SEED, numRuns: 200 },
    )
    // Nobody can start twice; every other command is accepted at least once.
    expect(Object.keys(commands).filter((type) => !accepted.has(type))).toEqual(['startWorkshop'])
  })

  it('replay gives the same state, whole or from any state on the way, and alters nothing that others hold', () => {
    fc.assert(
      fc.property(anyMoves, fc.nat(), (moves, cut) => {
        const world = workshopTold()
        for (const move of moves) tryMove(world, move)
        const expected = plain(world.state)
        const told = JSON.stringify(world.events)
        expect(plain(replayInto(emptyWorkshop('tiny'), world.events, evolve as never))).toEqual(expected)
        const at = cut % (world.events.length + 1)
        const snapshot = replayInto(emptyWorkshop('tiny'), world.events.slice(0, at), evolve as never)
        const before = plain(snapshot)
        expect(plain(applyEvents(snapshot, world.events.slice(at), evolve as never))).toEqual(expected)
        expect(plain(snapshot)).toEqual(before)
        expect(JSON.stringify(world.events)).toBe(told)
      }),
      { seed: SEED + 1, numRuns: 60 },
    )
  })

  it('every generated body is one the contract lets through', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        for (const { type, body } of moves) expect({ type, errors: Errors(commands[type]!.body, body) }).toEqual({ type, errors: [] })
      }),
      { seed: SEED + 2, numRuns: 50 },
    )
  })
})

const told = (): World<'workshop'> => {
  const world = workshopTold()
  world.must(room.facilitator, 'attachExtract', extractIn('sealed'))
  world.must(room.facilitator, 'takeSnapshot', { id: 'kept', name: 'Kept' })
  return world
}

const forge = (state: WorkshopState, actor: string, type: string, body: object): void => evolve(state, { record: state.record, seq: state.seq + 1, at: state.lastAt, actor, type, version: 1, body })

const plants: readonly [invariant: string, what: string, plant: (state: WorkshopState) => void][] = [
  ['snapshot-never-changes', 'a title altered in a snapshot', (state) => void (state.snapshots.taken.get('kept')!.board.title = 'Another')],
  ['snapshot-never-changes', 'a bid-derived line slipped into a snapshot', (state) => void state.snapshots.taken.get('kept')!.derived.lines.push({ option: 'north-stay', figures: state.setup.purpose })],
  ['snapshot-never-changes', 'two snapshots of one name', (state) => void state.snapshots.taken.set('twin', { ...state.snapshots.taken.get('kept')!, id: 'twin' })],
  ['extract-unaltered', 'a trust renamed in the extract', (state) => void (state.extract.attached[0]!.open.trusts[0]!.name = 'Another')],
  ['of-one-tender', 'a second extract, of another tender', (state) => void state.extract.attached.push({ ...state.extract.attached[0]!, tender: 'another' })],
  ['bids-not-in-the-open', 'an open line that comes from a bid', (state) => void (state.board.lines.get('north-stay')!.lines[0]!.basis = 'bidDerived')],
  ['bids-not-in-the-open', 'bid-derived lines without opened prices', (state) => void state.board.derivedLines.set('north-stay', { figures: state.setup.purpose, revision: 1 })],
  ['choices-exist', 'a path of another trust', (state) => void (state.board.scenarios.get('all-stay')!.choices[0]!.option = 'south-stay')],
  ['lines-have-options', 'a line of an option that is gone', (state) => void state.board.options.delete('north-stay')],
  ['ballots-are-choices', 'a ballot for nothing that was put', (state) => void (state.votes.votes.get('which')!.ballots.get(room.participant)!.choice = 'neither')],
  ['private-to-its-lead', 'a figure released by a lead whom a facilitator named', (state) => {
    forge(state, room.facilitator, 'workshopRoleGiven', { person: 'nat', role: 'trustLead', trust: 'north' })
    forge(state, 'nat', 'privateReleased', { trust: 'north', kind: 'outsideOption' })
  }],
  ['private-to-its-lead', 'a figure replaced by a facilitator who made themselves lead', (state) => {
    const figure = state.privates.figures.get('north/outsideOption')!
    forge(state, room.facilitator, 'workshopRoleGiven', { person: room.facilitator, role: 'trustLead', trust: 'north' })
    forge(state, room.facilitator, 'privateSet', { trust: 'north', kind: 'outsideOption', analyst: room.analyst, pence: figure.pence, basis: figure.basis, revision: 2 })
  }],
  ['roles-from-another', 'a facilitator who made themselves lead of a trust', (state) => forge(state, room.facilitator, 'workshopRoleGiven', { person: room.facilitator, role: 'trustLead', trust: 'north' })],
  ['has-a-facilitator', 'nobody left to facilitate', (state) => void (state.setup.people.get(room.facilitator)!.roles = [])],
]

describe('invariants of a workshop', () => {
  it.each(plants)('%s finds %s', (invariant, _what, plant) => {
    const { state, read } = told()
    expect(checkWorkshopInvariants(state, read, hashOf)).toEqual([])
    plant(state)
    expect(checkWorkshopInvariants(state, read, hashOf).filter((violation) => violation.invariant === invariant).length).toBeGreaterThan(0)
  })

  it('has a planted violation for every invariant', () => {
    expect(workshopInvariants.map(({ id }) => id).filter((id) => !plants.some(([invariant]) => invariant === id))).toEqual([])
  })
})
