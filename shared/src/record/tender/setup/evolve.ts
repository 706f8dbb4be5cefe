import type { Evolvers, TenderState } from '../state.ts'
import type { SetupEvents } from './events.ts'
import type { Lot } from './state.ts'

const lot = (draft: TenderState, id: string): Lot => draft.setup.lots.get(id)!

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
    draft.setup.lots.set(body.id, { ...body, stage: 'setUp', steps: [{ stage: 'setUp', at, by: actor, seq }] })
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
  trustsMerged: (draft, body, { seq }) => {
    draft.setup.trusts.set(body.id, {
      id: body.id, name: body.name, ...(body.ods === undefined ? {} : { ods: body.ods }), joined: body.on, namedInNotice: true, mergedFrom: [...body.from], seq,
    })
    for (const from of body.from) draft.setup.trusts.get(from)!.mergedInto = { trust: body.id, on: body.on, ground: body.ground, seq }
  },
  trustLeft: (draft, body, { seq }) => {
    draft.setup.trusts.get(body.trust)!.left = { on: body.on, ground: body.ground, seq }
  },
}
