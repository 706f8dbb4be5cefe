/** Random commands against the very small workshop: bodies the contract lets through, actors and revisions right more often than not. */
import fc from 'fast-check'
import type { WorkshopCommandType } from '../../contract/workshop/commands.ts'
import { revisionStanding } from '../../handle.ts'
import type { WorkshopState } from '../workshop/state.ts'
import type { Move, Resolved } from './tender-moves.arbitrary.ts'
import { assumptions, boardTrust, evidence, extractIn, line, option, room } from './workshop-story.arbitrary.ts'

const { facilitator, participant, northLead, southLead, analyst } = room
const everybody = Object.values(room)
const words = fc.constantFrom('Because it is so.', 'It was said in the room.')
const trust = fc.constantFrom('north', 'south', 'east')
const optionId = fc.constantFrom('north-stay', 'north-leave', 'south-stay', 'south-leave', 'east-stay')
const scenario = fc.constantFrom('all-stay', 'all-leave', 'mixed')
const scenarioFields = {
  title: fc.constantFrom('Mixed', 'Another'), summary: words,
  choices: fc.constantFrom([], [{ trust: 'north', option: 'north-leave' }, { trust: 'south', option: 'south-stay' }], [{ trust: 'east', option: 'east-stay' }], [{ trust: 'north', option: 'south-stay' }]),
}
const ofOption = <T>(make: (id: string) => T) => optionId.map((id) => make(id))
const extracts = ['sealed', 'review'] as const
/** The facilitator takes part in the tender too, and may read prices there. */
const kept = new Map(extracts.map((stage) => {
  const extract = extractIn(stage)
  return [stage, extract.derived ? { ...extract, derived: { ...extract.derived, readers: [...extract.derived.readers, facilitator] } } : extract]
}))

