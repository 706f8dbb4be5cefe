/** One command on one stand: may it, is it right, and what is to be written. Pure but for the randomness it is handed. */
import type { CommandReply } from '@workbench/shared/contract/operation.ts'
import { revisionStanding } from '@workbench/shared/handle.ts'
import { findUnstorable, NotStorable } from '@workbench/shared/proof/canonical.ts'
import { refuse, type Proposed, type Refusal } from '@workbench/shared/record/kernel.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import type { WorkshopState } from '@workbench/shared/record/workshop/state.ts'
import { recordKey } from '@workbench/shared/seal/seal.ts'
import type { ContentAtHand } from './content.ts'
import { makeContext, type Random } from './context.ts'
import { kindNamed } from './kind.ts'
import type { ActRequest, ContentRow, RecordFacts } from './port.ts'
import { foldProposed, type EventRow, type Stand } from './stand.ts'

export interface Ground {
  readonly now: () => number
  readonly random: Random
  readonly sealingKey: Uint8Array
}

/** How far the clock may stand behind the last event before it is not believed. */
const BEHIND_AT_MOST_MS = 5 * 60_000

export type Decided =
  | { readonly kind: 'accepted'; readonly stand: Stand; readonly events: readonly EventRow[]; readonly content: readonly ContentRow[]; readonly reply: CommandReply }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unavailable'; readonly because: string }

export const instant = (ms: number): string => new Date(ms).toISOString()

/** The record's own now: never before its last event. undefined where the clock is too far behind to be believed. */
export const recordNow = (ground: Pick<Ground, 'now'>, facts: RecordFacts, lastAt: string): string | undefined => {
  const ms = ground.now() + facts.clockOffsetMs
  if (lastAt !== '' && Date.parse(lastAt) - ms > BEHIND_AT_MOST_MS) return undefined
  const now = instant(ms)
  return now < lastAt ? lastAt : now
}

const unstorable = ({ pointer, message }: { pointer: string; message: string }): Refusal =>
  refuse('content', 'unstorable-text', `This cannot be written down: ${message}`, {}, pointer)

export const decideOn = (ground: Ground, facts: RecordFacts, stand: Stand, content: ContentAtHand, { actor, command }: ActRequest): Decided => {
  const at = recordNow(ground, facts, stand.lastAt)
  if (at === undefined)
    return { kind: 'unavailable', because: `The clock of this server stands more than five minutes behind the last event of the record (${stand.lastAt}); nothing is written until it is set right.` }
  const found = findUnstorable(command.body)
  if (found) return { kind: 'refused', refusal: unstorable({ pointer: found.pointer, message: `the text ${found.because}` }) }

  const kind = kindNamed(facts.kind)
  const { context, rows } = makeContext({
    record: facts.record, actor, now: at, playing: false, random: ground.random, content, sealingKey: recordKey(ground.sealingKey, facts.record),
  })
  const decision = kind.handle(stand.state, command, context)
  if (decision.refused) return { kind: 'refused', refusal: decision }
  try {
    const folded = foldProposed({ kind, record: facts.record, random: ground.random, owned: false }, stand, { actor, at, events: decision.events })
    const revisioned = Object.hasOwn(kind.commands, command.type) && kind.commands[command.type]!.revisioned
    return { kind: 'accepted', stand: folded.stand, events: folded.rows, content: rows, reply: replyTo(at, decision.events, revisioned ? revisionStanding(folded.stand.state as TenderState | WorkshopState, command.type, command.body, actor) : undefined) }
  } catch (error) {
    if (error instanceof NotStorable) return { kind: 'refused', refusal: unstorable(error) }
    throw error
  }
}

const replyTo = (at: string, events: readonly Proposed[], revision: number | undefined): CommandReply => {
  const id = (events[0]?.body as { id?: unknown } | undefined)?.id
  return { at, ...(revision === undefined ? {} : { revision }), ...(typeof id === 'string' ? { id } : {}) }
}
