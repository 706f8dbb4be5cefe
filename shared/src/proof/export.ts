/**
 * A record as a file that can be checked without the installation it came from: one JSON object a line. The head first, then
 * every event in order, then the content behind them. Described in docs/record-export.md; read back only by `readExport`.
 */
import { base64, bytesOfBase64, bytesOfHex, utf8 } from './bytes.ts'
import type { HandedEvent, HandedOver } from './verify.ts'

const EXPORT_FORMAT = 'workbench-record'
const EXPORT_VERSION = 1

export interface ExportHead {
  readonly record: string
  readonly kind: string
  /** Names the one log the checkpoint is of. */
  readonly origin: string
  readonly events: number
  /** Signed over exactly the events in the file. */
  readonly checkpoint: string
  /** Ed25519, base64. */
  readonly publicKey: string
}

export interface ExportedEvent {
  readonly seq: number
  /** The hash that was stored when the event was written, hex. */
  readonly leaf: string
  /** The stored canonical bytes as the text they are. */
  readonly event?: string
  /** The same where the bytes are no text any more. */
  readonly base64?: string
  /** Why neither is here: whoever saved the file may not read what the event says. */
  readonly withheld?: string
}

export interface ExportedContent {
  readonly sha256: string
  readonly kind: string
  /** Hex; stands beside the text that it was hashed with. */
  readonly salt?: string
  readonly text?: string
  readonly base64?: string
  readonly gone?: 'sealed' | 'withheld' | 'destroyed'
}

/** The file's lines, in the only order in which they are read back. Content that several events name stands once. */
export const exportLines = (head: ExportHead, events: readonly ExportedEvent[], content: readonly ExportedContent[]): string[] => [
  `${JSON.stringify({ format: EXPORT_FORMAT, version: EXPORT_VERSION, ...head })}\n`,
  ...events.map((event) => `${JSON.stringify(event)}\n`),
  ...[...new Map(content.map((entry) => [entry.sha256, entry])).values()].map((entry) => `${JSON.stringify(entry)}\n`),
]

/** Why a file is no export, and at which line. */
export interface BadExport {
  readonly line: number
  readonly because: string
}

type Line = Readonly<Record<string, unknown>>
const isText = (value: unknown): value is string => typeof value === 'string'
const isHex = (value: unknown, digits: number): value is string => isText(value) && value.length === digits && /^[0-9a-f]*$/.test(value)

const readHead = (line: Line): ExportHead | string => {
  if (line.format !== EXPORT_FORMAT) return `its format is not “${EXPORT_FORMAT}”: this is no exported record`
  if (line.version !== EXPORT_VERSION) return `its version is ${JSON.stringify(line.version)}; this workbench reads version ${EXPORT_VERSION}`
  const missing = ['record', 'kind', 'origin', 'checkpoint', 'publicKey'].find((field) => !isText(line[field]))
  if (missing !== undefined) return `the head has no “${missing}”`
  if (!Number.isSafeInteger(line.events)) return 'the head does not say how many events there are'
  return bytesOfBase64(line.publicKey as string)?.length === 32 ? (line as unknown as ExportHead) : 'the public key is not 32 bytes in base64'
}

const bytesIn = (text: unknown, encoded: unknown): Uint8Array | undefined => (isText(text) ? utf8(text) : isText(encoded) ? bytesOfBase64(encoded) : undefined)

const readEvent = (line: Line): { readonly event: HandedEvent; readonly leaf: Uint8Array } | string => {
  if (!isHex(line.leaf, 64)) return 'the event has no leaf hash in hex'
  const leaf = bytesOfHex(line.leaf)
  if (isText(line.withheld)) return { event: { leaf }, leaf }
  const event = bytesIn(line.event, line.base64)
  return event ? { event, leaf } : 'there is neither an event nor a reason why it is withheld'
}

const readContent = (line: Line): NonNullable<HandedOver['content']>[number] | undefined | string => {
  if (!isHex(line.sha256, 64)) return 'the content is not named by a SHA-256 in hex'
  if (isText(line.gone)) return undefined
  if (!isText(line.salt) || !/^([0-9a-f]{2})*$/.test(line.salt)) return 'the content has no salt in hex'
  const bytes = bytesIn(line.text, line.base64)
  return bytes ? { sha256: line.sha256, salt: bytesOfHex(line.salt), bytes } : 'the content has neither a text nor a reason why it is gone'
}

/** What a file hands over for `verifyRecord`, or the line that cannot be read. Nothing in it is believed: that is for the verifier. */
export const readExport = (file: string): { readonly head: ExportHead; readonly handed: HandedOver } | BadExport => {
  const events: HandedEvent[] = []
  const leaves: Uint8Array[] = []
  const content: NonNullable<HandedOver['content']>[number][] = []
  let head: ExportHead | undefined
  const lines = file.split('\n')
  if (lines.at(-1) === '') lines.pop()
  for (const [index, text] of lines.entries()) {
    const bad = (because: string): BadExport => ({ line: index + 1, because })
    const line = parsed(text)
    if (line === undefined) return bad('it is no JSON object: the file was cut off or changed here')
    if (!head) {
      const read = readHead(line)
      if (isText(read)) return bad(read)
      head = read
    } else if ('seq' in line) {
      const read = readEvent(line)
      if (isText(read)) return bad(read)
      events.push(read.event)
      leaves.push(read.leaf)
    } else if ('sha256' in line) {
      const read = readContent(line)
      if (isText(read)) return bad(read)
      if (read) content.push(read)
    } else return bad('it is neither an event nor content')
  }
  if (!head) return { line: 1, because: 'the file is empty' }
  return { head, handed: { record: head.record, events, leaves, content, checkpoints: [head.checkpoint], publicKey: bytesOfBase64(head.publicKey)!, origin: head.origin } }
}

const parsed = (text: string): Line | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Line) : undefined
  } catch {
    return undefined
  }
}

/** Bytes as they stand in the file: as text where they are text. */
export const textOrBase64 = (bytes: Uint8Array, decode: (bytes: Uint8Array) => string): { readonly text: string } | { readonly base64: string } => {
  try {
    return { text: decode(bytes) }
  } catch {
    return { base64: base64(bytes) }
  }
}
