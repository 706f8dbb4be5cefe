/** From the record to the method: what the official result of a lot is computed from. Reads prices, changes nothing. */
import type { PricingSchedule, Weight } from '../../../contract/model.ts'
import { normalisePrice } from '../../../method/price/normalise.ts'
import { computeOfficialResult, type LotInput, type LotResult } from '../../../method/ranking/official.ts'
import { withViewWeights } from '../../../method/ranking/views.ts'
import type { ReadContent } from '../../kernel.ts'
import { liveBidsOf } from '../bids/running.ts'
import { complianceKey } from '../compliance/state.ts'
import { currentVersion } from '../guards.ts'
import { consensusOf } from '../moderation/state.ts'
import type { TenderState } from '../state.ts'
import { askedOf, leftOutOf } from '../model/asked.ts'
import { roundOf } from '../setup/rounds.ts'

/** Why there is no result yet: a value, with what is missing. */
export interface NoResult {
  cannot: true
  because: string
}

/**
 * The trusts a price is asked for: those of the published notice, each that later became part of a merged one among them.
 * Who joins, merges or leaves afterwards changes no price that was bid on the notice, and so no result.
 */
export const pricingUnits = (state: TenderState, publishedAt: number): number =>
  [...state.setup.trusts.values()].filter((trust) => trust.mergedFrom.length === 0 && trust.seq < publishedAt && !(trust.left && trust.left.seq < publishedAt)).length

/**
 * The input of one lot's result: consensus scores, normalised prices, compliance.
 * `weights` replaces the award weights for a view; the result then says that it is not the award.
 * Only bids of one round are ranked beside each other: of the one the lot is in, or of an earlier one that is named.
 */
export const deriveLotInput = (state: TenderState, lot: string, read: ReadContent, view?: { trust: string; weights: readonly Weight[] }, round?: string): LotInput | NoResult => {
  const version = currentVersion(state)
  if (!version) return { cannot: true, because: 'No model is published yet.' }
  const { model, requirements } = version.frozen
  const priceModel = model.price.find((price) => price.lot === lot)
  const inRound = round ?? roundOf(state.setup, lot)?.id
  const questions = askedOf(state, lot, inRound)
  const mandatory = requirements.filter((requirement) => requirement.kind === 'mandatory' && requirement.lots.includes(lot))
  const bids = liveBidsOf(state, lot, round).filter((bid) => bid.technical.opened)
  const draw = state.decision.draws.get(lot)
  return {
    lot,
    model,
    leftOut: leftOutOf(version.frozen, lot, inRound),
    weights: view ? withViewWeights(model.awardWeights, view.weights) : model.awardWeights,
    requirements: new Map(mandatory.map(({ id, ref }) => [id, ref])),
    weightSet: view ? { kind: 'view', trust: view.trust } : { kind: 'award' },
    bids: bids.map((bid) => {
      const text = bid.schedule ? read(bid.schedule) : undefined
      const working = text !== undefined && priceModel ? normalisePrice(JSON.parse(text) as PricingSchedule, priceModel.normalisation, { trusts: pricingUnits(state, version.seq) }) : undefined
      const outcomes = mandatory.map((requirement) => ({ id: requirement.id, outcome: state.compliance.outcomes.get(complianceKey(bid.id, requirement.id))?.outcome }))
      return {
        bid: bid.id,
        scores: new Map(questions.flatMap((question) => {
          const score = consensusOf(state.moderation, question.id, bid.id)
          return score === undefined ? [] : [[question.id, score] as const]
        })),
        price: working?.price ?? null,
        ...(working ? { priceWorking: working } : {}),
        failedMandatory: outcomes.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id),
        undecidedMandatory: outcomes.filter(({ outcome }) => outcome === undefined).map(({ id }) => id),
      }
    }),
    ...(draw && draw.settled.length > 0 ? { lotDraw: draw.settled } : {}),
  }
}

export const deriveOfficialResult = (state: TenderState, lot: string, read: ReadContent, round?: string): LotResult | NoResult => {
  const input = deriveLotInput(state, lot, read, undefined, round)
  return 'cannot' in input ? input : computeOfficialResult(input)
}
