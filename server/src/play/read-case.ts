/** Reads a case folder whole, each file by its own schema, and checks that its files agree with one another. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Static } from 'typebox'
import type { PricingSchedule, Scale } from '@workbench/shared/contract/model.ts'
import {
  AnswersFile, CallOffFile, ComplianceFile, CriteriaFile, EvidenceFile, ModerationFile, MomentsFile, PeopleFile, PricingFile, ReceiptsFile, ScalesFile,
  ScoresFile, ScoringTimesFile, StepsFile, WorkshopFile, WorkshopTimesFile, type Moment, type ScoreEntry, type Step,
} from './case-files.ts'
import { CaseFault, readJson } from './check.ts'

export interface CaseBid {
  readonly bid: string
  /** The name its files carry: lots/<lot>/answers/<name>.json. */
  readonly name: string
  readonly answers: Static<typeof AnswersFile>['answers']
  readonly schedule: PricingSchedule
}

export interface CaseLot {
  readonly lot: string
  readonly criteria: Static<typeof CriteriaFile>['criteria']
  readonly thresholds: Static<typeof CriteriaFile>['thresholds']
  readonly bids: readonly CaseBid[]
  readonly compliance: Static<typeof ComplianceFile>
  readonly scores: readonly ScoreEntry[]
  readonly moderation: ModerationFile | undefined
}

export interface StepsOfFile {
  readonly file: string
  readonly steps: readonly Step[]
}

/** A workshop on the case: what it computes with, and who holds it when. */
export interface CaseWorkshop {
  readonly material: WorkshopFile
  readonly evidence: Pick<Static<typeof EvidenceFile>, 'evidence' | 'contradictions' | 'backtests'>
  readonly times: WorkshopTimesFile
}

/** A case as read: everything a player needs, checked. */
export interface Case {
  readonly folder: string
  readonly people: Static<typeof PeopleFile>['people']
  readonly scales: readonly Scale[]
  readonly steps: readonly StepsOfFile[]
  readonly lots: readonly CaseLot[]
  readonly receipts: Static<typeof ReceiptsFile>
  readonly times: Static<typeof ScoringTimesFile>
  readonly moments: readonly Moment[]
  readonly callOff: StepsOfFile | undefined
  readonly workshop: CaseWorkshop | undefined
}

const jsonNames = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort() : []

