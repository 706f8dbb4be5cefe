/** What must hold of stages, awards and what follows them. */
import { standstillEnd } from '../../law/standstill.ts'
import { dayOfInstant } from '../../numeric/format.ts'
import type { Stage } from '../../contract/tender/words.ts'
import { currentVersion } from '../tender/guards.ts'
import { deriveOfficialResult } from '../tender/decision/lot-input.ts'
import { outcomeOf, sameOutcome } from '../tender/decision/outcome.ts'
import { bidsOfRound } from '../tender/bids/running.ts'
import { isLive } from '../tender/bids/state.ts'
import { isCallOff } from '../tender/setup/rounds.ts'
import type { TenderState } from '../tender/state.ts'
import { viewWeightsKey } from '../tender/writes.ts'
import type { Invariant } from './invariant.ts'

/** Every step that some act can bring about; suspension returns to where it came from, abandonment ends. */
const steps: Readonly<Partial<Record<Stage, readonly Stage[]>>> = {
  setUp: ['published'], published: ['selection', 'sealed'], selection: ['sealed'], sealed: ['opened'], opened: ['compliance'], compliance: ['scoring'],
  scoring: ['moderation'], moderation: ['pricesOpened'], pricesOpened: ['review'], review: ['decided', 'sealed'], decided: ['standstill', 'closed'], standstill: ['closed'],
}

