/** The record as it is stored, page by page, for whoever may read all of it: a file of it can be checked without this installation. */
import { withheldBecause } from '@workbench/shared/policy/events.ts'
import { mayReadDocument } from '@workbench/shared/policy/report.ts'
import { base64, hex, textOf } from '@workbench/shared/proof/bytes.ts'
import { parseCheckpoint } from '@workbench/shared/proof/checkpoint.ts'
import { textOrBase64, type ExportedContent, type ExportedEvent } from '@workbench/shared/proof/export.ts'
import { parseEvent } from '@workbench/shared/proof/stored-event.ts'
import { commitmentsIn } from '@workbench/shared/proof/verify.ts'
import type { Recorded } from '@workbench/shared/record/kernel.ts'
import type { Held, Records, StoredBytes } from '../journal/port.ts'
import type { ReadLog } from '../readlog/readlog.ts'
import { openWholeRecord } from './events.ts'
import { json, refused, type Handler } from './outcome.ts'
import { isKind } from './participation.ts'

const PAGE = 500

type Withheld = (event: Recorded) => string | undefined

const withheldFrom = (held: Held, person: string): Withheld => (event) => (isKind(held, 'tender') ? withheldBecause(held.state, person, event) : undefined)

/** Documents that the person may not read stay behind, as sealed envelopes do. */
const keptBack = (held: Held, person: string): ReadonlySet<string> =>
  new Set(isKind(held, 'tender') ? held.state.documents.issued.filter((document) => !mayReadDocument(held.state, person, document)).map(({ content }) => content.sha256) : [])

const exportEvent = ({ seq, bytes, leaf }: StoredBytes, withheld: Withheld): { readonly event: ExportedEvent; readonly body: unknown } => {
  const parsed = parseEvent(bytes)
  const because = 'because' in parsed ? undefined : withheld(parsed)
  if (because !== undefined) return { event: { seq, leaf: hex(leaf), withheld: because }, body: null }
  const written = textOrBase64(bytes, textOf)
  return { event: { seq, leaf: hex(leaf), ...('text' in written ? { event: written.text } : written) }, body: 'because' in parsed ? null : parsed.body }
}

const exportContent = async (records: Records, record: string, bodies: readonly unknown[], back: ReadonlySet<string>): Promise<ExportedContent[]> => {
  const named = new Map<string, string>()
  for (const body of bodies) commitmentsIn(body, (sha256, _size, kind) => named.set(sha256, String(kind)))
  const told = [...named].filter(([sha256, kind]) => kind !== 'envelope' && !back.has(sha256)).map(([sha256]) => sha256)
  const found = new Map((await records.content(record, told)).map((row) => [row.sha256, row]))
  return [...named].map(([sha256, kind]): ExportedContent => {
    if (kind === 'envelope') return { sha256, kind, gone: 'sealed' }
    const row = found.get(sha256)
    return row && row.bytes !== null ? { sha256, kind, salt: hex(row.salt), ...textOrBase64(row.bytes, textOf) } : { sha256, kind, gone: row?.gone ?? 'withheld' }
  })
}

export const recordExport = (records: Records, readLog: Pick<ReadLog, 'note'>): Handler => async ({ caller, params }) => {
  const record = params.record!
  const person = caller.person!
  const held = await openWholeRecord(records, record, person)
  if ('refused' in held) return refused(held)
  // Signed over the events up to now; the last page carries the one that covers exactly what was handed out.
  const checkpoint = await records.checkpoint(record)
  const signed = parseCheckpoint(checkpoint)
  if ('because' in signed) throw new Error(`The checkpoint of ${record} cannot be read: ${signed.because}`)
  const after = params.cursor === undefined ? -1 : Number(params.cursor)
  const rows = await records.stored(record, { afterSeq: after, limit: Math.min(PAGE, Math.max(0, signed.size - 1 - after)) })
  const withheld = withheldFrom(held, person)
  const exported = rows.map((row) => exportEvent(row, withheld))
  const content = await exportContent(records, record, exported.map(({ body }) => body), keptBack(held, person))
  const last = rows.at(-1)?.seq ?? after
  readLog.note({ record, person, view: 'recordExport', params: { cursor: params.cursor ?? '' } })
  return json({
    head: { record, kind: held.facts.kind, origin: signed.origin, events: signed.size, checkpoint, publicKey: base64(records.publicKey) },
    events: exported.map(({ event }) => event),
    content,
    next: rows.length > 0 && last < signed.size - 1 ? String(last) : null,
  })
}
