/** Drafts of one's own: durable, no part of the record, read by nobody else. */
import { refuse } from '@workbench/shared/record/kernel.ts'
import type { Draft, DraftPlace, Drafts } from '../drafts/drafts.ts'
import type { Records } from '../journal/port.ts'
import { json, refused, type Call, type Handler, type Outcome } from './outcome.ts'
import { noSuchRecord, openRecord } from './participation.ts'

export const draftHandlers = (records: Records, drafts: Drafts): Readonly<Record<'loadDrafts' | 'saveDraft' | 'removeDraft', Handler>> => {
  const partOf = (run: (call: Call, place: DraftPlace) => Promise<Outcome>): Handler => async (call) => {
    const record = call.params.record!
    const person = call.caller.person!
    return (await openRecord(records, record, person)) ? run(call, { record, person, key: call.params.key ?? '' }) : refused(noSuchRecord(record))
  }
  return {
    loadDrafts: partOf(async (_call, { record, person }) =>
      json({ drafts: (await drafts.load(record, person)).map(({ key, revision, text, updatedAt }) => ({ key, revision, text, savedAt: updatedAt })) })),
    saveDraft: partOf(async (call, place) => {
      const { text } = call.body as { text: string }
      const outcome = await drafts.save(place, call.base!, text)
      if ('saved' in outcome) return json({ revision: outcome.saved.revision, savedAt: outcome.saved.updatedAt })
      return staleDraft(call.base!, outcome.conflict)
    }),
    removeDraft: partOf(async (call, place) => {
      const outcome = await drafts.remove(place, call.base!)
      if ('removed' in outcome) return json({ removed: outcome.removed })
      return outcome.conflict === undefined ? json({ removed: false }) : staleDraft(call.base!, outcome.conflict)
    }),
  }
}

const staleDraft = (base: number, current: Draft | undefined): Outcome =>
  refused(refuse('stale', 'changed-elsewhere', 'This draft was changed in another window. Compare both, then keep one or edit.', {
    yourRevision: base, currentRevision: current?.revision ?? 0, text: current?.text ?? null, savedAt: current?.updatedAt ?? null,
  }))
