/**
 * Checks a record as a stranger would, from the bytes on disk alone: order, texts, signed root, replay from the first
 * event, every award computed again. The one check there is: a thread runs it for the page, the CLI runs it in itself.
 */
import { textOf } from '@workbench/shared/proof/bytes.ts'
import { canonicalText } from '@workbench/shared/proof/canonical.ts'
import type { RecordKindName } from '@workbench/shared/handle.ts'
import type { ReadContent, Recorded } from '@workbench/shared/record/kernel.ts'
import { deriveOfficialResult } from '@workbench/shared/record/tender/decision/lot-input.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import { kindNamed } from '../journal/kind.ts'
import type { Stored } from '../journal/stored.ts'
import { digestOfState } from './state-digest.ts'

export interface Check {
  readonly what: string
  readonly outcome: 'holds' | 'broken' | 'cannotTell'
  readonly sentence: string
}

export interface Checking {
  readonly record: string
  readonly kind: RecordKindName
  /** Digest of the state that pages are made of, and the event that it stands after. */
  readonly shown: { readonly seq: number; readonly digest: string }
  /** Of the tree kept beside the record, signed now. */
  readonly checkpoint: string
  /** Kept elsewhere. */
  readonly checkpoints: readonly string[]
  readonly publicKey: Uint8Array
}

export interface Checked {
  readonly events: number
  readonly checks: readonly Check[]
}

export const checkRecord = async (stored: Stored, { record, kind, shown, checkpoint, checkpoints, publicKey }: Checking): Promise<Checked> => {
  // The tree kept beside the record counts as one more witness: it was written in the same transaction as each event.
  const { verification, events } = await stored.verify(record, { checkpoints: [checkpoint, ...checkpoints], publicKey, origin: checkpoint.split('\n', 1)[0]! })
  const read = await stored.atHand(record)
  return {
    events: verification.events,
    checks: [
      ...(verification.findings.length === 0
        ? [{ what: 'events', outcome: 'holds' as const, sentence: `All ${verification.events} events stand in their order as they were written, every text is the one that was committed to, and the signed root of the tree is theirs.` }]
        : verification.findings.map(({ sentence }) => ({ what: 'events', outcome: 'broken' as const, sentence }))),
      ...verification.notes.map((sentence) => ({ what: 'events', outcome: 'cannotTell' as const, sentence })),
      ...(checkpoints.length === 0
        ? [{ what: 'checkpoint', outcome: 'cannotTell' as const, sentence: 'No checkpoint kept elsewhere was given: a record that was cut off or rewritten as a whole, with this installation’s key, could not be noticed. Keep the checkpoint shown here outside this installation.' }]
        : []),
      ...(await checkReplay(record, kind, events, shown, read)),
    ],
  }
}

/** Replays events in order; ever further, never back. */
const openReplay = (record: string, kindName: RecordKindName, events: readonly Uint8Array[]) => {
  const kind = kindNamed(kindName)
  const state = kind.empty(record)
  let next = 0
  return {
    state,
    upTo: (seq: number): void => {
      for (; next < events.length; next++) {
        const event = JSON.parse(textOf(events[next]!)) as Recorded
        if (event.seq > seq) return
        kind.evolve(state, event)
      }
    },
  }
}

/** The state that pages are made of is what the events on disk lead to; and so is every award. */
const checkReplay = async (record: string, kind: RecordKindName, events: readonly Uint8Array[], shown: Checking['shown'], read: ReadContent): Promise<Check[]> => {
  const { state, upTo } = openReplay(record, kind, events)
  try {
    upTo(shown.seq)
  } catch (error) {
    return [{ what: 'replay', outcome: 'broken', sentence: `The events cannot be replayed: ${(error as Error).message}` }]
  }
  const replayed: Check = (await digestOfState(state)) === shown.digest
    ? { what: 'replay', outcome: 'holds', sentence: 'Replaying all events leads to exactly what the pages show.' }
    : { what: 'replay', outcome: 'broken', sentence: 'Replaying the events does not lead to what the pages show.' }
  return [replayed, ...(kind === 'tender' ? checkResults(record, events, state as TenderState, read) : [])]
}

/** Each award again, from the record as it stood when it was proposed. */
const checkResults = (record: string, events: readonly Uint8Array[], { decision, setup }: TenderState, read: ReadContent): Check[] => {
  const replay = openReplay(record, 'tender', events)
  return [...decision.awards.values()].toSorted((a, b) => a.resultSeq - b.resultSeq).map((award): Check => {
    const title = setup.lots.get(award.lot)?.title ?? award.lot
    replay.upTo(award.resultSeq)
    const result = deriveOfficialResult(replay.state as TenderState, award.lot, read)
    if ('cannot' in result) return { what: 'result', outcome: 'cannotTell', sentence: `The result of ${title} cannot be computed again: ${result.because}` }
    const totals = result.bids.filter((line) => line.total !== null).map((line) => ({ bid: line.bid, total: line.total, rank: line.rank }))
    const same = canonicalText([totals, result.awarded, result.reserve]) === canonicalText([award.totals, award.awarded, award.reserve])
    return same
      ? { what: 'result', outcome: 'holds', sentence: `Computed again from the signed model, the result of ${title} is the one that was awarded, to the last digit.` }
      : { what: 'result', outcome: 'broken', sentence: `Computed again from the signed model, the result of ${title} is not the one that was awarded.` }
  })
}
