/**
 * In which stage of a lot each command can come to acceptance, as one table. An act that is accepted where nothing can come
 * of it is a fault of the table or of the decider: look at the row before changing it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tenderCommands } from '../../contract/tender/commands.ts'
import type { Stage } from '../../contract/tender/words.ts'
import { anyTenderCourse, commandsTried, moveOf, tryMove, WAIT } from './tender-moves.arbitrary.ts'
import { abandonByTwo, people, tenderIn, toldStages } from './tender-story.arbitrary.ts'
import type { World } from './world.arbitrary.ts'

const SEED = 20_250_311

const line: readonly Stage[] = ['setUp', 'published', 'selection', 'sealed', 'opened', 'compliance', 'scoring', 'moderation', 'pricesOpened', 'review', 'decided', 'standstill', 'closed']
const span = (from: Stage, to: Stage, ...besides: readonly Stage[]): readonly Stage[] => [...line.slice(line.indexOf(from), line.indexOf(to) + 1), ...besides]
const always = span('setUp', 'closed', 'suspended', 'abandoned')
const untilClosed = span('setUp', 'standstill', 'suspended')
const drafting = span('setUp', 'sealed', 'suspended')
/** Once bids are open and until the award: what of them can still change the result. */
const judging = span('opened', 'review')

/** Where nothing is said beside a row, the stages are those in which the next act is still ahead. */
const table: Readonly<Record<string, readonly Stage[]>> = {
  startTender: [], describeTender: untilClosed, addLot: ['setUp', 'suspended', 'abandoned'], changeLot: ['setUp'], removeLot: ['setUp'], addRound: span('setUp', 'review', 'suspended'), changeRoundDeadline: span('setUp', 'sealed', 'suspended'), planDates: untilClosed,
  moveStage: ['published', 'selection', 'opened', 'compliance', 'scoring', 'pricesOpened', 'decided', 'standstill'],
  // Trusts come, change, merge and leave whatever the lot does; call-offs follow for years (R18).
  addTrust: always, describeTrust: always, mergeTrusts: always, recordTrustLeaving: always,
  addRequirement: drafting, changeRequirement: drafting, removeRequirement: drafting, addScale: drafting, changeScale: drafting, addCriterion: drafting, changeCriterion: drafting, moveCriterion: drafting, removeCriterion: drafting,
  weighCriteria: drafting, setThreshold: drafting, removeThreshold: drafting, askInRound: drafting, setPriceModel: drafting, setRules: drafting, signModelTest: drafting, proposePublication: drafting, publishModel: drafting,
  // Until a price of the lot is open: nobody weighs anew who may know what comes of it (R19).
  weighView: span('setUp', 'moderation', 'suspended', 'abandoned'),
  // Somebody has to read, hold and answer for the record after its end.
  grantRole: always, withdrawRole: always, declareInterests: always, decideInterests: always,
  assignQuestions: always, replaceEvaluator: always, excuseEvaluator: always,
  registerBidder: span('setUp', 'sealed', 'suspended'), decideSelection: ['selection'], receiveBid: span('published', 'sealed'), decideLateBid: span('published', 'sealed', 'suspended', 'abandoned'), proposeOpening: ['sealed', 'moderation'], openEnvelopes: ['sealed', 'moderation'],
  correctBid: judging, recordWithdrawal: span('published', 'standstill', 'suspended'), disqualifyBid: span('sealed', 'review'),
  // An opened bid may be withdrawn until the lot is closed, and another person approves that; other changes come before the award.
  decideCompliance: ['opened', 'compliance'], proposeComplianceChange: judging, supportChange: span('moderation', 'review'), approveChange: span('opened', 'standstill', 'suspended'), refuseChange: always,
  askClarification: untilClosed, answerClarification: always, closeClarification: always,
  recordScore: ['scoring', 'moderation'], submitQuestion: ['scoring', 'moderation'], withdrawSubmission: ['scoring', 'moderation'], recordNote: ['scoring', 'moderation'],
  openSession: ['scoring', 'moderation'],
  // What was opened can be ended, whatever has happened since.
  recordAttendance: always, closeSession: always,
  openModeration: ['moderation'], tickSubCriteria: ['moderation'], castRevote: ['moderation'], confirmDissent: ['moderation'], proposeConsensus: ['moderation'], approveConsensus: ['moderation'], closeConsensus: ['moderation'], closeUnanimous: ['moderation'],
  approveUnanimous: ['moderation'], proposeConsensusChange: span('moderation', 'review'),
  // On opened bids, before the award or after: the record says on which side of the decision (R19). Another lot may have come further.
  proposeUnlock: span('pricesOpened', 'closed', 'suspended'), approveUnlock: span('pricesOpened', 'closed', 'suspended'), recordAnalysis: span('pricesOpened', 'closed', 'suspended'),
  recordPosition: ['pricesOpened', 'review'], recordDraw: ['pricesOpened', 'review'], confirmDraw: ['pricesOpened', 'review'], proposeAward: ['review'], approveAward: ['review'], proposeRound: ['review'], beginRound: ['review'],
  startStandstill: ['decided'], suspendLot: span('setUp', 'standstill'), liftSuspension: ['suspended'], abandonLot: span('setUp', 'sealed', 'suspended'), proposeAbandonment: span('sealed', 'standstill', 'suspended'), approveAbandonment: span('sealed', 'standstill', 'suspended'), linkCallOff: span('decided', 'closed'),
  issueDocument: span('published', 'closed', 'suspended', 'abandoned'),
}

const stoppedFrom: Readonly<Partial<Record<Stage, Stage>>> = { suspended: 'scoring', abandoned: 'scoring' }
const worldIn = (stage: Stage): World<'tender'> => {
  const world = tenderIn(stoppedFrom[stage] ?? stage)
  if (stage === 'suspended') world.must(people.lead, 'suspendLot', { lot: 'lot', ground: 'A claim was issued.', claimReceived: world.now })
  if (stage === 'abandoned') abandonByTwo(world)
  return world
}

const expectedIn = (type: string): readonly Stage[] => table[type] ?? always

describe(`what is accepted in which stage (seed ${SEED})`, () => {
  it.each([...toldStages, 'suspended', 'abandoned'] as const)('in %s nothing is accepted of which nothing can come', (stage) => {
    const world = worldIn(stage)
    const { state, now } = world
    const accepted = commandsTried.filter((type) => fc.sample(moveOf(type), { seed: SEED, numRuns: 40 }).some((move) => {
      Object.assign(world, { state, now })
      return tryMove(world, { ...move, off: 0 })?.refused === false
    }))
    expect(accepted.filter((type) => !expectedIn(type).includes(stage))).toEqual([])
    expect(accepted.length).toBeGreaterThan(8)
  })

  it('nor after any course of commands, where one act makes way for another', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(anyTenderCourse, ({ stage, moves }) => {
        const world = tenderIn(stage)
        for (const move of moves) {
          const before = world.state.setup.lots
          const decision = tryMove(world, move)
          // With a second lot an act may concern that one.
          if (move.type === WAIT || before.size !== 1 || !decision || decision.refused) continue
          reached.add(move.type)
          expect({ type: move.type, stage: before.get('lot')!.stage, known: true }).toEqual({ type: move.type, stage: before.get('lot')!.stage, known: expectedIn(move.type).includes(before.get('lot')!.stage) })
        }
      }),
      { seed: SEED, numRuns: 60 },
    )
    expect(reached.size).toBeGreaterThan(55)
  })

  it('names every command of a tender', () => {
    expect(Object.keys(tenderCommands).filter((type) => !(type in table))).toEqual([])
  })
})
