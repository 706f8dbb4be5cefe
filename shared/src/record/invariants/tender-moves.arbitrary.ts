/** Random commands against the very small tender: bodies the contract lets through, actors and revisions right more often than not. */
import fc from 'fast-check'
import { revisionStanding } from '../../handle.ts'
import { consensusStanding } from '../tender/standing.ts'
import type { Stage } from '../../contract/tender/words.ts'
import { biddersInRunning } from '../tender/setup/further-round.ts'
import type { TenderState } from '../tender/state.ts'
import { again, answers, currentHash, people, schedule, toldStages } from './tender-story.arbitrary.ts'
import type { Decision } from '../kernel.ts'
import type { World } from './world.arbitrary.ts'

export interface Move {
  readonly type: string
  /** Who tries: mostly somebody who may. */
  readonly actor: string
  readonly body: Record<string, unknown>
  /** Added to the right revision. */
  readonly off: number
}

export interface Resolved {
  readonly actor: string
  readonly type: string
  readonly body: unknown
  readonly base?: number
}

const everybody = Object.values(people)
const lot = fc.constantFrom('lot', 'lot', 'lot', 'other')
const question = fc.constantFrom('q1', 'q2', 'q1', 'q2', 'price')
const bid = fc.constantFrom('bid-alder', 'bid-birch', 'bid-alder', 'bid-birch', 'bid-late')
const person = fc.constantFrom(...everybody)
const evaluator = fc.constantFrom(people.evaluator, people.otherEvaluator)
const trust = fc.constantFrom('north', 'south', 'east')
const words = fc.constantFrom('Because it is so.', 'The evidence on page 3 bears it out.')
const scale = fc.constantFrom('0', '1', '2', '3', '4', '4', '3.5')
const day = fc.constantFrom('2025-03-03', '2025-03-20', '2025-04-15')
/** Mostly behind the story: a merger is recorded once it has happened. */
const pastDay = fc.constantFrom('2025-01-02', '2025-01-02', '2025-03-03', '2031-04-01')
const requirement = {
  ref: fc.constant('M2'), heading: fc.constant('Another'), kind: fc.constantFrom('mandatory', 'information'), lots: fc.constantFrom(['lot'], ['other']), text: words, standards: fc.constant([]),
}
const shortScale = {
  name: fc.constant('Short'), values: fc.constantFrom([{ value: '0', label: 'No', points: '0' }, { value: '1', label: 'Yes', points: '1' }], [{ value: '0', label: 'No', points: '0' }, { value: '0', label: 'No', points: '0' }]),
}
/** The story has opened the moderation of q1. */
const cell = { question: fc.constantFrom('q1', 'q1', 'q1', 'q1', 'q2'), bid: fc.constantFrom('bid-alder', 'bid-birch') }
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

/** No command: the clock moves on past the deadline, or past the standstill. */
export const WAIT = '@wait'

