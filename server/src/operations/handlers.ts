/** Every operation with what answers it. */
import type { ViewName } from '@workbench/shared/contract/views.ts'
import { views } from '@workbench/shared/contract/views.ts'
import { operations, otherOperations, type OperationName } from '@workbench/shared/contract/operations.ts'
import type { People } from '../accounts/people.ts'
import type { Records } from '../journal/port.ts'
import type { Checking } from './check-record.ts'
import { runCommand, startRecord } from './commands.ts'
import type { Drafts } from '../drafts/drafts.ts'
import type { Jobs } from '../jobs/pool.ts'
import { draftHandlers } from './drafts.ts'
import { latestEvents, openWholeRecord, recordEvents } from './events.ts'
import { recordExport } from './export.ts'
import { home } from './home.ts'
import { recordChanges } from './moments.ts'
import { names } from './names.ts'
import { describeInterface } from './openapi.ts'
import { issuedDocument } from './documents.ts'
import { json, refused, type Handler } from './outcome.ts'
import { evaluationReport } from './report.ts'
import { sessionHandlers, type SessionDependencies } from './session.ts'
import { verify } from './verify.ts'
import type { WorkbenchTasks } from './tasks.ts'
import { runView, type ViewDependencies } from './views.ts'

export interface HandlerDependencies extends SessionDependencies, ViewDependencies {
  readonly records: Records
  readonly people: People
  readonly drafts: Drafts
  readonly jobs: Jobs<WorkbenchTasks>
}

/** A million events take about a minute; a machine that is busy, several. */
const millisecondsToCheck = (events: number): number => 120_000 + events

/** Never kept: it looks at the disk as it is now. Two who ask at the same event share one check. */
const recordVerify = ({ records, jobs }: HandlerDependencies): Handler => async ({ caller, params, signal }) => {
  const check = (checking: Checking) =>
    jobs.run('checkRecord', checking, { name: `${checking.record} ${checking.shown.seq} ${checking.shown.digest}`, milliseconds: millisecondsToCheck(checking.shown.seq), signal })
  const held = await openWholeRecord(records, params.record!, caller.person!)
  return 'refused' in held ? refused(held) : json(await verify(records, params.record!, check))
}

export const makeHandlers = (dependencies: HandlerDependencies): Readonly<Partial<Record<OperationName, Handler>>> => {
  const { records, people } = dependencies
  const view = runView(dependencies)
  const command = runCommand(dependencies)
  const openapi = describeInterface()
  const beneathRecords = Object.keys(operations).filter((name) => !Object.hasOwn(otherOperations, name)) as OperationName[]
  return {
    ...Object.fromEntries(beneathRecords.map((name) => [name, Object.hasOwn(views, name as ViewName) ? view : command])),
    ...sessionHandlers(dependencies),
    ...draftHandlers(records, dependencies.drafts),
    home: home(records),
    startTender: startRecord(records, 'tender'),
    startWorkshop: startRecord(records, 'workshop'),
    names: names(records, people),
    recordEvents: recordEvents(records, dependencies.readLog),
    latestEvents: latestEvents(records, dependencies.readLog),
    recordChanges: recordChanges(records, dependencies.readLog),
    recordExport: recordExport(records, dependencies.readLog),
    recordVerify: recordVerify(dependencies),
    evaluationReport: evaluationReport(dependencies, dependencies.readLog),
    issuedDocument: issuedDocument(records),
    openapi: async () => json(openapi),
  }
}
