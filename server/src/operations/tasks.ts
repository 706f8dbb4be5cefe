/** What threads compute, by name. Each task is given all it needs but what lies on disk. */
import { computeViewOutcomes, type ViewOutcomes, type ViewWeights } from '@workbench/shared/method/ranking/views.ts'
import type { LotInput } from '@workbench/shared/method/ranking/official.ts'
import type { Tasks } from '../jobs/message.ts'
import type { Stored } from '../journal/stored.ts'
import { checkRecord, type Checked, type Checking } from './check-record.ts'
import { makeReports, type MadeReport, type Reporting } from './make-report.ts'

export interface WorkbenchTasks {
  readonly checkRecord: { readonly input: Checking; readonly output: Checked }
  readonly makeReport: { readonly input: Reporting; readonly output: MadeReport }
  readonly computeViewOutcomes: { readonly input: { readonly award: LotInput; readonly views: readonly ViewWeights[] }; readonly output: ViewOutcomes }
}

export const makeTasks = (stored: Stored): Tasks<WorkbenchTasks> => ({
  checkRecord: (checking) => checkRecord(stored, checking),
  makeReport: makeReports(stored),
  computeViewOutcomes: ({ award, views }) => computeViewOutcomes(award, views),
})