/** Bodies by command, with the people who may try it; a body never holds undefined. */
const moves: Readonly<Record<string, readonly [readonly string[], Record<string, fc.Arbitrary<unknown>>]>> = {
  startTender: [[people.lead], { title: fc.constant('Again'), ruleSet: fc.constantFrom('pa2023', 'pcr2006'), purpose: words }],
  describeTender: [[people.lead], { title: fc.constant('Another title'), ruleSet: fc.constantFrom('pa2023', 'pcr2015'), purpose: words }],
  addLot: [[people.lead], { id: fc.constantFrom('other', 'lot'), ref: fc.constant('2'), title: fc.constant('Another lot'), places: fc.integer({ min: 1, max: 3 }), variants: fc.constantFrom('allowed', 'refused') }],
  removeLot: [[people.lead], { lot: fc.constantFrom('other', 'other', 'lot') }],
  changeRoundDeadline: [[people.lead], { round: fc.constantFrom('final', 'final', 'second', 'none'), deadline: fc.constantFrom('2025-02-01T12:00:00.000Z', '2025-03-10T12:00:00.000Z'), reason: words }],
  changeLot: [[people.lead], { lot, ref: fc.constant('1'), title: fc.constant('Renamed'), places: fc.integer({ min: 1, max: 2 }), variants: fc.constantFrom('allowed', 'refused') }],
  addRound: [[people.lead], { id: fc.constantFrom('second', 'second', 'second', 'final'), kind: fc.constant('negotiation'), title: fc.constant('Second'), lots: fc.constantFrom(['lot'], ['lot'], ['lot'], ['other']), deadline: fc.constant('2025-03-20T12:00:00.000Z') }],
  proposeRound: [[people.lead, people.lead, people.second], { lot: fc.constant('lot'), round: fc.constantFrom('second', 'second', 'second', 'final'), reason: words, selection: fc.constantFrom(['alder', 'birch'], ['alder'], ['birch'], ['alder', 'cedar']) }],
  beginRound: [[people.second, people.second, people.lead], { lot: fc.constant('lot') }],
  planDates: [[people.lead], { dates: fc.constantFrom([{ stage: 'scoring', planned: '2025-03-04' }], [{ stage: 'scoring', planned: '2025-03-04' }, { stage: 'scoring', planned: '2025-03-05' }]) }],
  describeTrust: [[people.lead, people.trustLead], { trust, system: fc.constant('A system'), hosting: fc.constant('A host'), contractEnd: fc.constantFrom('2026-10-31', null), facts: fc.constant([]) }],
  addRequirement: [[people.lead], { id: fc.constantFrom('fast', 'secure'), ...requirement }],
  changeRequirement: [[people.lead], { requirement: fc.constantFrom('fast', 'secure'), ...requirement }],
  removeRequirement: [[people.lead], { requirement: fc.constantFrom('fast', 'secure') }],
  addScale: [[people.lead], { id: fc.constantFrom('short', 'scale'), ...shortScale }],
  changeScale: [[people.lead], { scale: fc.constantFrom('short', 'scale'), ...shortScale }],
  setPriceModel: [[people.lead, people.commercial], { price: fc.record({
    lot, formula: fc.constantFrom({ name: 'inverse' }, { name: 'linearToLowest' }, { name: 'fixedRange', best: 2, worst: 1 }), zeroPolicy: fc.constantFrom('refuse', 'clarify', 'fullPoints'), floorPolicy: fc.constant('floorAtZero'),
    normalisation: fc.constant({ termYears: 2, discountEdition: 'none', includeOptions: false, indexation: [], authorityCosts: [] }),
  }) }],
  setRules: [[people.lead], {
    rounding: fc.constantFrom({ decimals: 2, mode: 'halfAwayFromZero' }, { decimals: 1, mode: 'down' }), tieBreak: fc.constantFrom([{ by: 'higherQuality' }], [{ by: 'higherScoreOn', criterion: 'q3' }]),
    moderation: fc.constantFrom({ spreadToReconcile: '1/2', approvalsNeeded: 2 }, { spreadToReconcile: '1', approvalsNeeded: 1 }),
  }],
  moveStage: [[people.lead], { lots: fc.constant(['lot']), to: fc.constantFrom('selection', 'sealed', 'compliance', 'scoring', 'moderation', 'review', 'closed'), reason: sometimes(words) }],
  addTrust: [[people.lead], { id: fc.constant('east'), name: fc.constant('East trust'), joined: day, namedInNotice: fc.boolean() }],
  mergeTrusts: [[people.lead], { id: fc.constant('merged'), name: fc.constant('Merged trust'), from: fc.shuffledSubarray(['north', 'south', 'east'], { minLength: 2 }), on: pastDay, ground: words }],
  recordTrustLeaving: [[people.lead], { trust, on: pastDay, ground: words }],
  addCriterion: [[people.lead], {
    id: fc.constantFrom('q3', 'q1'), lot, parent: fc.constantFrom('quality', 'root', 'q1'), kind: fc.constantFrom('question', 'group', 'price'), ref: fc.constant('3'), title: fc.constant('New'),
    scale: sometimes(fc.constant('scale')), requirements: fc.constant([]), subCriteria: fc.constant([]), descriptors: fc.constant([]),
  }],
  changeCriterion: [[people.lead], {
    criterion: fc.constantFrom('q1', 'q2', 'q3'), ref: fc.constant('1'), title: fc.constantFrom('Changed', 'Changed again'), scale: fc.constant('scale'), requirements: fc.constant([]), subCriteria: fc.constant([]), descriptors: fc.constant([]),
  }],
  moveCriterion: [[people.lead], { criterion: fc.constantFrom('q1', 'q3', 'quality'), parent: fc.constantFrom('root', 'quality'), order: fc.integer({ min: 0, max: 3 }) }],
  removeCriterion: [[people.lead], { criterion: fc.constantFrom('q3', 'q2', 'price') }],
  weighCriteria: [[people.lead], { parent: fc.constant('quality'), weights: fc.constantFrom(
    [{ criterion: 'q1', weight: '0.5' }, { criterion: 'q2', weight: '0.5' }], [{ criterion: 'q1', weight: '0.5' }, { criterion: 'q2', weight: '0.4' }],
    [{ criterion: 'q1', weight: '1/3' }, { criterion: 'q2', weight: '1/3' }, { criterion: 'q3', weight: '1/3' }],
  ) }],
  weighView: [[people.trustLead], { trust, lot, weights: fc.constant([{ criterion: 'q1', weight: '0.9' }, { criterion: 'q2', weight: '0.1' }]), reason: words }],
  setThreshold: [[people.lead], { threshold: fc.constantFrom({ id: 't', on: 'question', criterion: 'q1', minimum: '2' }, { id: 't', on: 'total', lot: 'lot', minimum: '50' }, { id: 'm', on: 'mandatory', lot: 'lot' }) }],
  askInRound: [[people.lead], { round: fc.constantFrom('final', 'final', 'second'), lot, leftOut: fc.constantFrom([], ['q1'], ['q2'], ['q3']) }],
  removeThreshold: [[people.lead], { threshold: fc.constantFrom('t', 'm') }],
  signModelTest: [[people.second, people.assurance], { modelHash: fc.constant('@current'), note: words }],
  proposePublication: [[people.lead], { modelHash: fc.constant('@current'), reason: words, notice: sometimes(words), round: sometimes(fc.constantFrom('final', 'final', 'second')), deadline: sometimes(fc.constantFrom('2025-03-10T12:00:00.000Z', '2025-02-10T12:00:00.000Z')) }],
  publishModel: [[people.second, people.lead], { modelHash: fc.constant('@current') }],
  grantRole: [[people.lead, people.administrator], { person: fc.constantFrom(people.moderator, people.observer, people.moderator, people.observer, ...everybody), role: fc.constantFrom('evaluator', 'evaluator', 'lead', 'moderator', 'secondPerson', 'observer') }],
  withdrawRole: [[people.lead], { person, role: fc.constantFrom('lead', 'evaluator', 'moderator', 'secondPerson', 'observer', 'bidderContact'), reason: words }],
  assignQuestions: [[people.lead], { evaluators: fc.constantFrom([people.spare], [people.spare, people.evaluator], [people.spare], [people.moderator]), questions: fc.constantFrom(['q1'], ['q1', 'q2'], ['q3']) }],
  replaceEvaluator: [[people.lead, people.second], { questions: fc.constantFrom(['q1'], ['q2']), from: evaluator, to: fc.constantFrom(people.spare, people.spare, people.observer, people.moderator), reason: words }],
  excuseEvaluator: [[people.lead, people.second], { question, evaluator, reason: words }],
  declareInterests: [everybody, { interests: fc.constantFrom([], [{ bidder: 'alder', nature: 'A cousin works there.' }]) }],
  decideInterests: [[people.lead, people.second], { person, outcome: fc.constantFrom('none', 'mitigated', 'barred'), measures: words, review: fc.constantFrom('2025-03-03', '2025-06-01', '2025-09-01') }],
  registerBidder: [[people.lead], { id: fc.constantFrom('cedar', 'alder'), name: words, prime: words, subcontractors: fc.constant([]) }],
  decideSelection: [[people.lead], { bidder: fc.constantFrom('alder', 'birch', 'cedar'), lot, outcome: fc.constantFrom('shortlisted', 'notShortlisted'), reason: words }],
  receiveBid: [[people.lead], {
    id: fc.constantFrom('bid-late', 'bid-cedar'), bidder: fc.constantFrom('alder', 'birch', 'cedar'), lot, round: fc.constant('final'), receivedAt: fc.constantFrom('2025-02-20T09:00:00.000Z', '2025-03-02T09:00:00.000Z', '2025-02-20T09:00:00.000Z', '2025-03-02T09:00:00.000Z', '2025-01-02T09:00:00.000Z'),
    technical: fc.constant({ answers }), commercial: fc.constantFrom(100_000_00, 90_000_00, 0).map((pence) => ({ schedule: schedule(pence) })),
  }],
  decideLateBid: [[people.second, people.second, people.lead], { bid: fc.constantFrom('bid-late', 'bid-cedar', 'bid-alder'), outcome: fc.constantFrom('accepted', 'refused'), ground: words }],
  proposeOpening: [[people.lead, people.second], { lot, envelope: fc.constantFrom('technical', 'commercial') }],
  openEnvelopes: [[people.second, people.lead], { lot, envelope: fc.constantFrom('technical', 'commercial') }],
  correctBid: [[people.lead], { bid, subject: fc.constant('A sum'), original: words, correction: words, ground: words }],
  recordWithdrawal: [[people.lead], { bid, ground: words }],
  disqualifyBid: [[people.second], { bid, ground: words }],
  decideCompliance: [[people.lead, people.second], { bid, requirement: fc.constantFrom('secure', 'none'), outcome: fc.constantFrom('pass', 'fail'), reason: words }],
  proposeComplianceChange: [[people.lead, people.second], { bid, requirement: fc.constant('secure'), outcome: fc.constantFrom('pass', 'fail'), reason: words }],
  supportChange: [[people.evaluator, people.otherEvaluator], { change: fc.constant('@change') }],
  approveChange: [[people.second, people.assurance], { change: fc.constant('@change') }],
  refuseChange: [[people.assurance, people.second], { change: fc.constant('@change'), reason: words }],
  askClarification: [[people.lead, people.evaluator], { from: fc.constantFrom('authority', 'evaluator'), bid, text: words }],
  answerClarification: [[people.lead], { clarification: fc.constant('@clarification'), text: words, audience: fc.constantFrom('all', 'asker') }],
  closeClarification: [[people.lead], { clarification: fc.constant('@clarification'), reason: words }],
  recordScore: [[people.evaluator, people.otherEvaluator], { question, bid, score: scale, rationale: words, citations: fc.constant([]) }],
  submitQuestion: [[people.evaluator, people.otherEvaluator], { question }],
  withdrawSubmission: [[people.evaluator, people.otherEvaluator], { question, reason: words }],
  recordNote: [[people.evaluator, people.otherEvaluator], { question, bid, note: words }],
  openSession: [[people.moderator], { id: fc.constantFrom('room', 'room-2'), title: words, attendees: fc.constantFrom([people.moderator, people.evaluator], [people.moderator, people.evaluator, people.otherEvaluator], [people.observer]) }],
  recordAttendance: [[people.moderator], { session: fc.constantFrom('room', 'room-2'), joined: fc.constant([people.observer]), left: fc.constantFrom([], [], [people.evaluator], [people.moderator, people.evaluator, people.otherEvaluator]) }],
  closeSession: [[people.moderator], { session: fc.constantFrom('room', 'room-2') }],
  openModeration: [[people.moderator], { question, session: fc.constantFrom('room', 'room-2') }],
  tickSubCriteria: [[people.moderator], { question: fc.constant('q1'), bids: fc.constantFrom(['bid-alder'], ['bid-alder', 'bid-birch']), ticks: fc.constant(['depth']), speakers: fc.constant([people.evaluator]) }],
  castRevote: [[people.evaluator, people.otherEvaluator], { ...cell, score: scale }],
  proposeConsensus: [[people.moderator], { ...cell, score: scale, reason: words, decided: fc.constantFrom([], ['The evidence']), dissent: fc.constantFrom([], [], [], [], [{ person: people.otherEvaluator, reason: 'The appendix says otherwise.' }]) }],
  confirmDissent: [[people.evaluator, people.otherEvaluator, people.otherEvaluator], { ...cell }],
  approveConsensus: [[people.evaluator, people.otherEvaluator], { ...cell }],
  closeConsensus: [[people.moderator], { ...cell }],
  closeUnanimous: [[people.moderator], { cells: fc.constantFrom([{ question: 'q1', bid: 'bid-birch', reasonOf: people.evaluator }, { question: 'q1', bid: 'bid-birch', reasonOf: people.otherEvaluator }], [{ question: 'q1', bid: 'bid-birch', reasonOf: people.evaluator }], [{ question: 'q2', bid: 'bid-birch', reasonOf: people.otherEvaluator }]) }],
  approveUnanimous: [[people.evaluator, people.otherEvaluator], { cells: fc.constantFrom([{ question: 'q1', bid: 'bid-birch' }, { question: 'q1', bid: 'bid-birch' }], [{ question: 'q1', bid: 'bid-birch' }], [{ question: 'q1', bid: 'bid-birch' }], [{ question: 'q2', bid: 'bid-birch' }]) }],
  proposeConsensusChange: [[people.moderator], { question, bid, score: scale, reason: words }],
  proposeUnlock: [[people.lead], { purpose: words }],
  approveUnlock: [[people.second, people.lead], { unlock: fc.constant('@unlock') }],
  recordAnalysis: [[people.assurance], { kind: fc.constantFrom('sweep', 'viewWeights'), lot }],
  recordPosition: [[people.trustLead], { trust, lot, position: fc.constantFrom('support', 'reservation'), reason: words }],
  confirmDraw: [[people.second, people.lead], { lot }],
  recordDraw: [[people.lead], { lot, order: fc.constant(['bid-birch', 'bid-alder']), witnesses: words }],
  proposeAward: [[people.lead], { lot, reason: words }],
  approveAward: [[people.second, people.lead], { lot }],
  startStandstill: [[people.lead], { lot, sent: day, means: fc.constant('electronic'), voluntary: fc.constant('no') }],
  suspendLot: [[people.lead], { lot, ground: words, claimReceived: fc.constantFrom('2025-01-02T12:00:00.000Z', '2025-01-02T12:00:00.000Z', '2035-03-10T12:00:00.000Z') }],
  liftSuspension: [[people.lead], { lot, ground: words }],
  abandonLot: [[people.lead], { lot, ground: words, notice: words }],
  proposeAbandonment: [[people.lead, people.second], { lot, ground: words, notice: words }],
  approveAbandonment: [[people.second, people.lead], { lot }],
  linkCallOff: [[people.lead], { record: fc.constantFrom('call-off', 'another-call-off', 'tiny'), lot, trust }],
  issueDocument: [[people.lead], { kind: fc.constant('minutes'), title: words, content: words }],
  [WAIT]: [[people.lead], { until: fc.constantFrom('2025-03-03T09:00:00.000Z', '2025-03-03T09:00:00.000Z', '2025-03-13T09:00:00.000Z', '2025-03-21T09:00:00.000Z') }],
}

