/** The history of a very small tender, from its start to its closing, that law suites and the policy matrix set out from. */
import type { Stage } from '../../contract/tender/words.ts'
import { deriveFrozenModel } from '../tender/model/frozen.ts'
import { emptyWorld, hashOf, type World } from './world.arbitrary.ts'

export const people = {
  lead: 'lena', second: 'silas', commercial: 'cora', assurance: 'ada', moderator: 'mona', evaluator: 'eva', otherEvaluator: 'ewan', trustLead: 'tess',
  bidderContact: 'bruno', observer: 'olga', auditor: 'aude', administrator: 'adam', outsider: 'otto',
  /** An evaluator to whom nothing is given at first. */
  spare: 'sven',
} as const

type Tender = World<'tender'>
interface Chapter {
  /** The stage the lot stands in when the chapter is over. */
  readonly stage: Stage
  readonly tell: (world: Tender) => void
}

const lines = (pence: number) => [{
  id: 'licence', component: 'licence', description: 'Licence', trust: null, charge: 'annualFixed', amounts: [pence, pence], indexation: 'none', indexedFrom: 'bidDate', vat: 'recoverable', optional: false,
}]
export const schedule = (pence: number) => ({ currency: 'GBP', priceBase: '2025', bidKind: 'replacing', lines: lines(pence), volumeBands: [] })

export const answers = ['q1', 'q2'].map((question) => ({ question, text: `Our answer to ${question}.`, evidence: [{ document: 'offer.pdf', page: 3 }] }))

export const currentHash = (world: Tender): string => {
  const frozen = deriveFrozenModel(world.state)
  return frozen ? hashOf(frozen) : '0'.repeat(64)
}

const { lead, second, moderator, evaluator, otherEvaluator } = people

const setUp: Chapter = {
  stage: 'setUp',
  tell: ({ must }) => {
    must(lead, 'startTender', { title: 'A very small tender', ruleSet: 'pa2023', purpose: 'To hold laws against.' })
    must(lead, 'addLot', { id: 'lot', ref: '1', title: 'The lot', places: 1, variants: 'refused' })
    must(lead, 'addRound', { id: 'final', kind: 'final', title: 'Final', lots: ['lot'], deadline: '2025-03-01T12:00:00.000Z' })
    for (const trust of ['north', 'south']) must(lead, 'addTrust', { id: trust, name: `${trust} trust`, joined: '2025-01-01', namedInNotice: true })
    must(lead, 'addScale', { id: 'scale', name: 'Nought to four', values: ['0', '1', '2', '3', '4'].map((value) => ({ value, label: value, points: value === '4' ? '1' : `${value}/4` })) })
    must(lead, 'addRequirement', { id: 'secure', ref: 'M1', heading: 'Secure', kind: 'mandatory', lots: ['lot'], text: 'It is secure.', standards: [] })
    const node = (id: string, parent: string | null, kind: string, more: object = {}) =>
      must(lead, 'addCriterion', { id, lot: 'lot', parent, kind, ref: id, title: `Criterion ${id}`, requirements: [], subCriteria: [], descriptors: [], ...more })
    node('root', null, 'group')
    node('quality', 'root', 'group')
    node('q1', 'quality', 'question', { scale: 'scale', subCriteria: [{ id: 'depth', label: 'Depth' }] })
    node('q2', 'quality', 'question', { scale: 'scale' })
    node('price', 'root', 'price')
    must(lead, 'weighCriteria', { parent: 'root', weights: [{ criterion: 'quality', weight: '0.6' }, { criterion: 'price', weight: '0.4' }] }, 0)
    must(lead, 'weighCriteria', { parent: 'quality', weights: [{ criterion: 'q1', weight: '1/3' }, { criterion: 'q2', weight: '2/3' }] }, 0)
    must(lead, 'setPriceModel', { price: {
      lot: 'lot', formula: { name: 'inverse' }, zeroPolicy: 'clarify', floorPolicy: 'floorAtZero',
      normalisation: { termYears: 2, discountEdition: 'none', includeOptions: false, indexation: [], authorityCosts: [] },
    } })
    must(lead, 'setRules', { rounding: { decimals: 2, mode: 'halfAwayFromZero' }, tieBreak: [{ by: 'higherQuality' }], moderation: { spreadToReconcile: '1/2', approvalsNeeded: 2 } })
    for (const [role, person] of [
      ['secondPerson', second], ['commercialLead', people.commercial], ['assuranceReviewer', people.assurance], ['moderator', moderator], ['evaluator', evaluator], ['evaluator', otherEvaluator], ['evaluator', people.spare],
      ['observer', people.observer], ['auditor', people.auditor], ['administrator', people.administrator],
    ] as const) must(lead, 'grantRole', { person, role })
    must(lead, 'grantRole', { person: people.trustLead, role: 'trustLead', trust: 'north' })
    for (const person of Object.values(people)) if (person !== people.bidderContact && person !== people.outsider) must(person, 'declareInterests', { interests: [] })
    must(lead, 'assignQuestions', { evaluators: [evaluator, otherEvaluator], questions: ['q1', 'q2'] })
  },
}

