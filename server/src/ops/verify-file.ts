/** Checks a saved record by itself: no store, no installation, no network. */
import { readExport } from '@workbench/shared/proof/export.ts'
import { hex } from '@workbench/shared/proof/bytes.ts'
import { verifyRecord, type Finding } from '@workbench/shared/proof/verify.ts'

export interface VerifiedFile {
  readonly record: string
  readonly events: number
  readonly holds: boolean
  readonly answer: string
  readonly findings: readonly Finding[]
  /** What could not be checked, and by which key the rest was. */
  readonly notes: readonly string[]
}

/** `checkpoints` were kept elsewhere; the one in the file is asked too, and proves nothing against whoever wrote the whole file anew. */
export const verifyFile = (file: string, checkpoints: readonly string[] = []): VerifiedFile => {
  const read = readExport(file)
  if ('because' in read) {
    const sentence = `Line ${read.line} of the file cannot be read: ${read.because}.`
    return { record: '(unknown)', events: 0, holds: false, answer: `The record does not hold: ${sentence}`, findings: [{ kind: 'unreadable', sentence }], notes: [] }
  }
  const { head, handed } = read
  const verification = verifyRecord({ ...handed, checkpoints: [...handed.checkpoints ?? [], ...checkpoints] })
  return {
    record: head.record, events: verification.events, holds: verification.intact,
    answer: verification.intact
      ? 'The record holds: every event stands as it was written, in its place, and the whole is what was signed.'
      : `The record does not hold: ${verification.findings.map(({ sentence }) => sentence).join(' ')}`,
    findings: verification.findings,
    notes: [
      ...verification.notes,
      ...(checkpoints.length === 0 ? ['No checkpoint kept elsewhere was given: a record rewritten as a whole and signed with another key, or cut off and signed again, could not be noticed.'] : []),
      `Signed for ${head.origin} with the key ${hex(handed.publicKey!).slice(0, 16)}…: compare it with the one that the installation gives out.`,
    ],
  }
}
