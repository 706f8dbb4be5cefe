/** The evaluation report as a page, and the check that what is issued under its name is what the record gives. */
import { refuseReport, refuseReportReader } from '@workbench/shared/policy/report.ts'
import { refuse, type Refusal } from '@workbench/shared/record/kernel.ts'
import { isRefusal } from '@workbench/shared/record/tender/guards.ts'
import type { People } from '../accounts/people.ts'
import type { Jobs } from '../jobs/pool.ts'
import type { Records } from '../journal/port.ts'
import type { ReadLog } from '../readlog/readlog.ts'
import { sequenceOf } from '../render/page.ts'
import type { Reporting } from './make-report.ts'
import { html, refused, type Call, type Handler } from './outcome.ts'
import { isKind, openRecord } from './participation.ts'
import type { WorkbenchTasks } from './tasks.ts'

export interface ReportDependencies {
  readonly records: Records
  readonly people: People
  readonly hash: (json: unknown) => string
  readonly jobs: Pick<Jobs<WorkbenchTasks>, 'run'>
}

/** To a bidder there is none, in the very words of a record that never was. */
const noSuchReport = (record: string): Refusal => refuse('unknown', 'not-found', `There is no report “${record}” for you to read.`, { id: record })

const toldOf = (refusal: Refusal, record: string): Refusal => (refusal.class === 'unknown' ? noSuchReport(record) : refusal)

/** Whether one may read it is of now; with a sequence, what it holds is of then. */
const openReport = async ({ records, people, hash }: ReportDependencies, record: string, person: string, wanted?: number): Promise<Reporting | Refusal> => {
  const now = await openRecord(records, record, person)
  if (!now || !isKind(now, 'tender')) return noSuchReport(record)
  const seq = wanted ?? now.seq
  // The model of today is hashed where the report of today is made; for an earlier event it is asked here.
  const refusal = seq === now.seq ? refuseReportReader(now.state, person) : refuseReport(now.state, person, { hash })
  if (refusal) return toldOf(refusal, record)
  if (seq > now.seq) return refuse('content', 'no-such-event', `The record ends with event ${now.seq}; there is nothing to report for event ${seq}.`, { last: now.seq }, '/seq')
  const accounts = await people.findAll([...now.state.panel.people.keys()])
  return { facts: now.facts, seq, head: now.seq, person, member: now.state.panel.people.get(person)!, people: accounts.map(({ id, name, title }) => ({ id, name, title })) }
}

/** Made in a thread of its own; the same report is not made twice. */
const makeReport = async ({ jobs, hash }: ReportDependencies, reporting: Reporting, signal?: AbortSignal): Promise<string | Refusal> => {
  const made = await jobs.run('makeReport', reporting, { name: hash(reporting), keep: true, signal })
  return 'page' in made ? made.page : toldOf(made.refusal, reporting.facts.record)
}

export const evaluationReport = (dependencies: ReportDependencies, readLog: Pick<ReadLog, 'note'>): Handler => async ({ caller, params, signal }) => {
  const person = caller.person!
  const reporting = await openReport(dependencies, params.record!, person, params.seq === undefined ? undefined : Number(params.seq))
  if (isRefusal(reporting)) return refused(reporting)
  const page = await makeReport(dependencies, reporting, signal)
  if (typeof page !== 'string') return refused(page)
  readLog.note({ record: params.record!, person, view: 'evaluationReport', params: { seq: String(reporting.seq) } })
  return html(page)
}

/** R9: an evaluation report is issued only as the record gives it; made again at the event it names, and compared to the byte. */
export const refuseForgedReport = async (dependencies: ReportDependencies, { body, caller, params }: Call): Promise<Refusal | undefined> => {
  const { kind, content } = body as { kind: string; content: string }
  if (kind !== 'evaluationReport') return undefined
  const seq = sequenceOf(content)
  const altered = refuse('content', 'report-altered', 'This is not the evaluation report that the record gives. Read it again and issue it as it is.', {}, '/content')
  if (seq === undefined) return altered
  const reporting = await openReport(dependencies, params.record!, caller.person!, seq)
  if (isRefusal(reporting)) return reporting
  const now = await dependencies.records.committed(params.record!)
  // A repeated request finds its own document issued; any other that is not of the last event comes too late.
  if (now && isKind(now, 'tender') && now.seq !== seq && !now.state.documents.issued.some((document) => document.kind === 'evaluationReport' && document.made?.resultSeq === seq))
    return refuse('stale', 'report-outdated', `The record has gone on to event ${now.seq} since this report was made from event ${seq}. Read the report again, and issue that.`, { seq, last: now.seq }, '/content')
  const made = await makeReport(dependencies, reporting)
  if (typeof made !== 'string') return made
  return made === content ? undefined : altered
}
