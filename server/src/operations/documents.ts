/** A document as it was issued. Sent as text in JSON: what somebody wrote is never served as a page of this address. */
import { createHash } from 'node:crypto'
import { mayReadDocument } from '@workbench/shared/policy/report.ts'
import { unknown } from '@workbench/shared/record/kernel.ts'
import type { Records } from '../journal/port.ts'
import { json, refused, type Handler } from './outcome.ts'
import { isKind, noSuchRecord, openRecord } from './participation.ts'
import { redeemAll } from './redeem.ts'

export const issuedDocument = (records: Records): Handler => async ({ caller, params }) => {
  const { record, document: id } = params as { record: string; document: string }
  const held = await openRecord(records, record, caller.person!)
  if (!held || !isKind(held, 'tender')) return refused(noSuchRecord(record))
  const found = held.state.documents.issued.find((document) => document.id === id)
  if (!found || !mayReadDocument(held.state, caller.person!, found)) return refused(unknown('document', id))
  const { kind, title, by, at, made, content } = found
  const redeemed = (await redeemAll(records, record, { title, content })) as { title: string; content: string }
  return json({ id, kind, title: redeemed.title, by, at, made: made ?? null, content: redeemed.content, sha256: createHash('sha256').update(redeemed.content).digest('hex') })
}
