/** The evaluation report as a page, and the check that what is issued under its name is what the record gives. */
import { setImmediate } from 'node:timers/promises'
import { namesInTender } from '@workbench/shared/policy/names.ts'
import { refuseReport } from '@workbench/shared/policy/report.ts'
import { deriveEvaluationReport } from '@workbench/shared/report/evaluation/report.ts'
import type { ReportDocument } from '@workbench/shared/report/document.ts'
import { refuse, type Refusal } from '@workbench/shared/record/kernel.ts'
import { isRefusal } from '@workbench/shared/record/tender/guards.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import type { People } from '../accounts/people.ts'
import type { Held, Records } from '../journal/port.ts'
import type { ReadLog } from '../readlog/readlog.ts'
import { renderPage, sequenceOf } from '../render/page.ts'
import { html, refused, type Call, type Handler } from './outcome.ts'
import { isKind, noSuchRecord, openRecord } from './participation.ts'
import { redeemAll } from './redeem.ts'

export interface ReportDependencies {
  readonly records: Records
  readonly people: People
  readonly hash: (json: unknown) => string
}

/** To a bidder it does not exist, like a record that never was. */
const toldOf = (refusal: Refusal, record: string): Refusal => (refusal.class === 'unknown' ? noSuchRecord(record) : refusal)

interface Opened {
  readonly held: Held<'tender'>
  readonly rights: TenderState
}

/** Whether one may read it is of now; with a sequence, what it holds is of then. */
const openReport = async ({ records, hash }: ReportDependencies, record: string, person: string, seq?: number): Promise<Opened | Refusal> => {
  const now = await openRecord(records, record, person)
  if (!now || !isKind(now, 'tender')) return noSuchRecord(record)
  // The report of today is refused where it is made; for an earlier event the rights of today are asked first.
  if (seq === undefined || seq === now.seq) return { held: now, rights: now.state }
  const refusal = refuseReport(now.state, person, { hash })
  if (refusal) return toldOf(refusal, record)
  const then = seq < now.seq ? await records.asItStood(record, { seq }) : undefined
  if (!then || !isKind(then, 'tender')) return refuse('content', 'no-such-event', `The record ends with event ${now.seq}; there is nothing to report for event ${seq}.`, { last: now.seq }, '/seq')
  const people = new Map(then.state.panel.people)
  people.set(person, now.state.panel.people.get(person)!)
  return { held: then, rights: { ...then.state, panel: { ...then.state.panel, people } } }
}

const renderReport = async (dependencies: ReportDependencies, { held, rights }: Opened, person: string): Promise<string | Refusal> => {
  const { records, people, hash } = dependencies
  const known = new Map((await people.findAll(namesInTender(rights, person).people)).map((found) => [found.id, found]))
  const made = deriveEvaluationReport(held.state, person, { rights, read: held.read, hash, personOf: (id) => ({ name: known.get(id)?.name ?? id, title: known.get(id)?.title ?? '' }) })
  return isRefusal(made) ? toldOf(made, held.facts.record) : renderPage((await redeemAll(records, held.facts.record, made)) as ReportDocument<string>, setImmediate)
}

export const evaluationReport = (dependencies: ReportDependencies, readLog: Pick<ReadLog, 'note'>): Handler => async ({ caller, params }) => {
  const person = caller.person!
  const opened = await openReport(dependencies, params.record!, person, params.seq === undefined ? undefined : Number(params.seq))
  if (isRefusal(opened)) return refused(opened)
  const page = await renderReport(dependencies, opened, person)
  if (typeof page !== 'string') return refused(page)
  readLog.note({ record: params.record!, person, view: 'evaluationReport', params: { seq: String(opened.held.seq) } })
  return html(page)
}

/** R9: an evaluation report is issued only as the record gives it; made again at the event it names, and compared to the byte. */
export const refuseForgedReport = async (dependencies: ReportDependencies, { body, caller, params }: Call): Promise<Refusal | undefined> => {
  const { kind, content } = body as { kind: string; content: string }
  if (kind !== 'evaluationReport') return undefined
  const seq = sequenceOf(content)
  const altered = refuse('content', 'report-altered', 'This is not the evaluation report that the record gives. Read it again and issue it as it is.', {}, '/content')
  if (seq === undefined) return altered
  const opened = await openReport(dependencies, params.record!, caller.person!, seq)
  if (isRefusal(opened)) return opened
  const now = await dependencies.records.committed(params.record!)
  // A repeated request finds its own document issued; any other that is not of the last event comes too late.
  if (now && isKind(now, 'tender') && now.seq !== seq && !now.state.documents.issued.some((document) => document.kind === 'evaluationReport' && document.resultSeq === seq))
    return refuse('stale', 'report-outdated', `The record has gone on to event ${now.seq} since this report was made from event ${seq}. Read the report again, and issue that.`, { seq, last: now.seq }, '/content')
  const made = await renderReport(dependencies, opened, caller.person!)
  if (typeof made !== 'string') return made
  return made === content ? undefined : altered
}
