/**
 * The player: commands with the file's actor and time, through the one door, into a record born illustrative. It works on a
 * private draft and hands out one transaction for each command; the first refusal stops it with the place in the case.
 */
import { revisionStanding, type Command, type RecordKindName, type StateOf } from '@workbench/shared/handle.ts'
import { replayInto, type Recorded, type Refusal } from '@workbench/shared/record/kernel.ts'
import { deriveFrozenModel } from '@workbench/shared/record/tender/model/frozen.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import type { WorkshopState } from '@workbench/shared/record/workshop/state.ts'
import { recordKey } from '@workbench/shared/seal/seal.ts'
import { contentAtHand, type ContentAtHand } from '../journal/content.ts'
import { makeContext, type Random } from '../journal/context.ts'
import { kindNamed, type AnyKind } from '../journal/kind.ts'
import type { Transaction } from '../journal/port.ts'
import { assertFits, CaseFault } from './check.ts'
import type { Planned } from './expand/planned.ts'
import { fillPlaceholders } from './placeholders.ts'

/** A command of the case that the record refused. */
export class PlayRefused extends Error {
  readonly file: string
  readonly pointer: string
  readonly command: string
  readonly refusal: Refusal

  constructor({ file, pointer, at, actor, command }: Planned, refusal: Refusal) {
    super(`${file}${pointer}: ${command} by ${actor} at ${at} is refused (${refusal.code}${refusal.pointer === undefined ? '' : ` at ${refusal.pointer}`}): ${refusal.sentence} ${JSON.stringify(refusal.facts).slice(0, 600)}`)
    this.name = 'PlayRefused'
    this.file = file
    this.pointer = pointer
    this.command = command
    this.refusal = refusal
  }
}

export interface PlayInto {
  readonly record: string
  readonly random: Random
  /** The installation's sealing key: a played envelope opens like any other. */
  readonly sealingKey: Uint8Array
  /** Where prices, names and envelopes are kept at hand while playing; one of its own where it is left out. */
  readonly content?: ContentAtHand
  /** The last instant played; everything where it is left out. */
  readonly until?: string
  /** What "@parent" and "@call-off" stand for. */
  readonly records?: { readonly parent?: string; readonly callOff?: string }
}

/** Yields one transaction a command; returns the state it leads to. */
export function* play<K extends RecordKindName>(name: K, planned: readonly Planned[], into: PlayInto): Generator<Transaction, StateOf<K>> {
  const kind = kindNamed(name)
  const draft = kind.empty(into.record)
  const content = into.content ?? contentAtHand()
  const sealingKey = recordKey(into.sealingKey, into.record)
  const given = new Map<string, string>()
  if (into.records?.parent !== undefined) given.set('parent', into.records.parent)
  if (into.records?.callOff !== undefined) given.set('call-off', into.records.callOff)
  let seq = 0
  for (const step of planned) {
    if (into.until !== undefined && step.at > into.until) break
    const { context, rows } = makeContext({ record: into.record, actor: step.actor, now: step.at, playing: true, random: into.random, sealingKey, content })
    const find = (placeholder: string) => (placeholder === 'current' ? currentHash(draft as TenderState, context.hash) : given.get(placeholder))
    const decision = kind.handle(draft, commandOf(kind, step, draft, find), context)
    if (decision.refused) throw new PlayRefused(step, decision)
    if (step.as !== undefined) given.set(step.as, idGiven(step, decision.events[0]?.body))
    const events = decision.events.map((proposed): Recorded => ({ ...proposed, record: into.record, seq: seq++, at: step.at, actor: step.actor }))
    replayInto(draft, events, kind.evolve)
    content.add(rows)
    yield { actor: step.actor, at: step.at, events: decision.events, content: rows }
  }
  return draft as StateOf<K>
}

const commandOf = (kind: AnyKind, step: Planned, draft: object, find: (name: string) => string | undefined): Command => {
  const spec = Object.hasOwn(kind.commands, step.command) ? kind.commands[step.command] : undefined
  if (!spec) throw new CaseFault(step.file, step.pointer, `there is no command “${step.command}”.`)
  const at = `${step.pointer}/body`
  const body = assertFits(spec.body, fillPlaceholders(step.body, find, step.file, at), step.file, at)
  if (!spec.revisioned && step.base !== undefined) throw new CaseFault(step.file, `${step.pointer}/base`, `${step.command} starts from no revision.`)
  return { type: step.command, body, ...(spec.revisioned ? { base: step.base ?? revisionStanding(draft as TenderState | WorkshopState, step.command, body, step.actor) } : {}) }
}

/** Only the body of a tender's command names the hash of a model. */
const currentHash = (draft: TenderState, hash: (json: unknown) => string): string | undefined => {
  const frozen = deriveFrozenModel(draft)
  return frozen && hash(frozen)
}

const idGiven = (step: Planned, body: unknown): string => {
  const id = (body as { id?: unknown } | undefined)?.id
  if (typeof id !== 'string') throw new CaseFault(step.file, `${step.pointer}/as`, `${step.command} gives no id that could be named.`)
  return id
}
