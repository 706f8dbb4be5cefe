import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { planCase } from '../../src/play/plan.ts'
import { readCase } from '../../src/play/read-case.ts'
import { spreadOverWorkingHours } from '../../src/play/spread.ts'
import { fixtureFolder, playToState } from './playing.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The tiny case with one file changed, read and played. */
const playChanged = (file: string, change: (text: string) => string) => {
  const folder = mkdtempSync(join(tmpdir(), 'case-'))
  made.push(folder)
  cpSync(fixtureFolder('tiny'), folder, { recursive: true })
  const before = readFileSync(join(folder, file), 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(join(folder, file), after)
  return playToState(planCase(readCase(folder)))
}

describe('a case that cannot be played', () => {
  it.each([
    ['no JSON', 'receipts.json', (text: string) => text.slice(0, -3), 'receipts.json: this is no JSON'],
    ['a field nobody reads', 'people.json', (text: string) => text.replace('"employer"', '"boss"'), 'people.json at /people/0'],
    ['a wrong type deep inside', 'lots/records/pricing/ash.json', (text: string) => text.replace('20000000', '20000000.5'), 'lots/records/pricing/ash.json at /lines/0/amounts/0: must be integer'],
    ['a price that is no safe number', 'lots/records/pricing/ash.json', (text: string) => text.replace('20000000', '1e300'), 'lots/records/pricing/ash.json at /lines/0/amounts/0'],
    ['a person who is not in the case', 'steps/01-start.json', (text: string) => text.replace('"actor": "lena-brandt"', '"actor": "nobody"'), 'steps/01-start.json at /0/actor: “nobody” does not stand in people.json.'],
    ['a bid without a receipt', 'receipts.json', (text: string) => text.replace(/,\n.*beech.*/, ''), 'receipts.json: the bid “beech-records” of lots/records needs exactly one receipt.'],
    ['a criterion off the tree', 'lots/records/criteria.json', (text: string) => text.replace('"id": "find", "parent": "use"', '"id": "find", "parent": "lost"'), 'lots/records/criteria.json at /criteria/5/parent: “find” does not hang on the tree'],
    ['an unknown command', 'steps/01-start.json', (text: string) => text.replace('"addLot"', '"addLots"'), 'steps/01-start.json at /1: there is no command “addLots”.'],
    ['a body that breaks the contract', 'steps/01-start.json', (text: string) => text.replace('"places": 1', '"places": 0'), 'steps/01-start.json at /1/body/places: must be >= 1'],
    ['a name that nobody gave', 'steps/04-decision.json', (text: string) => text.replace('"@unlock"', '"@key"'), 'steps/04-decision.json at /4/body/unlock: “@key” stands for nothing here'],
    ['a session that is not held', 'lots/records/moderation.json', (text: string) => text.replace('"session": "m2"', '"session": "m9"'), 'lots/records/moderation.json at /questions/4/session: there is no session “m9”.'],
  ])('%s: names file, place and cause', (_what, file, change, message) => {
    expect(() => playChanged(file, change)).toThrow(message)
  })

  it('stops at a refusal with file, place, command, code and sentence', () => {
    expect(() => playChanged('steps/04-decision.json', (text) => text.replace('"actor": "silas-okoro", "command": "approveAward"', '"actor": "lena-brandt", "command": "approveAward"'))).toThrow(
      /^steps\/04-decision\.json\/9: approveAward by lena-brandt at 2025-02-27T10:00:00\.000Z is refused \(same-person\): Another person than the proposer has to approve the award\./,
    )
  })

  it('stops at a score off the scale, naming question, bid and evaluator', () => {
    expect(() => playChanged('lots/records/scores/all.json', (text) => text.replace('"score": "4"', '"score": "3.5"'))).toThrow(
      'lots/records/scores (find, ash-records, eva-lind): recordScore by eva-lind',
    )
  })

  it('takes a base that is written in the file as it stands, stale or not', () => {
    expect(() => playChanged('steps/02-model.json', (text) => text.replace('"command": "weighView"', '"base": 3, "command": "weighView"'))).toThrow('changed-elsewhere')
  })
})

describe('times', () => {
  it('spreads evenly over working hours, across a weekend and a bank holiday', () => {
    // Friday afternoon 4 h, Monday 24 December 8 h, 25 and 26 are holidays, Thursday 27 until 13:00 4 h: 16 h in steps of 4 h, each acted on half way.
    expect(spreadOverWorkingHours(4, '2012-12-21T13:00:00.000Z', '2012-12-27T13:00:00.000Z')).toEqual([
      '2012-12-21T15:00:00.000Z', '2012-12-24T11:00:00.000Z', '2012-12-24T15:00:00.000Z', '2012-12-27T11:00:00.000Z',
    ])
  })

  it('refuses a span without a working hour instead of guessing one', () => {
    expect(() => spreadOverWorkingHours(1, '2012-12-22T10:00:00.000Z', '2012-12-23T10:00:00.000Z')).toThrow('no working hour')
  })
})