const published: Chapter = {
  stage: 'published',
  tell: (world) => {
    const modelHash = currentHash(world)
    world.must(people.assurance, 'signModelTest', { modelHash, note: 'It chose well on dummy bids.' })
    world.must(lead, 'proposePublication', { modelHash, reason: 'It is tested.' })
    world.must(second, 'publishModel', { modelHash })
    for (const bidder of ['alder', 'birch']) world.must(lead, 'registerBidder', { id: bidder, name: `${bidder} Ltd`, prime: `${bidder} Ltd`, subcontractors: [] })
    world.must(lead, 'grantRole', { person: people.bidderContact, role: 'bidderContact', bidder: 'alder' })
  },
}

const sealed: Chapter = {
  stage: 'sealed',
  tell: (world) => {
    const { must } = world
    world.now = '2025-02-28T10:00:00.000Z'
    for (const [bidder, pence] of [['alder', 100_000_00], ['birch', 125_000_00]] as const)
      must(lead, 'receiveBid', { id: `bid-${bidder}`, bidder, lot: 'lot', round: 'final', receivedAt: '2025-02-28T10:00:00.000Z', technical: { answers }, commercial: { schedule: schedule(pence) } })
    must(lead, 'moveStage', { lots: ['lot'], to: 'sealed' })
  },
}

export const bids = ['bid-alder', 'bid-birch'] as const
type FirstBid = (typeof bids)[number]

const isFurther = (world: Tender): boolean => world.state.setup.lots.get('lot')?.round === 'second'
/** The id of a bidder's bid in the further round. */
export const again = (bid: string): string => `${bid}-2`
/** The bids of the round the lot is in, each with the one of the first round whose part it plays. */
const bidsNow = (world: Tender): readonly (readonly [string, FirstBid])[] => bids.map((like) => [isFurther(world) ? again(like) : like, like])
const inRound = <T>(world: Tender, first: T, further: T): T => (isFurther(world) ? further : first)

const opened: Chapter = {
  stage: 'opened',
  tell: (world) => {
    world.now = inRound(world, '2025-03-03T09:00:00.000Z', '2025-03-21T09:00:00.000Z')
    world.must(lead, 'proposeOpening', { lot: 'lot', envelope: 'technical' })
    world.must(second, 'openEnvelopes', { lot: 'lot', envelope: 'technical' })
  },
}

const compliance: Chapter = { stage: 'compliance', tell: ({ must }) => void must(lead, 'moveStage', { lots: ['lot'], to: 'compliance' }) }

const scoring: Chapter = {
  stage: 'scoring',
  tell: (world) => {
    const { must } = world
    for (const [bid] of bidsNow(world)) must(lead, 'decideCompliance', { bid, requirement: 'secure', outcome: 'pass', reason: 'The certificate is there.' }, 0)
    must(lead, 'moveStage', { lots: ['lot'], to: 'scoring' })
    // One score and its submission, so that the stage begins with something to hide.
    must(evaluator, 'recordScore', { question: 'q1', bid: bidsNow(world)[0]![0], score: '3', rationale: 'Covers the depth asked for.', citations: [] }, 0)
  },
}

/** By question, bid: the scores of Eva and Ewan, and what they agree on. */
const given = {
  q1: { 'bid-alder': ['3', '4', '3'], 'bid-birch': ['2', '2', '2'] },
  q2: { 'bid-alder': ['1', '4', '3'], 'bid-birch': ['4', '4', '4'] },
} as const

const moderation: Chapter = {
  stage: 'moderation',
  tell: (world) => {
    const { must } = world
    for (const question of ['q1', 'q2'] as const)
      for (const [index, person] of [evaluator, otherEvaluator].entries()) {
        for (const [bid, like] of bidsNow(world)) {
          if (question === 'q1' && like === 'bid-alder' && index === 0) continue
          must(person, 'recordScore', { question, bid, score: given[question][like][index], rationale: `What ${bid} offers on ${question}.`, citations: [] }, 0)
        }
        must(person, 'submitQuestion', { question })
      }
    must(lead, 'moveStage', { lots: ['lot'], to: 'moderation' })
    must(moderator, 'openSession', { id: inRound(world, 'room', 'room-again'), title: 'Consensus', attendees: [moderator, evaluator, otherEvaluator] })
    must(moderator, 'openModeration', { question: 'q1', session: inRound(world, 'room', 'room-again') })
  },
}

