/** Each invariant finds the violation that is planted for it, in a state that was sound before. */
import { describe, expect, it } from 'vitest'
import type { TenderState } from '../tender/state.ts'
import { evolveTender } from '../tender/tender.ts'
import { checkInvariants, tenderInvariants } from './tender.ts'
import { tenderIn } from './tender-story.arbitrary.ts'
import { hashOf } from './world.arbitrary.ts'
import type { Stage } from '../../contract/tender/words.ts'

interface Plant {
  readonly invariant: string
  readonly in: Stage
  readonly what: string
  readonly plant: (state: TenderState) => void
}

const cell = (state: TenderState) => state.moderation.cells.get('q1/bid-alder')!
const bid = (state: TenderState) => state.bids.bids.get('bid-alder')!
const lot = (state: TenderState) => state.setup.lots.get('lot')!

/** An event behind the last, as somebody with the data in hand could write it. */
const forged = (state: TenderState, actor: string, type: string, body: object) => ({ record: state.record, seq: state.seq + 1, at: state.lastAt, actor, type, version: 1, body }) as never

const plants: readonly Plant[] = [
  { invariant: 'score-has-assignment', in: 'scoring', what: 'the assignment behind a score is gone', plant: (state) => state.panel.assignments.set('q1', []) },
  { invariant: 'scored-what-was-asked', in: 'scoring', what: 'a round that leaves out what was scored in it', plant: (state) => {
    const published = state.model.published[0]!
    published.frozen = { ...published.frozen, model: { ...published.frozen.model, rounds: [{ round: 'final', lot: 'lot', leftOut: ['q1'] }] } }
  } },
  { invariant: 'no-score-after-lock', in: 'moderation', what: 'a score carries a later sequence than the lock', plant: (state) => void (state.scoring.blocks.get('q1')!.seq[0] = state.seq + 1) },
  { invariant: 'no-score-after-submission', in: 'moderation', what: 'a submission older than its score', plant: (state) => void (state.scoring.submissions.get('q2')!.get('eva')!.seq = 1) },
  { invariant: 'no-note-after-its-round', in: 'scoring', what: 'a note on a bid of the round before', plant: (state) => {
    lot(state).earlier.push({ round: 'final', further: ['alder'], out: [], reason: state.setup.purpose, ended: { at: state.lastAt, by: 'silas', proposedBy: 'lena', seq: state.seq }, moderated: new Map(), submitted: new Map(), scorers: new Map() })
    state.scoring.notes.push({ person: 'eva', question: 'q1', bid: 'bid-alder', note: state.setup.purpose, at: '2025-04-01T09:00:00.000Z' })
  } },
  { invariant: 'note-of-its-lot', in: 'scoring', what: 'a note on an answer that the lot of the bid does not ask for', plant: (state) => void state.scoring.notes.push({ person: 'eva', question: 'elsewhere', bid: 'bid-alder', note: state.setup.purpose, at: state.lastAt }) },
  { invariant: 'score-on-scale', in: 'scoring', what: 'a score of 3.5 on a scale of whole numbers', plant: (state) => void (state.scoring.blocks.get('q1')!.values[0] = '3.5') },
  { invariant: 'scorer-declared', in: 'scoring', what: 'a scorer whose declaration is gone', plant: (state) => void delete state.panel.people.get('eva')!.interests },
  { invariant: 'consensus-on-scale', in: 'review', what: 'a mean of 3.5 as consensus', plant: (state) => {
    cell(state).consensus!.score = '3.5'
    cell(state).proposal!.score = '3.5'
  } },
  { invariant: 'consensus-was-moderated', in: 'review', what: 'a consensus that nobody approved', plant: (state) => void (cell(state).proposal!.approvals = []) },
  { invariant: 'consensus-was-moderated', in: 'review', what: 'one person’s approval counted twice', plant: (state) => void (cell(state).proposal!.approvals = ['eva', 'eva']) },
  { invariant: 'consensus-was-moderated', in: 'review', what: 'an untouched sub-criterion', plant: (state) => void (cell(state).ticks = []) },
  { invariant: 'consensus-was-moderated', in: 'review', what: 'a consensus closed before its moderation opened', plant: (state) => void (state.moderation.opened.get('q1')!.seq = state.seq) },
  { invariant: 'dissent-of-the-panel', in: 'review', what: 'a dissent confirmed by somebody who was excused', plant: (state) => {
    evolveTender(state, forged(state, 'silas', 'evaluatorExcused', { question: 'q1', evaluator: 'eva', reason: state.setup.purpose }))
    evolveTender(state, forged(state, 'eva', 'dissentConfirmed', { question: 'q1', bid: 'bid-alder', revision: 1 }))
  } },
  { invariant: 'agreed-once', in: 'review', what: 'one person’s approval written twice', plant: (state) => evolveTender(state, forged(state, 'eva', 'consensusApproved', { question: 'q1', bid: 'bid-alder', revision: 1 })) },
  { invariant: 'agreed-once', in: 'review', what: 'a consensus closed a second time', plant: (state) => evolveTender(state, forged(state, 'mona', 'consensusClosed', { question: 'q1', bid: 'bid-alder', score: cell(state).consensus!.score, reason: state.setup.purpose, session: cell(state).consensus!.session, attendees: cell(state).consensus!.attendees })) },
  { invariant: 'consensus-of-scores', in: 'review', what: 'a consensus of a bid that one of the panel never scored', plant: (state) => void (state.scoring.blocks.get('q1')!.score[0] = -1) },
  { invariant: 'agreed-by-cleared', in: 'review', what: 'a consensus that stands on the scores of somebody barred', plant: (state) => void (state.panel.people.get('eva')!.interests!.closed = [{ from: cell(state).consensus!.seq - 1 }]) },
  { invariant: 'agreed-in-company', in: 'review', what: 'a consensus closed in an empty room', plant: (state) => void (cell(state).consensus!.attendees = []) },
  { invariant: 'consensus-traces', in: 'review', what: 'another score than the approved one', plant: (state) => void (cell(state).consensus!.score = '0') },
  { invariant: 'change-of-closed-by-two', in: 'review', what: 'a change of a consensus by one person alone', plant: (state) => {
    cell(state).changes.push({ from: '3', to: '4', by: 'mona', approvedBy: 'mona', at: state.lastAt, seq: state.seq })
    cell(state).consensus!.score = '4'
  } },
  { invariant: 'change-of-closed-by-two', in: 'review', what: 'a pass that changed without an approved change', plant: (state) => void (state.compliance.outcomes.get('bid-alder/secure')!.revision = 2) },
  { invariant: 'weights-sum-to-one', in: 'published', what: 'sibling weights of 0.6 and 0.3', plant: (state) => void (state.model.published[0]!.frozen.model.awardWeights.find((weight) => weight.criterion === 'price')!.weight = '0.3') },
  { invariant: 'published-never-changes', in: 'published', what: 'one title altered in a published version', plant: (state) => void (state.model.published[0]!.frozen.model.criteria[0]!.title = 'Another title') },
  { invariant: 'published-by-two', in: 'published', what: 'proposed and published by one person', plant: (state) => void (state.model.published[0]!.by = 'lena') },
  { invariant: 'published-by-two', in: 'published', what: 'nobody signed the test', plant: (state) => void (state.model.tests = []) },
  { invariant: 'model-closed-once-open', in: 'opened', what: 'a version published after the opening', plant: (state) => void (state.model.published[0]!.seq = state.seq + 1) },
  { invariant: 'opened-by-two', in: 'opened', what: 'an envelope opened by its proposer', plant: (state) => void (bid(state).technical.opened!.by = 'lena') },
  { invariant: 'model-closed-once-open', in: 'opened', what: 'a weight drafted after the opening', plant: (state) => void state.written.set('weights/root', { revision: 2, by: 'lena', at: '2025-03-04T09:00:00.000Z' }) },
  { invariant: 'no-version-after-deadline', in: 'sealed', what: 'a second version published after the deadline', plant: (state) => {
    const [first] = state.model.published
    state.model.published.push({ ...first!, version: 2, at: '2025-03-02T09:00:00.000Z', seq: state.seq })
  } },
  { invariant: 'no-version-after-deadline', in: 'sealed', what: 'a weight drafted after the deadline', plant: (state) => void state.written.set('weights/root', { revision: 2, by: 'lena', at: '2025-03-02T09:00:00.000Z' }) },
  { invariant: 'opened-once', in: 'opened', what: 'an envelope opened twice', plant: (state) => void (bid(state).technical.again = [{ ...bid(state).technical.opened!, seq: state.seq }]) },
  { invariant: 'opened-as-proposed', in: 'opened', what: 'an envelope opened on a proposal from before a late bid was accepted', plant: (state) => {
    evolveTender(state, forged(state, 'silas', 'lateBidDecided', { bid: 'bid-birch', outcome: 'accepted', ground: state.setup.purpose }))
    delete bid(state).technical.opened
    evolveTender(state, forged(state, 'silas', 'envelopeOpened', { bid: 'bid-alder', envelope: 'technical', proposedBy: 'lena', answers: [] }))
  } },
  { invariant: 'received-in-its-round', in: 'sealed', what: 'a bid received before its lot was published', plant: (state) => void (bid(state).receivedAt = '2025-01-01T09:00:00.000Z') },
  { invariant: 'out-by-two-once-open', in: 'moderation', what: 'an opened bid disqualified by one person alone', plant: (state) => void (bid(state).disqualified = { ground: state.setup.purpose, at: state.lastAt, by: 'lena', seq: state.seq }) },
  { invariant: 'only-shortlisted', in: 'moderation', what: 'a scored bid of a bidder that was not shortlisted', plant: (state) => void state.bids.bidders.get('alder')!.selection.set('lot', { outcome: 'notShortlisted', reason: state.setup.purpose }) },
  { invariant: 'change-with-the-panel', in: 'review', what: 'a change of a consensus that its panel was not asked about', plant: (state) => void state.compliance.changes.set('c', {
    id: 'c', subject: { kind: 'consensus', question: 'q1', bid: 'bid-birch', score: '3' }, reason: state.setup.purpose, by: 'mona', at: state.lastAt, status: 'approved', settled: { by: 'ada', at: state.lastAt }, supported: ['eva'],
  }) },
  { invariant: 'change-by-cleared', in: 'review', what: 'a withdrawal approved while its author was barred', plant: (state) => {
    evolveTender(state, forged(state, 'lena', 'changeProposed', { id: 'c', subject: { kind: 'withdrawal', bid: 'bid-birch' }, reason: state.setup.purpose }))
    state.panel.people.get('lena')!.interests!.closed = [{ from: state.seq }]
    evolveTender(state, { ...(forged(state, 'silas', 'changeApproved', { change: 'c', subject: { kind: 'withdrawal', bid: 'bid-birch' }, before: 'in the running', after: 'withdrawn' }) as object), seq: state.seq + 2 } as never)
  } },
  { invariant: 'settled-before-prices', in: 'review', what: 'prices opened while a change waited', plant: (state) => void state.compliance.changes.set('c', {
    id: 'c', subject: { kind: 'consensus', question: 'q1', bid: 'bid-birch', score: '3' }, reason: state.setup.purpose, by: 'mona', at: state.bids.bids.get('bid-alder')!.technical.opened!.at, status: 'refused', settled: { by: 'ada', at: state.lastAt },
  }) },
  { invariant: 'settled-before-prices', in: 'closed', what: 'a lot closed while a withdrawal waited', plant: (state) => void state.compliance.changes.set('c', {
    id: 'c', subject: { kind: 'withdrawal', bid: 'bid-birch' }, reason: state.setup.purpose, by: 'lena', at: lot(state).steps.at(-2)!.at, status: 'waiting',
  }) },
  { invariant: 'late-said-late', in: 'sealed', what: 'a bid entered after the deadline that counts as in time', plant: (state) => void (bid(state).entered.at = '2025-03-01T12:00:05.000Z') },
  { invariant: 'late-said-late', in: 'sealed', what: 'a bid entered before it was received', plant: (state) => void (bid(state).entered.at = '2025-02-01T12:00:00.000Z') },
  { invariant: 'late-said-late', in: 'sealed', what: 'a late bid accepted by whoever entered it', plant: (state) => void Object.assign(bid(state), { late: true, lateOutcome: { outcome: 'accepted', ground: state.setup.purpose, by: 'lena', at: state.lastAt } }) },
  { invariant: 'sealed-shows-nothing', in: 'moderation', what: 'a price known while its envelope is sealed', plant: (state) => void (bid(state).schedule = bid(state).commercial.sealed) },
  { invariant: 'prices-after-quality', in: 'pricesOpened', what: 'a price opened before its quality was agreed', plant: (state) => void (bid(state).commercial.opened!.seq = 3) },
  { invariant: 'prices-after-quality', in: 'pricesOpened', what: 'a price open with a consensus missing', plant: (state) => void delete cell(state).consensus },
  { invariant: 'bid-in-its-round', in: 'review', what: 'a lot that another round was put in front of', plant: (state) => {
    state.setup.rounds.set('second', { ...state.setup.rounds.get('final')!, id: 'second' })
    lot(state).round = 'second'
  } },
  { invariant: 'bid-in-its-round', in: 'sealed', what: 'a bid made at selection', plant: (state) => void (state.setup.rounds.get('final')!.kind = 'selection') },
  { invariant: 'opened-in-time', in: 'opened', what: 'an opening before the deadline', plant: (state) => void (bid(state).technical.opened!.at = '2025-02-01T00:00:00.000Z') },
  { invariant: 'opened-in-time', in: 'opened', what: 'a late bid opened without being accepted', plant: (state) => void (bid(state).late = true) },
  { invariant: 'one-side', in: 'published', what: 'a bidder’s contact who observes the panel', plant: (state) => state.panel.people.get('bruno')!.roles.push({ role: 'observer' }) },
  { invariant: 'one-side', in: 'scoring', what: 'an evaluator who was a bidder’s contact', plant: (state) => void (state.panel.people.get('eva')!.past = [{ role: 'bidderContact', bidder: 'alder', bidsOpened: false }]) },
  { invariant: 'separate-duties', in: 'scoring', what: 'a moderator who also scores', plant: (state) => void state.panel.people.get('mona')!.roles.push({ role: 'evaluator' }) },
  { invariant: 'scores-unread', in: 'review', what: 'an observer who comes to score once bids are open', plant: (state) => evolveTender(state, forged(state, 'lena', 'roleGranted', { person: 'olga', role: 'evaluator' })) },
  { invariant: 'bar-lifted-by-its-author', in: 'scoring', what: 'a bar of the second person lifted by the lead', plant: (state) => {
    evolveTender(state, forged(state, 'silas', 'interestsDecided', { person: 'olga', outcome: 'barred', measures: state.setup.purpose, review: '2025-09-01' }))
    evolveTender(state, forged(state, 'lena', 'interestsDecided', { person: 'olga', outcome: 'none', measures: state.setup.purpose, review: '2025-09-01' }))
  } },
  { invariant: 'has-a-lead', in: 'setUp', what: 'the only lead is gone', plant: (state) => void (state.panel.people.get('lena')!.roles = []) },
  { invariant: 'scorer-not-barred', in: 'scoring', what: 'a score from the time of a bar', plant: (state) => void (state.panel.people.get('eva')!.interests!.closed = [{ from: 1 }]) },
  { invariant: 'separate-duties', in: 'scoring', what: 'a lead who also scores', plant: (state) => void state.panel.people.get('lena')!.roles.push({ role: 'evaluator' }) },
  { invariant: 'roles-from-another', in: 'setUp', what: 'a lead who made themselves auditor too', plant: (state) => evolveTender(state, { record: state.record, seq: state.seq + 1, at: state.lastAt, actor: 'lena', type: 'roleGranted', version: 1, body: { person: 'lena', role: 'auditor' } }) },
  { invariant: 'submitted-taken-off-by-second', in: 'moderation', what: 'an evaluator excused by the lead alone after submitting', plant: (state) => evolveTender(state, forged(state, 'lena', 'evaluatorExcused', { question: 'q2', evaluator: 'eva', reason: state.setup.purpose })) },
  { invariant: 'submitted-taken-off-by-second', in: 'moderation', what: 'an evaluator replaced by the lead alone after submitting', plant: (state) => evolveTender(state, forged(state, 'lena', 'evaluatorReplaced', { questions: ['q2'], from: 'eva', to: 'olga', reason: state.setup.purpose })) },
  { invariant: 'change-settled-outside-panel', in: 'review', what: 'a change approved by one of the panel', plant: (state) => void state.compliance.changes.set('c', {
    id: 'c', subject: { kind: 'consensus', question: 'q1', bid: 'bid-birch', score: '3' }, reason: state.setup.purpose, by: 'mona', at: state.lastAt, status: 'refused', settled: { by: 'eva', at: state.lastAt },
  }) },
  { invariant: 'interests-by-another', in: 'setUp', what: 'one’s own interests decided', plant: (state) => void (state.panel.people.get('eva')!.interests!.decision = { outcome: 'none', measures: state.setup.purpose, review: '2025-06-01', by: 'eva', at: state.lastAt }) },
  { invariant: 'stages-in-order', in: 'scoring', what: 'a lot that jumped to review', plant: (state) => {
    lot(state).stage = 'review'
    lot(state).steps.push({ stage: 'review', at: state.lastAt, by: 'lena', seq: state.seq })
  } },
  { invariant: 'stages-in-order', in: 'scoring', what: 'a stage that no step led to', plant: (state) => void (lot(state).stage = 'moderation') },
  { invariant: 'closed-after-standstill', in: 'decided', what: 'a lot closed at once, without a word', plant: (state) => {
    lot(state).stage = 'closed'
    lot(state).steps.push({ stage: 'closed', at: state.lastAt, by: 'lena', seq: state.seq })
  } },
  { invariant: 'further-round-by-two', in: 'sealed', what: 'a lot that went back to sealed bids by one person’s step', plant: (state) => {
    lot(state).steps.push({ stage: 'review', at: state.lastAt, by: 'lena', seq: state.seq }, { stage: 'sealed', at: state.lastAt, by: 'lena', seq: state.seq })
  } },
  { invariant: 'award-by-two', in: 'decided', what: 'an award approved by its proposer', plant: (state) => void (state.decision.awards.get('lot')!.approved!.by = 'lena') },
  { invariant: 'award-by-two', in: 'decided', what: 'a decided lot without an award', plant: (state) => void state.decision.awards.clear() },
  { invariant: 'award-follows-from-model', in: 'decided', what: 'the award goes to the loser', plant: (state) => void (state.decision.awards.get('lot')!.awarded = ['bid-birch']) },
  { invariant: 'award-follows-from-model', in: 'decided', what: 'a total retyped', plant: (state) => void (state.decision.awards.get('lot')!.totals[1]!.total = '84.99') },
  { invariant: 'award-follows-from-model', in: 'decided', what: 'an award that rests on another model', plant: (state) => void (state.decision.awards.get('lot')!.modelHash = 'f'.repeat(64)) },
  { invariant: 'draw-by-two', in: 'review', what: 'a draw confirmed by who recorded it', plant: (state) => void state.decision.draws.set('lot', { order: ['bid-alder', 'bid-birch'], witnesses: state.setup.purpose, at: state.lastAt, by: 'lena', confirmed: { by: 'lena', at: state.lastAt }, settled: ['bid-alder', 'bid-birch'] }) },
  { invariant: 'unlocked-by-two', in: 'review', what: 'an unlocking approved by its proposer', plant: (state) => void state.decision.unlocks.set('u', { id: 'u', purpose: state.setup.purpose, by: 'lena', at: state.lastAt, approved: { by: 'lena', at: state.lastAt, seq: state.seq } }) },
  { invariant: 'unlocked-by-two', in: 'review', what: 'an analysis run while locked', plant: (state) => void state.decision.analyses.push({ kind: 'sweep', lot: 'lot', by: 'lena', at: state.lastAt, seq: state.seq }) },
  { invariant: 'varied-on-open-bids', in: 'scoring', what: 'an unlocking before any price was open', plant: (state) => void state.decision.unlocks.set('u', { id: 'u', purpose: state.setup.purpose, by: 'lena', at: state.lastAt, approved: { by: 'silas', at: state.lastAt, seq: state.seq } }) },
  { invariant: 'varied-on-open-bids', in: 'review', what: 'an analysis run before the prices were open', plant: (state) => {
    state.decision.unlocks.set('u', { id: 'u', purpose: state.setup.purpose, by: 'lena', at: state.lastAt, approved: { by: 'silas', at: state.lastAt, seq: state.seq } })
    state.decision.analyses.push({ kind: 'sweep', lot: 'lot', by: 'lena', at: state.lastAt, seq: 4 })
  } },
  { invariant: 'varied-on-open-bids', in: 'review', what: 'a trust that weighed anew with the prices open', plant: (state) => {
    state.model.views.set('north/lot', { trust: 'north', lot: 'lot', weights: [], reason: state.setup.purpose, revision: 1 })
    state.written.set('view/north/lot', { revision: 1, by: 'tess', at: '2025-03-05T09:00:00.000Z' })
  } },
  { invariant: 'abandoned-by-two-once-open', in: 'decided', what: 'a decided lot abandoned by one person alone', plant: (state) => {
    state.decision.abandoned.set('lot', { ground: state.setup.purpose, notice: state.setup.purpose, by: 'lena', at: state.lastAt })
    lot(state).stage = 'abandoned'
    lot(state).steps.push({ stage: 'abandoned', at: state.lastAt, by: 'lena', seq: state.seq })
  } },
  { invariant: 'gone-when-recorded', in: 'review', what: 'a trust that left on a day still ahead', plant: (state) => void (state.setup.trusts.get('north')!.left = { on: '2031-01-01', ground: state.setup.purpose, at: state.lastAt, seq: state.seq }) },
  { invariant: 'standstill-kept', in: 'standstill', what: 'an end of the standstill one day early', plant: (state) => void (state.decision.standstills.get('lot')!.ends = '2025-03-11') },
  { invariant: 'standstill-kept', in: 'standstill', what: 'notices sent before the award', plant: (state) => void Object.assign(state.decision.standstills.get('lot')!, { sent: '2025-02-28', ends: '2025-03-11' }) },
  { invariant: 'standstill-kept', in: 'standstill', what: 'notices recorded before they were sent', plant: (state) => void Object.assign(state.decision.standstills.get('lot')!, { sent: '2025-03-05', ends: '2025-03-14' }) },
  { invariant: 'standstill-kept', in: 'closed', what: 'a lot closed while the standstill ran', plant: (state) => void (lot(state).steps.at(-1)!.at = '2025-03-12T09:00:00.000Z') },
]

describe('invariants of a tender', () => {
  it.each(plants)('$invariant finds $what', ({ invariant, in: stage, plant }) => {
    const { state, read } = tenderIn(stage)
    expect(checkInvariants(state, read, hashOf)).toEqual([])
    plant(state)
    const found = checkInvariants(state, read, hashOf).filter((violation) => violation.invariant === invariant)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]!.found).not.toBe('')
  })

  it('has a planted violation for every invariant, and no two of one name', () => {
    const ids = tenderInvariants.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !plants.some((plant) => plant.invariant === id))).toEqual([])
  })
})
