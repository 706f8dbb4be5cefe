import type { Evolvers, TenderState } from '../state.ts'
import { openingKey } from '../bids/state.ts'
import { scorersOf } from '../panel/state.ts'
import type { SetupEvents } from './events.ts'
import type { Lot } from './state.ts'
import { questionsOf } from '../model/asked.ts'

const lot = (draft: TenderState, id: string): Lot => draft.setup.lots.get(id)!

/** Takes the entries of these keys out of a map. */
const taken = <T>(from: Map<string, T>, keys: readonly string[]): Map<string, T> => {
  const found = new Map<string, T>()
  for (const key of keys) {
    const value = from.get(key)
    if (value === undefined) continue
    found.set(key, value)
    from.delete(key)
  }
  return found
}

export const setupEvolvers: Evolvers<SetupEvents> = {
  tenderStarted: (draft, body, { actor, at }) => {
    Object.assign(draft.setup, {
      title: body.title, ruleSet: body.ruleSet, purpose: body.purpose, illustrative: body.illustrative, startedBy: actor, startedAt: at,
    })
    if (body.parent) draft.setup.parent = body.parent
  },
  tenderDescribed: (draft, body) => {
    Object.assign(draft.setup, body)
  },
  lotAdded: (draft, body, { actor, at, seq }) => {
    draft.setup.lots.set(body.id, { ...body, stage: 'setUp', steps: [{ stage: 'setUp', at, by: actor, seq }], earlier: [] })
  },
  lotChanged: (draft, { lot: id, ...change }) => {
    Object.assign(lot(draft, id), change)
  },
  lotRemoved: (draft, body) => {
    draft.setup.lots.delete(body.lot)
  },
  roundAdded: (draft, body) => {
    draft.setup.rounds.set(body.id, { ...body, lots: [...body.lots] })
  },
  roundDeadlineChanged: (draft, body) => {
    draft.setup.rounds.get(body.round)!.deadline = body.deadline
  },
  roundProposed: (draft, { lot: id, ...proposed }, { actor, at, seq }) => {
    lot(draft, id).proposed = { ...proposed, by: actor, at, seq }
  },
  roundBegun: (draft, { lot: id, from, round, further, out, reason, proposedBy }, { actor, at, seq }) => {
    const walked = lot(draft, id)
    const questions = questionsOf(draft, id).map((node) => node.id)
    walked.earlier.push({
      round: from, further, out, reason, ended: { at, by: actor, proposedBy, seq },
      moderated: taken(draft.moderation.opened, questions), submitted: taken(draft.scoring.submissions, questions),
      scorers: new Map(questions.map((question) => [question, scorersOf(draft.panel, question)])),
    })
    walked.round = round
    delete walked.proposed
    delete walked.abandoning
    // What was proposed, drawn or said of the round that is over does not hold for the next one; it stays in the record.
    for (const envelope of ['technical', 'commercial'] as const) draft.bids.openings.delete(openingKey(id, envelope))
    draft.decision.awards.delete(id)
    draft.decision.draws.delete(id)
    for (const [key, position] of draft.decision.positions) if (position.lot === id) draft.decision.positions.delete(key)
  },
  datesPlanned: (draft, body) => {
    for (const date of body.dates) draft.setup.planned.set(date.stage, date.planned)
  },
  stageMoved: (draft, body, { actor, at, seq }) => {
    const moved = lot(draft, body.lot)
    moved.stage = body.to
    moved.steps.push({ stage: body.to, at, by: actor, seq, ...(body.reason ? { reason: body.reason } : {}) })
  },
  trustJoined: (draft, body, { seq }) => {
    draft.setup.trusts.set(body.id, { ...body, mergedFrom: [], seq })
  },
  trustDescribed: (draft, { trust, ...profile }, { seq }) => {
    draft.setup.trusts.get(trust)!.profile = { ...profile, seq }
  },
  trustsMerged: (draft, body, { seq, at }) => {
    draft.setup.trusts.set(body.id, {
      id: body.id, name: body.name, ...(body.ods === undefined ? {} : { ods: body.ods }), joined: body.on, namedInNotice: true, mergedFrom: [...body.from], seq,
    })
    for (const from of body.from) draft.setup.trusts.get(from)!.mergedInto = { trust: body.id, on: body.on, ground: body.ground, at, seq }
  },
  trustLeft: (draft, body, { seq, at }) => {
    draft.setup.trusts.get(body.trust)!.left = { on: body.on, ground: body.ground, at, seq }
  },
}
