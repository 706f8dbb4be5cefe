/** The evaluation report from the events on disk: replayed, derived, its texts redeemed, rendered. Runs in a thread of its own. */
import { namesInTender } from '@workbench/shared/policy/names.ts'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import { deriveEvaluationReport } from '@workbench/shared/report/evaluation/report.ts'
import type { ReportDocument } from '@workbench/shared/report/document.ts'
import type { ReadContent, Refusal } from '@workbench/shared/record/kernel.ts'
import { isRefusal } from '@workbench/shared/record/tender/guards.ts'
import type { PanelMember } from '@workbench/shared/record/tender/panel/state.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import type { Person } from '../accounts/people.ts'
import type { RecordFacts } from '../journal/port.ts'
import type { Stored } from '../journal/stored.ts'
import { renderPage } from '../render/page.ts'
import { redeemAll } from './redeem.ts'

export interface Reporting {
  readonly facts: RecordFacts
  /** The event that the report rests on, and the last one there is. */
  readonly seq: number
  readonly head: number
  readonly person: string
  /** The reader's own part in the record as it is now: what one may read is of now, what it holds is of then. */
  readonly member: PanelMember
  /** The accounts of everybody who takes part. */
  readonly people: readonly Pick<Person, 'id' | 'name' | 'title'>[]
}

export type MadeReport = { readonly page: string } | { readonly refusal: Refusal }

interface Stood {
  readonly name: string
  readonly state: TenderState
  readonly read: ReadContent
}

export const makeReports = (stored: Stored): ((reporting: Reporting) => Promise<MadeReport>) => {
  /** The last record read, so that the report that is issued is not replayed again after the one that was looked at. */
  let last: Stood | undefined

  const stand = async ({ facts, seq, head }: Reporting): Promise<Stood> => {
    // With the head: texts that an event destroyed later are gone from earlier days too.
    const name = `${facts.record} ${seq} ${head}`
    if (last?.name === name) return last
    last = undefined
    const [state, read] = await Promise.all([stored.past(facts, seq), stored.atHand(facts.record)])
    return (last = { name, state: state as TenderState, read })
  }

  return async (reporting) => {
    const { facts: { record }, person, member, people } = reporting
    const { state, read } = await stand(reporting)
    const rights = { ...state, panel: { ...state.panel, people: new Map(state.panel.people).set(person, member) } }
    const seen = new Set(namesInTender(rights, person).people)
    const known = new Map(people.filter(({ id }) => seen.has(id)).map((found) => [found.id, found]))
    const made = deriveEvaluationReport(state, person, { rights, read, hash: hashOfJson, personOf: (id) => ({ name: known.get(id)?.name ?? id, title: known.get(id)?.title ?? '' }) })
    if (isRefusal(made)) return { refusal: made }
    const document = await redeemAll(stored, record, made)
    return { page: renderPage(document as ReportDocument<string>) }
  }
}
