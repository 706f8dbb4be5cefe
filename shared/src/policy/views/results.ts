import type { Committed } from '../../contract/primitives.ts'
import type { LotTerms } from '../../contract/model.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { computeViewOutcomes, type Outcome, type ViewOutcomes } from '../../method/ranking/views.ts'
import type { LotInput } from '../../method/ranking/official.ts'
import type { BidResult, LotResult } from '../../method/ranking/result.ts'
import { refuse, unknown, type Refusal } from '../../record/kernel.ts'
import { analysesUnlocked } from '../../record/tender/decision/state.ts'
import { deriveLotInput, deriveOfficialResult } from '../../record/tender/decision/lot-input.ts'
import { withdrawnSinceAward } from '../../record/tender/bids/since-award.ts'
import { viewsWereRun } from '../../record/tender/decision/variations.ts'
import { currentVersion, isRefusal, lotOf } from '../../record/tender/guards.ts'
import { cellKey } from '../../record/tender/moderation/state.ts'
import { individualScore } from '../../record/tender/scoring/state.ts'
import type { ViewWeights } from '../../record/tender/model/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { holds, mayReadEarlierRounds, mayReadResults, stageReached } from '../viewer.ts'
import type { TenderViewOf, ViewContext } from '../view.ts'
import { refuseResults } from './decision.ts'
import { consensusChange } from './moderation.ts'
import { criteriaOf } from '../../record/tender/model/asked.ts'
import { roundOf } from '../../record/tender/setup/rounds.ts'

const bidderOfBid = (state: TenderState, bid: string) => {
  const { bidder } = state.bids.bids.get(bid)!
  return { bidder, letter: state.bids.bidders.get(bidder)!.letter }
}

const bidReply = (state: TenderState, line: BidResult) => ({
  bid: line.bid, ...bidderOfBid(state, line.bid), status: line.status,
  exclusions: line.exclusions.map(({ code, sentence }) => ({ code, sentence })),
  thresholds: line.thresholds.map(({ threshold, on, required, found, passed, sentence }) => ({ threshold, on, required, found, passed, sentence })),
  total: line.total, exactTotal: line.exactTotal, rank: line.rank, quality: line.quality, qualityPercent: line.qualityPercent,
  price: line.price
    ? {
        price: line.price.price, points: line.price.points, working: line.price.working, floored: line.price.floored,
        ...(line.price.because === undefined ? {} : { because: line.price.because }), ...(line.price.normalisation ? { normalisation: line.price.normalisation } : {}),
      }
    : null,
  flags: line.flags, contributions: line.contributions,
})

const bestFirst = <T extends { rank: number | null; bid: string }>(lines: readonly T[]): T[] =>
  [...lines].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.bid < b.bid ? -1 : 1))

/** Which rule puts the first of a tie ahead of the next of it; none where they are level to the end. */
const partedBy = (result: LotResult, { bids, steps }: Pick<LotResult['ties'][number], 'bids' | 'steps'>) => {
  const [first, next] = bestFirst(result.bids.filter((line) => bids.includes(line.bid)))
  const valueOf = (values: (typeof steps)[number]['values'], line: BidResult | undefined) => values.find(({ bid }) => bid === line?.bid)?.value ?? null
  const step = steps.find(({ separated, values }) => separated && valueOf(values, first) !== null && valueOf(values, next) !== null && valueOf(values, first) !== valueOf(values, next))
  return step === undefined ? {} : { parted: step.by }
}

const resultReply = (state: TenderState, lot: LotTerms, result: LotResult) => {
  const version = currentVersion(state)!
  return {
    lot: lot.id, title: lot.title, stage: state.setup.lots.get(lot.id)!.stage, mark: result.mark, ...(result.weightSet.kind === 'view' ? { trust: result.weightSet.trust } : {}),
    modelVersion: version.version, modelHash: version.hash, places: result.places, rounding: result.rounding, pricing: result.pricing ?? null,
    criteria: criteriaOf(version.frozen, lot.id, roundOf(state.setup, lot.id)?.id).map(({ id, parent, ref, title, kind }) => ({ id, parent, ref, title, kind })),
    bids: bestFirst(result.bids).map((line) => bidReply(state, line)),
    ties: result.ties.map(({ bids, published, madeByRounding, steps, unbroken }) => ({ bids, published, madeByRounding, unbroken, ...partedBy(result, { bids, steps }), sentences: steps.map(({ sentence }) => sentence) })),
    awarded: result.awarded, reserve: result.reserve, withdrawnSince: withdrawnSinceAward(state, lot.id),
    problems: result.problems.map(({ code, sentence, bid }) => ({ code, sentence, ...(bid === undefined ? {} : { bid }) })),
  }
}

export const results: TenderViewOf<'results'> = (state, person, { lot: id }, context) => {
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  if (!mayReadResults(state, person, id)) return refuseResults(state, person)
  const result = deriveOfficialResult(state, id, context.read)
  return 'cannot' in result ? refuse('stage', 'no-result', result.because) : (resultReply(state, lot, result) as unknown as Committed<ReplyOf<'results'>>)
}

