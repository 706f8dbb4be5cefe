/**
 * R14: nobody overwrites unseen. Every command either carries a revision, or only adds, or brings about what a second try is
 * refused for; which of them stands here for each, complete by type, and is held against what the command does. Seeds stand
 * in the titles.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RevisionedOf } from '../../contract/command.ts'
import { tenderCommands, type TenderCommands, type TenderCommandType } from '../../contract/tender/commands.ts'
import { workshopCommands, type WorkshopCommands, type WorkshopCommandType } from '../../contract/workshop/commands.ts'
import type { RecordKindName } from '../../handle.ts'
import { anyTenderCourse, resolve, tryMove, WAIT, type Move } from './tender-moves.arbitrary.ts'
import { tenderIn } from './tender-story.arbitrary.ts'
import { anyWorkshopMove, resolveInWorkshop } from './workshop-moves.arbitrary.ts'
import { workshopTold } from './workshop-story.arbitrary.ts'
import { plain, type World } from './world.arbitrary.ts'

const SEED = 20_250_314

/** `rows`: a list whose rows carry their own revisions; `set`: a set that grows and shrinks by name. */
type Unrevisioned = 'adds' | 'once' | 'rows' | 'set'
type Ways<T extends string, R extends string> = { readonly [N in T]: N extends R ? 'revisioned' : Unrevisioned }

const tenderWays: Ways<TenderCommandType, RevisionedOf<TenderCommands>> = {
  startTender: 'once', describeTender: 'revisioned', addLot: 'adds', changeLot: 'revisioned', removeLot: 'revisioned', addRound: 'adds', changeRoundDeadline: 'revisioned',
  proposeRound: 'revisioned', beginRound: 'revisioned', planDates: 'revisioned', moveStage: 'once', addTrust: 'adds', describeTrust: 'revisioned', mergeTrusts: 'once', recordTrustLeaving: 'once',
  addRequirement: 'adds', changeRequirement: 'revisioned', removeRequirement: 'revisioned', addScale: 'adds', changeScale: 'revisioned', addCriterion: 'adds', changeCriterion: 'revisioned',
  moveCriterion: 'revisioned', removeCriterion: 'revisioned', weighCriteria: 'revisioned', weighView: 'revisioned', setThreshold: 'revisioned', removeThreshold: 'revisioned', askInRound: 'revisioned',
  setPriceModel: 'revisioned', setRules: 'revisioned', signModelTest: 'adds', proposePublication: 'revisioned', publishModel: 'revisioned',
  grantRole: 'adds', withdrawRole: 'once', assignQuestions: 'adds', replaceEvaluator: 'once', excuseEvaluator: 'once', declareInterests: 'revisioned', decideInterests: 'revisioned',
  registerBidder: 'adds', decideSelection: 'revisioned', receiveBid: 'adds', decideLateBid: 'revisioned', proposeOpening: 'once', openEnvelopes: 'once', correctBid: 'adds',
  recordWithdrawal: 'once', disqualifyBid: 'once', decideCompliance: 'revisioned', proposeComplianceChange: 'adds', supportChange: 'once', approveChange: 'once', refuseChange: 'once',
  askClarification: 'adds', answerClarification: 'once', closeClarification: 'once',
  recordScore: 'revisioned', recordNote: 'adds', submitQuestion: 'once', withdrawSubmission: 'once',
  openSession: 'adds', recordAttendance: 'set', closeSession: 'once', openModeration: 'once', tickSubCriteria: 'set', castRevote: 'revisioned', proposeConsensus: 'revisioned',
  approveConsensus: 'revisioned', confirmDissent: 'revisioned', closeConsensus: 'revisioned', closeUnanimous: 'rows', approveUnanimous: 'rows', proposeConsensusChange: 'adds',
  proposeUnlock: 'adds', approveUnlock: 'once', recordAnalysis: 'adds', recordPosition: 'revisioned', recordDraw: 'revisioned', confirmDraw: 'revisioned', proposeAward: 'revisioned', approveAward: 'revisioned',
  startStandstill: 'once', suspendLot: 'once', liftSuspension: 'once', abandonLot: 'once', proposeAbandonment: 'revisioned', approveAbandonment: 'revisioned', linkCallOff: 'adds', issueDocument: 'adds',
}

const workshopWays: Ways<WorkshopCommandType, RevisionedOf<WorkshopCommands>> = {
  startWorkshop: 'once', describeWorkshop: 'revisioned', giveWorkshopRole: 'adds', takeWorkshopRole: 'once', attachExtract: 'adds', withdrawExtractReader: 'once',
  addEvidence: 'adds', withdrawEvidence: 'once', setContradiction: 'revisioned', removeContradiction: 'revisioned', setBacktest: 'revisioned', removeBacktest: 'revisioned',
  setWorkshopTrust: 'revisioned', removeWorkshopTrust: 'revisioned', setMergers: 'revisioned', setOption: 'revisioned', removeOption: 'revisioned', setCostLines: 'revisioned', setBidDerivedLines: 'revisioned',
  setCapacities: 'revisioned', setAssumptions: 'revisioned', addScenario: 'adds', changeScenario: 'revisioned', removeScenario: 'revisioned', freezeBoard: 'once', thawBoard: 'once',
  openWorkshopSession: 'adds', recordWorkshopAttendance: 'set', revealItem: 'revisioned', closeWorkshopSession: 'once',
  openVote: 'adds', castVote: 'revisioned', closeVote: 'once', takeSnapshot: 'adds', setPrivate: 'revisioned', releasePrivate: 'revisioned',
}

