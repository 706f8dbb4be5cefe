import type { Committed } from '../../contract/primitives.ts'
import { stages } from '../../contract/tender/words.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { currentVersion, leastAdvanced } from '../../record/tender/guards.ts'
import { liveBidsOf } from '../../record/tender/bids/running.ts'
import { deriveOfficialResult } from '../../record/tender/decision/lot-input.ts'
import { scorersOf } from '../../record/tender/panel/state.ts'
import { submissionOf } from '../../record/tender/scoring/state.ts'
import { currentTrusts } from '../../record/tender/setup/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { lotKey, planKey, profileKey, roundKey, tenderKey } from '../../record/tender/writes.ts'
import type { NextAct } from '../next-act.ts'
import { deriveNextActs } from '../next.ts'
import { isLed } from '../staffing.ts'
import { holds, isBuyingSide, mayReadRecord, mayReadResults, rolesHeld, trustsOf } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'
import { standsAt, unchangeable } from '../written.ts'
import { askedOf } from '../../record/tender/model/asked.ts'

const hasToSubmit = (state: TenderState, person: string, lot: string): boolean =>
  askedOf(state, lot).some((node) => scorersOf(state.panel, node.id).includes(person) && !submissionOf(state.scoring, node.id, person))

/** How many submissions are open tells one evaluator how far the others are (R8): they read only that some are. */
const blockersFor = (state: TenderState, person: string, { blockers }: NextAct): NextAct['blockers'] =>
  holds(state, person, 'evaluator') ? blockers.map((blocker) => (blocker.page === 'scoring' ? { ...blocker, sentence: 'Submissions are still open.' } : blocker)) : blockers

/** An evaluator has a part where something is assigned and not submitted; other roles have theirs in every lot. */
const isYours = (state: TenderState, person: string, { lot, roles }: NextAct): boolean => {
  const others = roles.filter((role) => role !== 'evaluator')
  return holds(state, person, ...others) || (roles.includes('evaluator') && lot !== null && hasToSubmit(state, person, lot))
}

/** Bidders' contacts see stages and dates, not what the buying side still has to do. */
export const overview: TenderViewOf<'overview'> = (state, person, _params, context) => {
  const { setup } = state
  const buying = isBuyingSide(state, person)
  const version = currentVersion(state)
  const member = state.panel.people.get(person)
  const stands = (key: string) => (buying ? standsAt(state, key) : unchangeable)
  return {
    title: setup.title, ruleSet: setup.ruleSet, purpose: setup.purpose, illustrative: setup.illustrative, parent: setup.parent ?? null, startedAt: setup.startedAt,
    stage: leastAdvanced([...setup.lots.values()].map((lot) => lot.stage), stages) ?? 'setUp',
    today: context.now.slice(0, 10),
    me: {
      person,
      roles: rolesHeld(state, person).map(({ role, trust, bidder }) => ({ role, ...(trust === undefined ? {} : { trust }), ...(bidder === undefined ? {} : { bidder }) })),
      side: buying ? 'buying' : 'bidder',
      interests: member?.interests ? (member.interests.decision?.outcome ?? (member.interests.items.length === 0 ? 'none' : 'waiting')) : 'undeclared',
    },
    lots: [...setup.lots.values()].map(({ id, ref, title, places, stage, value, variants, steps }) => ({
      id, ref, title, places, stage, ...(value === undefined ? {} : { value: { ...value } }), variants,
      steps: steps.map(({ stage: reached, at, by }) => ({ stage: reached, at, by })), ...stands(lotKey(id)),
    })),
    rounds: [...setup.rounds.values()].map((round) => ({ ...round, lots: [...round.lots], passed: round.deadline <= context.now, ...stands(roundKey(round.id)) })),
    description: stands(tenderKey), plan: stands(planKey),
    planned: [...setup.planned].map(([stage, planned]) => ({ stage, planned })),
    next: buying ? deriveNextActs(state, context.now, (lot) => (mayReadResults(state, person, lot) ? deriveOfficialResult(state, lot, context.read) : undefined)).map((act) => ({ ...act, blockers: blockersFor(state, person, act), yours: isYours(state, person, act) })) : [],
    figures: buying
      ? [
          { label: 'Trusts buying together', value: String(currentTrusts(setup).length) },
          { label: 'Questions to score', value: String((version?.frozen.model.criteria ?? [...state.model.criteria.values()]).filter((node) => node.kind === 'question').length) },
          { label: 'Bids in the running', value: String([...setup.lots.keys()].reduce((count, lot) => count + liveBidsOf(state, lot).length, 0)) },
        ]
      : [],
    version: version ? { version: version.version, hash: version.hash, at: version.at } : null,
    callOffs: buying ? state.decision.callOffs.map(({ record, lot, trust }) => ({ record, lot, trust })) : [],
    readsRecord: mayReadRecord(state, person),
  } as Committed<ReplyOf<'overview'>>
}

export const consortium: TenderViewOf<'consortium'> = (state, person) => ({
  trusts: [...state.setup.trusts.values()].map((trust) => ({
    id: trust.id, name: trust.name, ...(trust.ods === undefined ? {} : { ods: trust.ods }), joined: trust.joined, namedInNotice: trust.namedInNotice,
    mergedFrom: [...trust.mergedFrom],
    left: trust.left ? { on: trust.left.on, ground: trust.left.ground } : null,
    mergedInto: trust.mergedInto ? { trust: trust.mergedInto.trust, on: trust.mergedInto.on, ground: trust.mergedInto.ground } : null,
    profile: trust.profile && isBuyingSide(state, person)
      ? {
          system: trust.profile.system, hosting: trust.profile.hosting, contractEnd: trust.profile.contractEnd,
          ...(trust.profile.contractNote ? { contractNote: trust.profile.contractNote } : {}), facts: trust.profile.facts.map((fact) => ({ ...fact })),
          ...standsAt(state, profileKey(trust.id)),
        }
      : null,
    mine: trustsOf(state, person).includes(trust.id),
    led: isBuyingSide(state, person) ? isLed(state, trust) : null,
  })),
  mayChange: holds(state, person, 'lead'),
  mayMerge: holds(state, person, 'lead'),
}) as Committed<ReplyOf<'consortium'>>