/** Every command that is tried. */
export const commandsTried: readonly string[] = Object.keys(moves).filter((type) => type !== WAIT)

/** Commands that could be accepted in each stage and the one after it; the others are tried more rarely. */
const fitting: Readonly<Partial<Record<Stage, readonly string[]>>> = {
  setUp: ['changeLot', 'addRequirement', 'changeRequirement', 'removeRequirement', 'addScale', 'changeScale', 'setPriceModel', 'askInRound', 'setRules', 'grantRole', 'assignQuestions', 'addLot', 'removeLot', 'addLot', 'removeLot', 'addCriterion', 'changeCriterion', 'moveCriterion', 'removeCriterion', 'weighCriteria', 'setThreshold', 'removeThreshold', 'assignQuestions', 'signModelTest', 'signModelTest', 'signModelTest', 'proposePublication', 'proposePublication', 'proposePublication', ...Array.from({ length: 3 }, () => ['signModelTest', 'proposePublication', 'publishModel']).flat(), 'publishModel', 'publishModel', 'publishModel', 'withdrawRole'],
  published: ['registerBidder', 'decideSelection', 'decideSelection', 'decideSelection', 'moveStage', 'receiveBid', 'changeRoundDeadline', 'moveStage', 'signModelTest', 'proposePublication', 'publishModel', 'grantRole', 'assignQuestions', 'replaceEvaluator'],
  sealed: ['registerBidder', 'registerBidder', 'receiveBid', 'receiveBid', 'receiveBid', 'receiveBid', 'decideLateBid', 'decideLateBid', 'decideLateBid', 'recordWithdrawal', ...Array.from({ length: 3 }, () => ['proposeOpening', 'openEnvelopes', WAIT]).flat(), 'changeCriterion', 'signModelTest', 'signModelTest', 'proposePublication', 'proposePublication', 'publishModel', 'publishModel', WAIT],
  opened: ['askClarification', 'answerClarification', 'closeClarification', 'moveStage', 'decideCompliance', 'proposeComplianceChange', 'approveChange', 'refuseChange', 'correctBid', 'disqualifyBid'],
  compliance: ['moveStage', 'decideCompliance', 'proposeComplianceChange', 'approveChange', 'refuseChange', 'recordScore'],
  scoring: [...Array.from({ length: 3 }, () => ['grantRole', 'assignQuestions', 'excuseEvaluator', 'excuseEvaluator']).flat(), ...Array.from({ length: 8 }, () => 'recordScore'), 'submitQuestion', 'submitQuestion', 'submitQuestion', 'withdrawSubmission', 'replaceEvaluator', 'assignQuestions', 'openSession', 'openModeration', 'moveStage', 'proposeComplianceChange', 'approveChange'],
  moderation: [
    'openModeration', 'tickSubCriteria', 'tickSubCriteria', 'castRevote', 'proposeConsensus', 'proposeConsensus',
    ...Array.from({ length: 10 }, () => 'approveConsensus'), ...Array.from({ length: 8 }, () => 'closeConsensus'), ...Array.from({ length: 5 }, () => 'confirmDissent'), 'closeUnanimous', 'approveUnanimous',
    'proposeConsensusChange', 'supportChange', 'supportChange', 'approveChange', 'recordScore', 'withdrawSubmission', 'proposeOpening', 'openEnvelopes',
  ],
  pricesOpened: ['moveStage', 'recordPosition', 'recordDraw', 'proposeConsensusChange', 'proposeConsensusChange', 'supportChange', 'supportChange', 'supportChange', 'approveChange', 'refuseChange', 'proposeAward'],
  review: [...Array.from({ length: 3 }, () => ['addRound', 'proposeRound', 'beginRound', 'proposeAward', 'approveAward']).flat(), 'proposeAward', 'approveAward', 'proposeConsensusChange', 'supportChange', 'supportChange', 'approveChange', 'proposeUnlock', 'approveUnlock', 'recordAnalysis', 'proposeUnlock', 'approveUnlock', 'approveUnlock', 'recordAnalysis', 'recordAnalysis', 'recordDraw', 'recordPosition'],
  decided: ['startStandstill', 'proposeAbandonment', 'approveAbandonment', 'moveStage', 'linkCallOff', 'recordWithdrawal', 'addTrust', 'recordTrustLeaving', 'proposeAward', 'approveChange'],
  standstill: ['moveStage', 'suspendLot', 'liftSuspension', 'linkCallOff', WAIT, 'recordWithdrawal', 'refuseChange', 'moveStage', WAIT],
  closed: ['suspendLot', 'liftSuspension', 'linkCallOff', 'approveChange', 'moveStage'],
}