describe('every command says whether it overwrites', () => {
  it.each([['tender', tenderCommands, tenderWays], ['workshop', workshopCommands, workshopWays]] as const)('of a %s: what carries a revision does, and nothing else', (_kind, commands, ways) => {
    const carries = Object.entries(commands).map(([name, spec]) => [name, spec.revisioned])
    expect(carries).toEqual(Object.keys(commands).map((name) => [name, (ways as Readonly<Record<string, string>>)[name] === 'revisioned']))
    expect(Object.keys(ways).toSorted()).toEqual(Object.keys(commands).toSorted())
  })
})

/** What stood before and does not stand any more, by its path; the record's own counters aside. */
const lost = (before: unknown, after: unknown, path = ''): string[] => {
  if (Array.isArray(before)) return Array.isArray(after) ? before.flatMap((item, index) => lost(item, after[index], `${path}/${index}`)) : [path]
  if (typeof before === 'object' && before !== null)
    return typeof after === 'object' && after !== null ? Object.entries(before).flatMap(([name, item]) => (path === '' && ['seq', 'lastAt', 'written'].includes(name) ? [] : lost(item, (after as Record<string, unknown>)[name], `${path}/${name}`))) : [path]
  return before === after ? [] : [path]
}

/** Maps by key, so that what stood is looked for under its own name. */
const named = (value: unknown): unknown => {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key as string, named(item)]))
  if (ArrayBuffer.isView(value)) return plain(value)
  if (Array.isArray(value)) return value.map(named)
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, named(item)])) : value
}

interface Tried {
  readonly actor: string
  readonly type: string
  readonly body: unknown
  readonly base?: number
}

/** Holds an accepted command against what is said of it. */
const holdAgainst = (world: World<RecordKindName>, way: string, before: unknown, { actor, type, body, base }: Tried): void => {
  const gone = way === 'adds' ? lost(before, named(world.state)) : []
  if (gone.length > 0) throw new Error(`${type} is said to add, and took away or altered ${gone.join(', ')}.`)
  if (way === 'adds' || way === 'revisioned') return
  const once = world.state
  const again = world.act(actor, type, body, base)
  if (way !== 'set' && !again.refused) throw new Error(`${type} is said to happen once, and was done twice.`)
  // Joining, leaving and ticking are of a set: the same again says the same.
  if (way === 'set' && lost(sets(once), sets(world.state)).length > 0) throw new Error(`${type}, said again, altered the set.`)
}

const sets = (state: World<RecordKindName>['state']): unknown => {
  const held = named(state) as Record<string, Record<string, unknown>>
  return { cells: held.moderation?.cells, attendees: Object.values((held.moderation ?? held.sessions)!.sessions as Record<string, { attendees: string[] }>).map(({ attendees }) => attendees) }
}

describe(`what a command says of itself is what it does (seed ${SEED})`, () => {
  it('in a tender: what adds takes nothing away, what is done once is refused at the second try', () => {
    const held = new Set<string>()
    fc.assert(
      fc.property(anyTenderCourse, ({ stage, moves }) => {
        const world = tenderIn(stage)
        for (const move of moves.filter(({ type }) => type !== WAIT)) {
          const way = tenderWays[move.type as TenderCommandType]
          const before = way === 'adds' ? named(world.state) : undefined
          const tried = resolve(world, move)
          const decision = tryMove(world, move)
          if (!decision || decision.refused) continue
          held.add(move.type)
          holdAgainst(world as World<RecordKindName>, way, before, tried)
        }
      }),
      { seed: SEED, numRuns: 250 },
    )
    expect(held.size).toBeGreaterThan(65)
  })

  it('in a workshop: the same', () => {
    const held = new Set<string>()
    fc.assert(
      fc.property(fc.array(anyWorkshopMove, { minLength: 1, maxLength: 60, size: 'max' }), (moves: readonly Move[]) => {
        const world = workshopTold()
        for (const move of moves) {
          const way = workshopWays[move.type as WorkshopCommandType]
          const before = way === 'adds' ? named(world.state) : undefined
          const tried = resolveInWorkshop(world.state, move)
          const decision = world.act(tried.actor, tried.type, tried.body, tried.base)
          if (decision.refused) continue
          held.add(move.type)
          holdAgainst(world as World<RecordKindName>, way, before, tried)
        }
      }),
      { seed: SEED + 1, numRuns: 100 },
    )
    expect(held.size).toBeGreaterThan(25)
  })
})