const pricesOpened: Chapter = {
  stage: 'pricesOpened',
  tell: (world) => {
    const { must } = world
    must(moderator, 'openModeration', { question: 'q2', session: inRound(world, 'room', 'room-again') })
    must(moderator, 'tickSubCriteria', { question: 'q1', bids: bidsNow(world).map(([bid]) => bid), ticks: ['depth'], speakers: [evaluator] })
    for (const question of ['q1', 'q2'] as const)
      for (const [bid, like] of bidsNow(world)) {
        must(moderator, 'proposeConsensus', { question, bid, score: given[question][like][2], reason: 'The panel weighed it.', decided: ['The worked example'], dissent: [] }, 0)
        for (const person of [evaluator, otherEvaluator]) must(person, 'approveConsensus', { question, bid })
        must(moderator, 'closeConsensus', { question, bid })
      }
    must(lead, 'proposeOpening', { lot: 'lot', envelope: 'commercial' })
    must(second, 'openEnvelopes', { lot: 'lot', envelope: 'commercial' })
  },
}

const review: Chapter = { stage: 'review', tell: ({ must }) => void must(lead, 'moveStage', { lots: ['lot'], to: 'review' }) }

const decided: Chapter = {
  stage: 'decided',
  tell: ({ must }) => {
    must(lead, 'proposeAward', { lot: 'lot', reason: 'It follows from the model.' })
    must(second, 'approveAward', { lot: 'lot' })
  },
}

const standstill: Chapter = {
  stage: 'standstill',
  tell: (world) => {
    world.must(lead, 'startStandstill', { lot: 'lot', sent: inRound(world, '2025-03-03', '2025-03-21'), means: 'electronic', voluntary: 'no' })
  },
}

const closed: Chapter = {
  stage: 'closed',
  tell: (world) => {
    world.now = inRound(world, '2025-03-13T09:00:00.000Z', '2025-04-10T09:00:00.000Z')
    world.must(lead, 'moveStage', { lots: ['lot'], to: 'closed' })
  },
}

/** Bids are open, so that one proposes and another abandons. */
export const abandonByTwo = ({ must }: Tender): void => {
  must(lead, 'proposeAbandonment', { lot: 'lot', ground: 'The money is gone.', notice: 'The lot is abandoned.' })
  must(second, 'approveAbandonment', { lot: 'lot' })
}

const chapters: readonly Chapter[] = [setUp, published, sealed, opened, compliance, scoring, moderation, pricesOpened, review, decided, standstill, closed]
export const toldStages = chapters.map((chapter) => chapter.stage)

/** The story told on in a world that stands in `after`, up to and with the chapter that ends in `stage`. */
export const tellOn = (world: Tender, after: Stage, stage: Stage): void => {
  for (const chapter of chapters.slice(toldStages.indexOf(after) + 1, toldStages.indexOf(stage) + 1)) chapter.tell(world)
}

/** From review into a further round: both bidders are taken further, and each bids again, Birch for less. */
export const tellFurtherRound = (world: Tender, alder = 100_000_00): void => {
  const { must } = world
  must(lead, 'addRound', { id: 'second', kind: 'negotiation', title: 'Second', lots: ['lot'], deadline: '2025-03-20T12:00:00.000Z' })
  must(lead, 'proposeRound', { lot: 'lot', round: 'second', further: ['alder', 'birch'], out: [], reason: 'Both can still win.' })
  must(second, 'beginRound', { lot: 'lot' })
  for (const [bidder, pence] of [['alder', alder], ['birch', 80_000_00]] as const)
    must(lead, 'receiveBid', { id: again(`bid-${bidder}`), bidder, lot: 'lot', round: 'second', receivedAt: world.now, technical: { answers }, commercial: { schedule: schedule(pence) } })
}

/** The stages that a further round walks again. */
export const furtherStages = toldStages.slice(toldStages.indexOf('sealed'))

/** The tender in its further round, up to and with the chapter that ends in `stage`. */
export const tenderInFurtherRound = (stage: Stage): World<'tender'> => {
  const world = tenderIn('review')
  tellFurtherRound(world)
  tellOn(world, 'sealed', stage)
  return world
}

/** The tender told up to and with the chapter that ends in `stage`. */
export const tenderIn = (stage: Stage): World<'tender'> => {
  const world = emptyWorld('tender', '2025-01-06T09:00:00.000Z')
  for (const chapter of chapters) {
    chapter.tell(world)
    if (chapter.stage === stage) return world
  }
  throw new Error(`No chapter ends in ${stage}.`)
}

/** A review in which both bids are level to the end and the published tie-break draws lots. No story of real figures leads there, so it is planted. */
export const levelTender = (): World<'tender'> => {
  const world = tenderIn('review')
  const state = structuredClone(world.state)
  state.model.published[0]!.frozen.model.tieBreak = [{ by: 'higherQuality' }, { by: 'lotDraw' }]
  for (const question of ['q1', 'q2']) {
    const cell = (bid: string) => state.moderation.cells.get(`${question}/${bid}`)!.consensus!
    cell(bids[1]).score = cell(bids[0]).score
  }
  state.bids.bids.get(bids[1])!.schedule = state.bids.bids.get(bids[0])!.schedule!
  world.state = state
  return world
}