export const moveOf = (type: string): fc.Arbitrary<Move> => {
  const [actors, fields] = moves[type]!
  return fc.record({
    type: fc.constant(type),
    actor: fc.oneof({ weight: 7, arbitrary: fc.constantFrom(...actors) }, { weight: 1, arbitrary: person }),
    body: fc.record(fields).map((body) => Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))),
    off: fc.constantFrom(0, 0, 0, 0, 0, 1),
  })
}

/** Where a story sets out from, and what is tried from there. */
export const tenderCourseFrom = (...stages: readonly Stage[]): fc.Arbitrary<{ stage: Stage; moves: Move[] }> => fc.constantFrom(...stages).chain((stage) => {
  const fit = fitting[stage] ?? []
  const move = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...fit).chain(moveOf) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(moves)).chain(moveOf) },
  )
  return fc.record({ stage: fc.constant(stage), moves: fc.array(move, { minLength: 1, maxLength: 60, size: 'max' }) })
})

export const anyTenderCourse = tenderCourseFrom(...toldStages)

/** In a further round a move is about the bids of that round, unless its revision is off: then it tries those of the round that is over. */
const ofRound = ({ setup }: TenderState, { body, off }: Move): Record<string, unknown> =>
  setup.lots.get('lot')?.round !== 'second' || off > 0 ? body
    : (JSON.parse(JSON.stringify(body).replace(/"(bid-(?:alder|birch|late|cedar))"/g, (_text, id: string) => `"${again(id)}"`).replaceAll('"round":"final"', '"round":"second"')) as Record<string, unknown>)

