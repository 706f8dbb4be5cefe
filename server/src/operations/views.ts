/** One runner for every view: the record as committed, the policy's function, texts redeemed in one read. */
import { views, type ViewName } from '@workbench/shared/contract/views.ts'
import type { RecordKindName } from '@workbench/shared/handle.ts'
import type { TenderViewName, ViewContext, WorkshopViewName } from '@workbench/shared/policy/view.ts'
import { viewTender, viewWorkshop } from '@workbench/shared/policy/views.ts'
import { prepareTrustViews, trustViewsReply } from '@workbench/shared/policy/views/results.ts'
import { refuse, type Refusal } from '@workbench/shared/record/kernel.ts'
import { isRefusal } from '@workbench/shared/record/tender/guards.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import type { WorkshopState } from '@workbench/shared/record/workshop/state.ts'
import type { Jobs } from '../jobs/pool.ts'
import type { Held, Records } from '../journal/port.ts'
import type { ReadLog } from '../readlog/readlog.ts'
import { json, refused, type Call, type Outcome } from './outcome.ts'
import { bidReadersOf } from './bid-readers.ts'
import { isKind, noSuchRecord, openRecord, readsWhole } from './participation.ts'
import { redeemAll } from './redeem.ts'
import type { WorkbenchTasks } from './tasks.ts'

type Viewer = (state: never, person: string, name: never, params: unknown, context: ViewContext) => unknown

const viewers: { readonly [K in RecordKindName]: Viewer } = {
  tender: viewTender satisfies (state: TenderState, person: string, name: TenderViewName, params: unknown, context: ViewContext) => unknown,
  workshop: viewWorkshop satisfies (state: WorkshopState, person: string, name: WorkshopViewName, params: unknown, context: ViewContext) => unknown,
}

export interface ViewDependencies {
  readonly records: Records
  readonly hash: (json: unknown) => string
  readonly readLog: Pick<ReadLog, 'note'>
  readonly jobs: Pick<Jobs<WorkbenchTasks>, 'run'>
}

interface Asked {
  readonly held: Held
  /** The last event there is: what it destroyed is gone from earlier days too. */
  readonly head: number
  readonly person: string
  readonly params: unknown
  readonly signal: AbortSignal | undefined
}

/** Views that hold the sums of many results: prepared and put into words here, computed in a thread. */
const computedElsewhere = ({ jobs }: ViewDependencies): Readonly<Partial<Record<ViewName, (asked: Asked) => Promise<unknown>>>> => ({
  trustViews: async ({ held, head, person, params, signal }) => {
    if (!isKind(held, 'tender')) return noSuchRecord(held.facts.record)
    const { lot } = params as { lot: string }
    const prepared = prepareTrustViews(held.state, person, { lot }, held)
    if (isRefusal(prepared)) return prepared
    const outcomes = await jobs.run('computeViewOutcomes', prepared, { name: `${held.facts.record} ${held.seq} ${head} ${lot}`, keep: true, signal })
    return trustViewsReply(held.state, { lot }, prepared, outcomes)
  },
})

export const runView = (dependencies: ViewDependencies) => {
  const elsewhere = computedElsewhere(dependencies)
  return (call: Call): Promise<Outcome> => view(dependencies, elsewhere, call)
}

const view = async (dependencies: ViewDependencies, elsewhere: ReturnType<typeof computedElsewhere>, call: Call): Promise<Outcome> => {
  const { records } = dependencies
  const person = call.caller.person!
  const { record, asOf, ...params } = call.params as { record: string; asOf?: string }
  const name = call.operation as ViewName
  const now = await openRecord(records, record, person)
  if (!now || views[name].kind !== now.facts.kind) return refused(noSuchRecord(record))
  const held = asOf === undefined ? now : await asItStood(records, now, person, asOf)
  if (isRefusal(held)) return refused(held)
  const viewed = elsewhere[name]
    ? await elsewhere[name]({ held, head: now.seq, person, params, signal: call.signal })
    : viewers[now.facts.kind](held.state as never, person, name as never, params, { read: held.read, now: held.now, hash: dependencies.hash, bidReaders: await bidReadersOf(records, now) })
  if (isRefusal(viewed)) return refused(viewed)
  const reply = await redeemAll(records, record, viewed)
  dependencies.readLog.note({ record, person, view: name, params })
  return json(reply)
}

/**
 * The record at the end of a day. What it holds is of then; whether one may look, and as what one looks, is of now.
 * Where then and now differ in what a stage hides, the stricter of the two counts.
 */
const asItStood = async (records: Records, now: Held, person: string, day: string): Promise<Held | Refusal> => {
  if (!(await readsWhole(records, now, person))) return refuse('forbidden', 'record-hidden', 'Past days are shown to those who may read the whole record.', {}, '/asOf')
  const evening = `${day}T23:59:59.999Z`
  const then = await records.asItStood(now.facts.record, { instant: evening })
  if (!then) {
    const begins = now.state.setup.startedAt
    return refuse('content', 'before-the-record', `The record begins on ${begins.slice(0, 10)}; there is nothing to show for ${day}.`, { begins }, '/asOf')
  }
  return { ...then, state: withOwnPart(then, now, person), now: evening < now.now ? evening : now.now }
}

/** The state of then, with the viewer's own membership of now. */
export const withOwnPart = (then: Held, now: Held, person: string): Held['state'] => {
  if (isKind(then, 'tender') && isKind(now, 'tender')) {
    const people = new Map(then.state.panel.people).set(person, now.state.panel.people.get(person)!)
    return { ...then.state, panel: { ...then.state.panel, people } }
  }
  if (!isKind(then, 'workshop') || !isKind(now, 'workshop')) throw new Error('A record never changes its kind.')
  return { ...then.state, setup: { ...then.state.setup, people: new Map(then.state.setup.people).set(person, now.state.setup.people.get(person)!) } }
}
