/** One runner for every command. The record decides; here its outcome is only put into an answer. */
import { recordKinds, type RecordKindName } from '@workbench/shared/handle.ts'
import type { CommandSpec } from '@workbench/shared/contract/command.ts'
import type { TenderBody } from '@workbench/shared/contract/tender/commands.ts'
import type { Refusal } from '@workbench/shared/record/kernel.ts'
import type { ActOutcome, Records } from '../journal/port.ts'
import { refuseForeignCallOff } from './call-offs.ts'
import { refuseForgedExtract, refuseWithoutPriceRights } from './extracts.ts'
import { fault, json, refused, type Call, type Outcome } from './outcome.ts'
import { noSuchRecord, openRecord } from './participation.ts'
import { refuseForgedReport, type ReportDependencies } from './report.ts'
import { redeemAll } from './redeem.ts'
import { findFlaw } from './validate.ts'
import { refuseStart } from './starting.ts'

/** The command of this name in each kind of record that has one. */
export const specsNamed = (name: string): { kind: RecordKindName; spec: CommandSpec }[] =>
  Object.entries(recordKinds).flatMap(([kind, { commands }]) => (Object.hasOwn(commands, name) ? [{ kind: kind as RecordKindName, spec: commands[name as keyof typeof commands] as CommandSpec }] : []))

const actOutcome = (outcome: ActOutcome): Outcome => {
  switch (outcome.kind) {
    case 'recorded':
      return json(outcome.reply)
    case 'refused':
      return refused(outcome.refusal)
    case 'keyReused':
      return fault(422, 'key-reused', 'This Idempotency-Key was used for another act. Send a new act under a new key.')
    case 'unavailable':
      return fault(503, 'unavailable', `${outcome.because} Nothing was half done; the same act may be sent again under the same key.`, { retryAfterSeconds: 5 })
  }
}

/** What the record cannot see for itself: another record, or what is made of it outside. */
const refuseBeforehand = async (dependencies: ReportDependencies, call: Call): Promise<Refusal | undefined> => {
  switch (call.operation) {
    case 'attachExtract':
      return refuseForgedExtract(dependencies.records, call)
    case 'setBidDerivedLines':
      return refuseWithoutPriceRights(dependencies.records, call)
    case 'issueDocument':
      return refuseForgedReport(dependencies, call)
    case 'linkCallOff':
      return refuseForeignCallOff(dependencies.records, (call.params as { record: string }).record, call.body as TenderBody<'linkCallOff'>, call.caller.person!)
    default:
      return undefined
  }
}

export const runCommand = (dependencies: ReportDependencies) => async (call: Call): Promise<Outcome> => {
  const { records } = dependencies
  const { record } = call.params as { record: string }
  const actor = call.caller.person!
  const held = await openRecord(records, record, actor)
  const specs = specsNamed(call.operation)
  const own = specs.find(({ kind }) => kind === held?.facts.kind)
  if (!held || !own) return refused(noSuchRecord(record))
  // Checked at the edge against every kind that knows the name; where several do, this record's own counts.
  const flaw = specs.length > 1 ? findFlaw(own.spec.body, call.body) : undefined
  if (flaw) return fault(422, 'invalid', `${flaw.pointer === '' ? 'The body' : flaw.pointer} ${flaw.message}.`, { pointer: flaw.pointer })
  const beforehand = await refuseBeforehand(dependencies, call)
  if (beforehand) return refused(beforehand)
  const outcome = await records.act(record, {
    actor, operation: call.operation, key: call.key, bodyHash: call.bodyHash,
    command: { type: call.operation, body: call.body, ...(call.base === undefined ? {} : { base: call.base }) },
  })
  // What stands in the place of a stale write is told in words: the same that the writer's own views show.
  if (outcome.kind !== 'refused') return actOutcome(outcome)
  return refused({ ...outcome.refusal, facts: (await redeemAll(records, record, outcome.refusal.facts)) as Refusal['facts'] })
}

/** Starting a tender or a workshop makes its record; its id stands in the reply. */
export const startRecord = (records: Records, kind: RecordKindName) => async (call: Call): Promise<Outcome> => {
  const { operation, key, bodyHash, body, caller } = call
  const refusal = await refuseStart(records, kind, body, caller.person!)
  if (refusal) return refused(refusal)
  const outcome = await records.create(kind, { actor: caller.person!, operation, key, bodyHash, command: { type: operation, body } })
  return outcome.kind === 'recorded' ? json({ ...outcome.reply, id: outcome.record }, { status: 201 }) : actOutcome(outcome)
}