/** What is tried, by whom: fields, or whole bodies. */
const moves: Readonly<Record<WorkshopCommandType, readonly [readonly string[], fc.Arbitrary<object>]>> = {
  startWorkshop: [[facilitator], fc.record({ title: words, purpose: words, asAt: fc.constant('2025-03-01') })],
  describeWorkshop: [[facilitator], fc.record({ title: words, purpose: words, asAt: fc.constantFrom('2025-03-01', '2024-12-01') })],
  giveWorkshopRole: [[facilitator, northLead], fc.constantFrom({ person: 'nora', role: 'trustLead', trust: 'north' }, { person: 'ned', role: 'neutralAnalyst' }, { person: facilitator, role: 'trustLead', trust: 'north' }, { person: 'gus', role: 'facilitator' })],
  takeWorkshopRole: [[facilitator], fc.constantFrom({ person: 'ned', role: 'neutralAnalyst', reason: 'Left.' }, { person: facilitator, role: 'facilitator', reason: 'Left.' }, { person: northLead, role: 'trustLead', trust: 'north', reason: 'Left.' })],
  attachExtract: [[facilitator], fc.constantFrom(...extracts).map((stage) => kept.get(stage)!)],
  withdrawExtractReader: [[facilitator], fc.record({ person: fc.constantFrom(northLead, participant), reason: words })],
  addEvidence: [[participant, facilitator], fc.constantFrom('letter', 'more', 'later').map((id) => evidence(id, id === 'later' ? { knownFrom: '2025-06-01' } : {}))],
  withdrawEvidence: [[facilitator, participant], fc.record({ evidence: fc.constantFrom('letter', 'more', 'none'), reason: words })],
  setContradiction: [[facilitator, analyst], fc.constantFrom(0, null, 5).map((follows) => ({ contradiction: { id: 'ends', topic: 'End of the contract', sides: ['2014', '2015'].map((says) => ({ says, source: 'A paper', evidence: ['letter'] })), follows, reading: 'The later one is dated.' } }))],
  removeContradiction: [[analyst], fc.constant({ contradiction: 'ends' })],
  setBacktest: [[facilitator, analyst], fc.constantFrom('letter', 'none').map((claim) => ({ backtest: { id: 'dozen', title: 'A dozen', claims: [claim], outcomes: [], finding: 'Two came.', figures: { promised: { least: 12, most: 12 }, months: 4, before: null, came: [{ counted: 'of the twelve', done: 2, evidence: [] }] } } }))],
  removeBacktest: [[analyst], fc.constant({ backtest: 'dozen' })],
  setWorkshopTrust: [[facilitator, northLead], trust.map((id) => ({ trust: boardTrust(id) }))],
  removeWorkshopTrust: [[facilitator, analyst], trust.map((id) => ({ trust: id }))],
  setMergers: [[facilitator], fc.constantFrom({ mergers: [] }, { mergers: [{ into: 'east', from: ['north', 'south'], on: '2025-04-01', evidence: [] }] }, { mergers: [{ into: 'north', from: ['north', 'south'], on: '2025-04-01', evidence: [] }] })],
  setOption: [[facilitator, northLead, analyst], ofOption((id) => ({ option: option(id, id.split('-')[0]!) }))],
  removeOption: [[facilitator], ofOption((id) => ({ option: id }))],
  setCostLines: [[facilitator, northLead], fc.tuple(optionId, fc.integer({ min: 0, max: 9_999 }), fc.constantFrom('indicative', 'indicative', 'bidDerived')).map(([id, mid, basis]) => ({ option: id, lines: [line(`${id}-hosting`, id, mid, { basis })] }))],
  setBidDerivedLines: [['tess', facilitator], ofOption((id) => ({ option: id, figures: JSON.stringify([line(`${id}-bid`, id, 7, { basis: 'bidDerived' })]) }))],
  setCapacities: [[analyst], fc.constantFrom({ capacities: [] }, { capacities: ['s', 's'].map((supplier) => ({ supplier, name: 'S', slow: { goLives: 1, months: 2 }, expected: { goLives: 1, months: 1 }, fast: { goLives: 2, months: 1 }, evidence: [], illustrative: true })) })],
  setAssumptions: [[analyst, facilitator], fc.constantFrom(0, 5).map((more) => ({ assumptions: { ...assumptions, years: 10 + more } }))],
  addScenario: [[facilitator, southLead], fc.record({ id: scenario, ...scenarioFields })],
  changeScenario: [[facilitator, northLead], fc.record({ scenario, ...scenarioFields })],
  removeScenario: [[facilitator, southLead], fc.record({ scenario })],
  freezeBoard: [[facilitator], fc.constant({})],
  thawBoard: [[facilitator], fc.constant({})],
  openWorkshopSession: [[facilitator], fc.record({ id: fc.constantFrom('morning', 'afternoon'), title: words, agenda: fc.constant([]), attendees: fc.constantFrom([facilitator, northLead], [facilitator, room.outsider]) })],
  recordWorkshopAttendance: [[facilitator], fc.record({ session: fc.constantFrom('morning', 'afternoon'), joined: fc.constantFrom([], [southLead]), left: fc.constantFrom([], [participant]) })],
  revealItem: [[facilitator], fc.record({ session: fc.constantFrom('morning', 'afternoon'), item: fc.constantFrom({ what: 'scenario', ids: ['all-stay'] }, { what: 'nothing', ids: [] }, { what: 'vote', ids: ['which'] }, { what: 'nothing', ids: ['all-stay'] }) })],
  closeWorkshopSession: [[facilitator], fc.record({ session: fc.constantFrom('morning', 'afternoon'), minutes: words })],
  openVote: [[facilitator], fc.record({ id: fc.constantFrom('which', 'again'), session: fc.constantFrom('morning', 'afternoon'), question: words, choices: fc.constant([{ id: 'stay', label: 'Stay' }, { id: 'leave', label: 'Leave' }]) })],
  castVote: [[participant, northLead, southLead], fc.record({ vote: fc.constantFrom('which', 'again'), choice: fc.constantFrom('stay', 'leave', null, 'neither') })],
  closeVote: [[facilitator], fc.record({ vote: fc.constantFrom('which', 'again') })],
  takeSnapshot: [[facilitator, analyst], fc.record({ name: fc.constantFrom('One', 'Two', 'Three') })],
  setPrivate: [[northLead, southLead, 'nora'], fc.record({ trust: fc.constantFrom('north', 'south'), kind: fc.constantFrom('outsideOption', 'reservePrice'), analyst: fc.constantFrom(analyst, participant), pence: fc.constantFrom('100', '-5', '1.5'), basis: words })],
  releasePrivate: [[northLead, southLead, 'nora'], fc.record({ trust: fc.constantFrom('north', 'south'), kind: fc.constantFrom('outsideOption', 'reservePrice') })],
}


export const anyWorkshopMove: fc.Arbitrary<Move> = fc.constantFrom(...(Object.keys(moves) as WorkshopCommandType[])).chain((type) =>
  fc.record({
    type: fc.constant(type),
    actor: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...moves[type][0]) }, { weight: 1, arbitrary: fc.constantFrom(...everybody) }),
    body: moves[type][1] as fc.Arbitrary<Record<string, unknown>>,
    off: fc.constantFrom(0, 0, 0, 0, 1),
  }),
)

export const resolveInWorkshop = (state: WorkshopState, { type, actor, body, off }: Move): Resolved => ({ actor, type, body, base: revisionStanding(state, type, body, actor) + off })
