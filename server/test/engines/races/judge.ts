/**
 * What a race did, judged by what stands in the record and in the drafts afterwards: nothing was written over unseen,
 * nothing came in after what closes it, and what was said to be done was done once.
 */
import type { Stage } from '@workbench/shared/contract/tender/words.ts'
import type { Kind, Said } from './said.ts'

export interface JudgedEvent {
  readonly seq: number
  readonly type: string
  readonly actor: string
  readonly body: Readonly<Record<string, unknown>>
  /** The rationale, reason or note, redeemed. */
  readonly text: string
}

export interface Verdict {
  /** Accepted writes, by what they were. */
  readonly accepted: Readonly<Partial<Record<Kind, number>>>
  /** Writes that were told that something had changed. */
  readonly stale: number
  /** Writes that came after what closes, and were refused. */
  readonly refusedLate: number
  readonly overwritten: readonly string[]
  readonly late: readonly string[]
  readonly other: readonly string[]
}

interface Standing {
  readonly revision: number
  readonly text: string
}

/** Stages in which a lot takes no score and no proposal any more. */
const over = new Set<Stage>(['suspended', 'abandoned'])
const eventOfAct: Readonly<Record<string, string>> = {
  withdrawSubmission: 'submissionWithdrawn', submitQuestion: 'questionSubmitted', openSession: 'sessionOpened', openModeration: 'moderationOpened', tickSubCriteria: 'subCriteriaTicked',
  closeConsensus: 'consensusClosed', suspendLot: 'lotSuspended',
}