export const readCase = (folder: string): Case => {
  if (!existsSync(folder)) throw new CaseFault(folder, '', 'there is no such case folder.')
  const at = (file: string) => join(folder, file)
  const lotNames = existsSync(at('lots')) ? readdirSync(at('lots'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort() : []
  const read: Case = {
    folder,
    people: readJson(PeopleFile, at('people.json'), 'people.json').people,
    scales: readJson(ScalesFile, at('scales.json'), 'scales.json').scales,
    steps: jsonNames(at('steps')).map((name) => ({ file: `steps/${name}`, steps: readJson(StepsFile, at(`steps/${name}`), `steps/${name}`) })),
    lots: lotNames.map((lot) => readLot(folder, lot)),
    receipts: readJson(ReceiptsFile, at('receipts.json'), 'receipts.json'),
    times: readJson(ScoringTimesFile, at('scoring-times.json'), 'scoring-times.json'),
    moments: readJson(MomentsFile, at('moments.json'), 'moments.json').moments,
    callOff: existsSync(at('call-off.json')) ? { file: 'call-off.json', steps: readJson(CallOffFile, at('call-off.json'), 'call-off.json').steps } : undefined,
    workshop: existsSync(at('workshop.json')) ? readWorkshop(at) : undefined,
  }
  assertAgrees(read)
  return read
}

const readWorkshop = (at: (file: string) => string): CaseWorkshop => ({
  material: readJson(WorkshopFile, at('workshop.json'), 'workshop.json'),
  evidence: existsSync(at('evidence.json')) ? readJson(EvidenceFile, at('evidence.json'), 'evidence.json') : { evidence: [], contradictions: [], backtests: [] },
  times: readJson(WorkshopTimesFile, at('workshop-times.json'), 'workshop-times.json'),
})

const readLot = (folder: string, lot: string): CaseLot => {
  const at = (file: string) => join(folder, 'lots', lot, file)
  const named = (file: string) => `lots/${lot}/${file}`
  const criteria = readJson(CriteriaFile, at('criteria.json'), named('criteria.json'))
  if (criteria.lot !== lot) throw new CaseFault(named('criteria.json'), '/lot', `the folder is called “${lot}”, the file says “${criteria.lot}”.`)
  return {
    lot,
    criteria: criteria.criteria,
    thresholds: criteria.thresholds,
    bids: jsonNames(at('answers')).map((name) => {
      const answers = readJson(AnswersFile, at(`answers/${name}`), named(`answers/${name}`))
      const { illustrative: _mark, ...schedule } = readJson(PricingFile, at(`pricing/${name}`), named(`pricing/${name}`))
      return { bid: answers.bid, name: name.slice(0, -'.json'.length), answers: answers.answers, schedule }
    }),
    compliance: existsSync(at('compliance.json')) ? readJson(ComplianceFile, at('compliance.json'), named('compliance.json')) : [],
    scores: jsonNames(at('scores')).flatMap((name) => readJson(ScoresFile, at(`scores/${name}`), named(`scores/${name}`)).scores),
    moderation: existsSync(at('moderation.json')) ? readJson(ModerationFile, at('moderation.json'), named('moderation.json')) : undefined,
  }
}

/** What one file says of another: every bid is received once, everyone who acts is a person of the case. */
const assertAgrees = (read: Case): void => {
  const known = new Set(read.people.map((person) => person.id))
  const assertPerson = (person: string, file: string, pointer: string) => {
    if (!known.has(person)) throw new CaseFault(file, pointer, `“${person}” does not stand in people.json.`)
  }
  for (const { file, steps } of [...read.steps, ...(read.callOff ? [read.callOff] : [])]) for (const [index, step] of steps.entries()) assertPerson(step.actor, file, `/${index}/actor`)
  for (const [index, { person }] of (read.workshop?.times.roles ?? []).entries()) assertPerson(person, 'workshop-times.json', `/roles/${index}/person`)
  for (const [index, { attendees }] of (read.workshop?.times.sessions ?? []).entries()) for (const [place, person] of attendees.entries()) assertPerson(person, 'workshop-times.json', `/sessions/${index}/attendees/${place}`)
  for (const [index, receipt] of read.receipts.entries()) {
    assertPerson(receipt.by, 'receipts.json', `/${index}/by`)
    if (!read.lots.some((lot) => lot.lot === receipt.lot && lot.bids.some((bid) => bid.bid === receipt.bid)))
      throw new CaseFault('receipts.json', `/${index}/bid`, `there are no answers of “${receipt.bid}” in lots/${receipt.lot}/answers.`)
  }
  for (const lot of read.lots) {
    for (const bid of lot.bids)
      if (read.receipts.filter((receipt) => receipt.bid === bid.bid).length !== 1) throw new CaseFault('receipts.json', '', `the bid “${bid.bid}” of lots/${lot.lot} needs exactly one receipt.`)
    for (const score of lot.scores) assertPerson(score.evaluator, `lots/${lot.lot}/scores`, ` (${score.question}, ${score.bid})`)
    assertSpan(read, 'compliance', lot.lot, lot.compliance.length)
    assertSpan(read, 'scoring', lot.lot, lot.scores.length)
  }
}

const assertSpan = (read: Case, what: 'compliance' | 'scoring', lot: string, count: number): void => {
  if (count > 0 && read.times[what].filter((span) => span.lots.includes(lot)).length !== 1)
    throw new CaseFault('scoring-times.json', `/${what}`, `the lot “${lot}” needs exactly one span of time.`)
}