/** The last step of every sum: what the panel agreed, why, and from what. */
export const resultCell: TenderViewOf<'resultCell'> = (state, person, { lot, question, bid }) => {
  const version = currentVersion(state)
  const node = version?.frozen.model.criteria.find((candidate) => candidate.id === question && candidate.lot === lot && candidate.kind === 'question')
  // Rights first: whether a bid exists is not told to who may not read it.
  const over = state.setup.lots.get(lot)?.earlier.some(({ round }) => round === state.bids.bids.get(bid)?.round)
  if (!(over ? mayReadEarlierRounds : mayReadResults)(state, person, lot)) return refuseResults(state, person)
  if (!version || !node || state.bids.bids.get(bid)?.lot !== lot) return unknown('scored answer', `${question}/${bid}`)
  const cell = state.moderation.cells.get(cellKey(question, bid))
  const scale = version.frozen.model.scales.find((candidate) => candidate.id === node.scale)
  return {
    question, ref: node.ref, title: node.title, bid,
    consensus: cell?.consensus && cell.proposal
      ? {
          score: cell.consensus.score, label: scale?.values.find((value) => value.value === cell.consensus!.score)?.label ?? cell.consensus.score,
          reason: cell.proposal.reason, decided: cell.proposal.decided, dissent: cell.proposal.dissent, at: cell.consensus.at, attendees: cell.consensus.attendees, approvals: cell.proposal.approvals,
        }
      : null,
    changes: (cell?.changes ?? []).map((change) => consensusChange(state, question, bid, change)),
    individual: [...assignedEver(state, question)].flatMap(([evaluator, replacedBy]) => {
      const score = individualScore(state.scoring, question, bid, evaluator)
      return score ? [{ evaluator, ...(replacedBy === undefined ? {} : { replacedBy }), score: score.score, ...score.words, citations: score.words?.citations ?? [] }] : []
    }),
  } as Committed<ReplyOf<'resultCell'>>
}

/** Everyone who was ever assigned to a question, with who took over: a score that was given stays behind the sum (R1). */
const assignedEver = (state: TenderState, question: string): ReadonlyMap<string, string | undefined> =>
  new Map((state.panel.assignments.get(question) ?? []).map(({ evaluator, replacedBy }) => [evaluator, replacedBy]))

export interface TrustViewsInput {
  readonly award: LotInput
  readonly views: readonly ViewWeights[]
}

/** R19: other weights on opened bids only after two people unlocked them for a written purpose. */
export const prepareTrustViews = (state: TenderState, person: string, { lot: id }: { readonly lot: string }, context: Pick<ViewContext, 'read'>): TrustViewsInput | Refusal => {
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  if (!mayReadResults(state, person, id)) return refuseResults(state, person)
  if (!holds(state, person, 'lead', 'secondPerson', 'assuranceReviewer', 'auditor', 'trustLead'))
    return refuse('forbidden', 'views-hidden', 'The trusts’ own views are read by trust leads and by those who run or review the tender.')
  if (!analysesUnlocked(state.decision))
    return refuse('stage', 'analyses-locked', `Views with other weights than the published ones stay off on opened bids until two people unlock them for a written purpose. ${stageReached(state, id) === 'decided' ? 'They were not unlocked before the decision.' : 'Propose it on the page of the decision.'}`)
  // R19: what was run, and by whom, stands in the record before anybody reads it.
  if (!viewsWereRun(state, lot))
    return refuse('stage', 'analysis-not-run', 'The views are unlocked, and nobody has run them on the bids of this lot and the trusts’ weights as they stand. Whoever runs them stands in the record, with the time.')
  const input = deriveLotInput(state, id, context.read)
  if ('cannot' in input) return refuse('stage', 'no-result', input.because)
  return { award: input, views: [...state.model.views.values()].filter((set) => set.lot === id) }
}

/** What was computed of it, in words and names of the record. */
export const trustViewsReply = (state: TenderState, { lot: id }: { readonly lot: string }, { award: input, views: sets }: TrustViewsInput, { award, views }: ViewOutcomes): Committed<ReplyOf<'trustViews'>> => {
  const unlock = [...state.decision.unlocks.values()].find((candidate) => candidate.approved)!
  const order = ({ bids }: Outcome) => bestFirst(bids).map(({ bid, total, rank }) => ({ bid, ...bidderOfBid(state, bid), total, rank }))
  const published = new Map(input.model.awardWeights.map((weight) => [weight.criterion, weight.weight]))
  const refs = new Map(input.model.criteria.map((node) => [node.id, node.ref]))
  return {
    lot: id, purpose: unlock.purpose, unlockedAt: unlock.approved!.at,
    award: { order: order(award), awarded: award.awarded },
    views: views.map(({ trust, outcome, otherPlaces }, index) => ({
      trust, name: state.setup.trusts.get(trust)!.name, reason: sets[index]!.reason, otherPlaces, mark: outcome.mark, order: order(outcome),
      changed: sets[index]!.weights.flatMap(({ criterion, weight }) => {
        const [award, ref] = [published.get(criterion), refs.get(criterion)]
        return award !== undefined && ref !== undefined && award !== weight ? [{ criterion, ref, award, view: weight }] : []
      }),
    })),
  } as unknown as Committed<ReplyOf<'trustViews'>>
}

export const trustViews: TenderViewOf<'trustViews'> = (state, person, params, context) => {
  const prepared = prepareTrustViews(state, person, params, context)
  return isRefusal(prepared) ? prepared : trustViewsReply(state, params, prepared, computeViewOutcomes(prepared.award, prepared.views))
}