/** The command as it would be sent now: the hash, the change, the unlocking it names are those that stand. */
export const resolve = (world: World<'tender'>, move: Move): Resolved => {
  const { state } = world
  const named: Readonly<Record<string, string>> = {
    '@current': currentHash(world),
    '@change': [...state.compliance.changes.values()].find((change) => change.status === 'waiting')?.id ?? 'none',
    '@clarification': [...state.clarifications.items.values()].find((item) => !item.answer && !item.closed)?.id ?? 'none',
    '@unlock': [...state.decision.unlocks.keys()].at(-1) ?? 'none',
  }
  const body: Record<string, unknown> = Object.fromEntries(Object.entries(ofRound(state, move)).map(([name, value]) => [name, typeof value === 'string' ? (named[value] ?? value) : value]))
  // Who is not taken further is left out on a ground.
  if (Array.isArray(body.selection)) {
    const { selection, ...rest } = body
    Object.assign(body, rest, { further: selection, out: biddersInRunning(state, 'lot').filter((bidder) => !selection.includes(bidder)).map((bidder) => ({ bidder, ground: 'Its total is the lowest.' })) })
    delete body.selection
  }
  // Each row of a list carries its own revision.
  if (Array.isArray(body.cells)) body.cells = body.cells.map((row: { question: string; bid: string }) => ({ ...row, revision: consensusStanding(state, row.question, row.bid).revision + move.off }))
  return { actor: move.actor, type: move.type, body, base: revisionStanding(state, move.type, body, move.actor) + move.off }
}

/** Tries one move; undefined where only time passed. */
export const tryMove = (world: World<'tender'>, move: Move): Decision | undefined => {
  if (move.type === WAIT) {
    const until = move.body.until as string
    if (until > world.now) world.now = until
    return undefined
  }
  const { actor, type, body, base } = resolve(world, move)
  return world.act(actor, type, body, base)
}