export const decisionInvariants: readonly Invariant<TenderState>[] = [
  {
    id: 'stages-in-order',
    sentence: 'A lot walks the line of stages, each step by an act that leads there.',
    check: (state) =>
      [...state.setup.lots.values()].flatMap((lot) => {
        const wrong = lot.steps.slice(1).findIndex(({ stage }, index) => {
          const from = lot.steps[index]!.stage
          if (from === 'abandoned' || from === 'closed') return stage !== 'suspended' || from === 'abandoned'
          if (stage === 'suspended' || stage === 'abandoned') return false
          return from === 'suspended' ? stage !== lot.steps[index - 1]?.stage : !steps[from]?.includes(stage)
        })
        return [
          ...(wrong >= 0 ? [`${lot.id}: from ${lot.steps[wrong]!.stage} to ${lot.steps[wrong + 1]!.stage}.`] : []),
          ...(lot.stage === lot.steps.at(-1)?.stage ? [] : [`${lot.id}: stands in ${lot.stage}, last walked to ${lot.steps.at(-1)?.stage ?? 'nowhere'}.`]),
        ]
      }),
  },
  {
    id: 'closed-after-standstill',
    sentence: 'A lot is closed after a standstill; a call-off, or whoever stated the ground, closes without one.',
    check: (state) =>
      [...state.setup.lots.values()]
        .filter((lot) => !isCallOff(state.setup, lot.id) && lot.steps.some(({ stage, reason }, index) => stage === 'closed' && lot.steps[index - 1]?.stage === 'decided' && !reason))
        .map((lot) => `${lot.id}: was closed without a standstill and without a ground.`),
  },
  {
    id: 'further-round-by-two',
    sentence: 'A lot goes on to a further round by two people’s act alone, with a ground for each bidder who is not taken further; only those who are bid in it.',
    check: (state) =>
      [...state.setup.lots.values()].flatMap((lot) => {
        const back = lot.steps.filter(({ stage }, index) => stage === 'sealed' && lot.steps[index - 1]?.stage === 'review').length
        const invited = new Map(lot.earlier.map(({ further }, index) => [lot.earlier[index + 1]?.round ?? lot.round, further]))
        return [
          ...(back === lot.earlier.length ? [] : [`${lot.id}: went back from review to sealed bids ${back} times, by ${lot.earlier.length} decisions.`]),
          ...lot.earlier.filter(({ ended }) => ended.by === ended.proposedBy).map(({ round, ended }) => `${lot.id}: ${ended.by} proposed and began what followed ${round}.`),
          ...lot.earlier.flatMap(({ round, further, out }) =>
            bidsOfRound(state, lot.id, round).filter((bid) => isLive(bid) && !further.includes(bid.bidder) && !out.some(({ bidder }) => bidder === bid.bidder)).map((bid) => `${lot.id}: nothing was decided on ${bid.bidder} when ${round} ended.`)),
          ...[...state.bids.bids.values()].filter((bid) => bid.lot === lot.id && invited.get(bid.round)?.includes(bid.bidder) === false).map((bid) => `${bid.id}: ${bid.bidder} was not taken further into ${bid.round}.`),
        ]
      }),
  },
  {
    id: 'award-by-two',
    sentence: 'An award is approved by another person than its proposer, and a lot is decided only by an approved award.',
    check: (state) => [
      ...[...state.decision.awards.values()].filter((award) => award.approved?.by === award.proposedBy).map((award) => `${award.lot}: ${award.proposedBy} proposed and approved.`),
      ...[...state.setup.lots.values()].filter((lot) => ['decided', 'standstill'].includes(lot.stage) && !state.decision.awards.get(lot.id)?.approved).map((lot) => `${lot.id}: is ${lot.stage} without an approved award.`),
    ],
  },
  {
    id: 'award-follows-from-model',
    sentence: 'The awarded set, the reserve and every total are what the signed model gives (R9).',
    check: (state, { read }) =>
      [...state.decision.awards.values()].filter((award) => award.approved).flatMap((award) => {
        if (currentVersion(state)?.hash !== award.modelHash) return [`${award.lot}: rests on another model than the published one.`]
        const result = deriveOfficialResult(state, award.lot, read)
        if ('cannot' in result) return [`${award.lot}: its result cannot be recomputed: ${result.because}`]
        const outcome = outcomeOf(result)
        if (sameOutcome(outcome, award)) return []
        return [outcome.awarded.join() === award.awarded.join()
          ? `${award.lot}: its reserve, totals or ranks differ from those the model gives.`
          : `${award.lot}: awarded is ${award.awarded.join(', ')}; the model gives ${outcome.awarded.join(', ') || 'nobody'}.`]
      }),
  },
  {
    id: 'draw-by-two',
    sentence: 'A draw breaks a tie once another person than its recorder confirmed it; each bid stands in it once.',
    check: (state) =>
      [...state.decision.draws].flatMap(([lot, { by, confirmed, order }]) => [
        ...(confirmed?.by === by ? [`${lot}: ${by} recorded and confirmed the draw.`] : []),
        ...(new Set(order).size === order.length ? [] : [`${lot}: a bid stands twice in the draw.`]),
      ]),
  },
  {
    id: 'unlocked-by-two',
    sentence: 'Analyses that vary the model are unlocked by two people, and none was run before (R19).',
    check: (state) => {
      const approved = [...state.decision.unlocks.values()].flatMap((unlock) => unlock.approved ?? [])
      const first = Math.min(...approved.map(({ seq }) => seq))
      return [
        ...[...state.decision.unlocks.values()].filter((unlock) => unlock.approved?.by === unlock.by).map((unlock) => `Unlocking ${unlock.id}: ${unlock.by} proposed and approved.`),
        ...state.decision.analyses.filter((run) => run.seq < first).map((run) => `${run.kind} of ${run.lot}: run by event ${run.seq}, before anything was unlocked.`),
      ]
    },
  },
  {
    id: 'varied-on-open-bids',
    sentence: 'Analyses that vary the model are unlocked and run once prices are open, and the trusts’ own weights stand from then on (R19).',
    check: (state) => {
      const openedAt = (lot?: string) => [...state.bids.bids.values()].filter((bid) => lot === undefined || bid.lot === lot).flatMap(({ commercial }) => commercial.opened ?? []).sort((a, b) => a.seq - b.seq)[0]
      const first = openedAt()
      return [
        ...[...state.decision.unlocks.values()].filter(({ approved }) => approved && !(first && first.seq < approved.seq)).map(({ id }) => `Unlocking ${id}: was approved before any price was open.`),
        ...state.decision.analyses.filter((run) => !((openedAt(run.lot)?.seq ?? Infinity) < run.seq)).map((run) => `${run.kind} of ${run.lot}: run by event ${run.seq}, before its prices were open.`),
        ...[...state.model.views.values()].flatMap(({ trust, lot }) => {
          const [opened, set] = [openedAt(lot), state.written.get(viewWeightsKey(trust, lot))]
          return opened && set && set.at > opened.at ? [`${trust}: weighed ${lot} on ${set.at}, after its prices were opened.`] : []
        }),
      ]
    },
  },
  {
    id: 'abandoned-by-two-once-open',
    sentence: 'A lot whose bids were opened is abandoned by two people.',
    check: (state) =>
      [...state.decision.abandoned].flatMap(([id, { by, proposedBy }]) => {
        const seq = state.setup.lots.get(id)!.steps.findLast(({ stage }) => stage === 'abandoned')?.seq ?? 0
        const open = [...state.bids.bids.values()].some((bid) => bid.lot === id && (bid.technical.opened?.seq ?? Infinity) < seq)
        return open && (proposedBy === undefined || proposedBy === by) ? [`${id}: abandoned by ${by} alone, event ${seq}, after its bids were opened.`] : []
      }),
  },
  {
    id: 'standstill-kept',
    sentence: 'A standstill runs from notices sent after the award was approved and before they were recorded, ends when the rule set says, and a lot closes only after it.',
    check: (state) =>
      [...state.decision.standstills.values()].flatMap(({ lot, sent, means, lastReceived, ends }) => {
        const period = standstillEnd({ ruleSet: state.setup.ruleSet, means, sent, ...(lastReceived === undefined ? {} : { lastReceived }) })
        const walked = state.setup.lots.get(lot)?.steps ?? []
        const closed = walked.find((step, index) => step.stage === 'closed' && walked[index - 1]?.stage === 'standstill')
        const approved = state.decision.awards.get(lot)?.approved
        const recorded = walked.find(({ stage }) => stage === 'standstill')
        return [
          ...(approved && sent < dayOfInstant(approved.at) ? [`${lot}: its notices are said to be of ${sent}, its award was approved on ${dayOfInstant(approved.at)}.`] : []),
          ...(recorded && sent > dayOfInstant(recorded.at) ? [`${lot}: its notices are said to be of ${sent}, and were recorded on ${dayOfInstant(recorded.at)}.`] : []),
          ...('cannot' in period || period.ends !== ends ? [`${lot}: the end ${ends} does not follow from the rules.`] : []),
          ...(closed && dayOfInstant(closed.at) <= ends ? [`${lot}: closed on ${dayOfInstant(closed.at)}, its standstill ran to the end of ${ends}.`] : []),
        ]
      }),
  },
]