/** `from` is the last event before the race; what stands before it is where the race begins. */
export const judge = (events: readonly JudgedEvent[], from: number, said: readonly Said[], draftsLeft: ReadonlyMap<string, string>): Verdict => {
  const [overwritten, late, other]: [string[], string[], string[]] = [[], [], []]
  const scores = new Map<string, Standing>()
  const proposals = new Map<string, Standing>()
  const [submitted, opened, closed] = [new Set<string>(), new Set<string>(), new Set<string>()]
  let stage = ''
  const written = new Map<string, number>()
  const approved = new Map<string, number>()
  const told = new Map(said.map((one) => [`${one.kind} ${one.text}`, one]))

  /** The next revision of a thing: is it what its writer said it was written over? */
  const replace = (standing: Map<string, Standing>, kind: Kind, place: string, { seq, body, text }: JudgedEvent): void => {
    const before = standing.get(place) ?? { revision: 0, text: '' }
    const revision = body.revision as number
    if (revision !== before.revision + 1) overwritten.push(`event ${seq}: ${place} goes from revision ${before.revision} to ${revision}.`)
    standing.set(place, { revision, text })
    if (seq <= from) return
    written.set(`${kind} ${text}`, (written.get(`${kind} ${text}`) ?? 0) + 1)
    const writer = told.get(`${kind} ${text}`)
    if (!writer) return void other.push(`event ${seq}: nobody sent “${text}”.`)
    if (writer.base !== before.revision || writer.over !== before.text) overwritten.push(`event ${seq}: “${text}” was written over “${writer.over}” (${writer.base}), but there stood “${before.text}” (${before.revision}).`)
  }

  for (const one of events) {
    const { seq, type, actor, body } = one
    const question = body.question as string
    const cell = `${question} ${String(body.bid)}`
    const own = `${actor} ${question}`
    if (seq > from && over.has(stage as Stage) && ['scoreRecorded', 'questionSubmitted', 'submissionWithdrawn', 'moderationOpened', 'consensusProposed', 'consensusApproved', 'consensusClosed'].includes(type))
      late.push(`event ${seq}: ${type} by ${actor} after the lot was ${stage}.`)
    if (['scoreRecorded', 'questionSubmitted', 'submissionWithdrawn'].includes(type) && opened.has(question)) late.push(`event ${seq}: ${type} by ${actor} on ${question} after its moderation opened.`)
    if (['consensusProposed', 'consensusApproved', 'consensusClosed', 'subCriteriaTicked'].includes(type) && closed.has(cell)) late.push(`event ${seq}: ${type} on ${cell} after its consensus closed.`)
    switch (type) {
      case 'stageMoved':
        stage = String(body.to)
        break
      case 'lotAbandoned':
        stage = 'abandoned'
        break
      case 'questionSubmitted':
        submitted.add(own)
        break
      case 'submissionWithdrawn':
        submitted.delete(own)
        break
      case 'moderationOpened':
        opened.add(question)
        break
      case 'scoreRecorded':
        if (submitted.has(own)) late.push(`event ${seq}: a score by ${actor} on ${question} after its submission.`)
        replace(scores, 'score', `${actor} ${cell}`, one)
        break
      case 'consensusProposed':
        replace(proposals, 'proposal', cell, one)
        break
      case 'consensusApproved': {
        const stands = proposals.get(cell)
        if (body.revision !== stands?.revision) overwritten.push(`event ${seq}: ${actor} approves revision ${String(body.revision)} of ${cell} where ${stands?.revision} stands.`)
        const name = `${actor} ${cell} ${stands?.text}`
        approved.set(name, (approved.get(name) ?? 0) + 1)
        break
      }
      case 'consensusClosed':
        closed.add(cell)
        break
    }
  }

  for (const { kind, text, status, person, place } of said) {
    if (kind !== 'score' && kind !== 'proposal') continue
    const times = written.get(`${kind} ${text}`) ?? 0
    if (times !== (status === 200 ? 1 : 0)) other.push(`${place} by ${person}: answered with ${status} and recorded ${times} times (“${text}”).`)
  }
  const approvals = new Map<string, number>()
  for (const { kind, place, text, status } of said) if (kind === 'approval' && status === 200) approvals.set(`${place} ${text}`, (approvals.get(`${place} ${text}`) ?? 0) + 1)
  for (const name of new Set([...approvals.keys(), ...approved.keys()]))
    if (approvals.get(name) !== approved.get(name)) overwritten.push(`${name}: approved ${approvals.get(name) ?? 0} times by what was answered, ${approved.get(name) ?? 0} times by the record.`)
  for (const [act, type] of Object.entries(eventOfAct)) {
    const done = said.filter(({ kind, place, status }) => kind === 'act' && place.startsWith(`${act} `) && status === 200).length
    const stands = events.filter((event) => event.seq > from && event.type === type).length
    if (done !== stands) other.push(`${act}: done ${done} times by what was answered, ${stands} times by the record.`)
  }
  overwritten.push(...judgeDrafts(said, draftsLeft))

  const accepted: Partial<Record<Kind, number>> = {}
  for (const { kind, status } of said) if (status === 200) accepted[kind] = (accepted[kind] ?? 0) + 1
  return {
    accepted, overwritten, late, other,
    stale: said.filter(({ status }) => status === 412).length,
    refusedLate: said.filter(({ kind, status }) => kind !== 'act' && status === 409).length,
  }
}

/** Every draft was replaced or dropped once at most, by somebody who saw it; what nobody replaced is what is left. */
const judgeDrafts = (said: readonly Said[], left: ReadonlyMap<string, string>): string[] => {
  const findings: string[] = []
  const replaced = new Set<string>()
  const kept = new Map<string, string[]>()
  for (const { kind, place, text, over: before, status } of said) {
    if (status !== 200 || (kind !== 'draft' && kind !== 'dropDraft')) continue
    if (kind === 'draft') kept.set(place, [...(kept.get(place) ?? []), text])
    if (before === '') continue
    if (replaced.has(before)) findings.push(`draft ${place}: “${before}” was replaced twice, the second time by “${text}”.`)
    replaced.add(before)
  }
  for (const place of new Set([...kept.keys(), ...left.keys()])) {
    const remaining = (kept.get(place) ?? []).filter((text) => !replaced.has(text))
    const stands = left.has(place) ? [left.get(place)!] : []
    if (remaining.join() !== stands.join()) findings.push(`draft ${place}: “${stands.join()}” is left, but “${remaining.join('”, “')}” was replaced by nobody.`)
  }
  return findings
}
