import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import workshopFile from '../../../../../fixtures/london-2012/workshop.json' with { type: 'json' }
import { amountShown, comparedLines, emptyLine, lineText, readLine, whenPaid, type Line } from './line-text.ts'
import { comparedOptions, emptyOption, optionText, readOption, type Option } from './option-text.ts'
import { idFor, makeReader, poundsText, rateText } from './reading.ts'
import { comparedTrusts, emptyTrust, readTrust, trustText, type Trust } from './trust-text.ts'
import { assumptionsText, capacityText, comparedAssumptions, emptyAssumptions, emptyCapacity, emptyMerger, mergerText, readAssumptions, readCapacity, readMerger } from './whole-text.ts'

const { inputs } = workshopFile
const trusts = inputs.trusts as Trust[]
const options = inputs.options as Option[]
const lines = inputs.lines as Line[]
const faults = (read: { value: unknown } | { errors: readonly { field: string }[] }) => ('errors' in read ? read.errors.map(({ field }) => field) : [])

describe('London 2012: every input, written into its form and read back, is the same', () => {
  it(`${trusts.length} trusts`, () => expect(trusts.map((trust) => readTrust(trustText(trust), trust.id))).toEqual(trusts.map((value) => ({ value }))))
  it(`${options.length} options`, () => expect(options.map((option) => readOption(optionText(option), option.id, option.trust))).toEqual(options.map((value) => ({ value }))))
  it(`${lines.length} cost lines`, () => expect(lines.map((line) => readLine(lineText(line), line.id, line.option))).toEqual(lines.map((value) => ({ value }))))
  it('mergers, paces of go-lives, assumptions', () => {
    expect(inputs.mergers.map((merger) => readMerger(mergerText(merger)))).toEqual(inputs.mergers.map((value) => ({ value })))
    expect(inputs.capacities.map((capacity) => readCapacity(capacityText(capacity), capacity.supplier))).toEqual(inputs.capacities.map((value) => ({ value })))
    const { assumptions } = inputs as unknown as { assumptions: Parameters<typeof assumptionsText>[0] }
    expect(readAssumptions(assumptionsText(assumptions))).toEqual({ value: assumptions })
  })
})

describe('faults name their field', () => {
  it('an empty form names every field that is needed', () => {
    expect(faults(readTrust(emptyTrust, 'x'))).toEqual(['trust-name', 'trust-system', 'trust-hosting'])
    expect(faults(readOption(emptyOption, 'x', 'barts'))).toEqual(['option-path', 'option-label', 'route-kind', 'route-notice', 'route-standstill', 'route-challenge', 'route-exposure'])
    expect(faults(readLine(emptyLine('2011-12', false), 'x', 'y'))).toEqual(['line-label', 'line-kind', 'line-payer', 'line-type', 'line-at-at', 'line-amount-low', 'line-amount-mid', 'line-amount-high', 'line-vat', 'line-basis'])
    expect(faults(readMerger(emptyMerger))).toEqual(['merger-into', 'merger-from', 'merger-on'])
    expect(faults(readCapacity(emptyCapacity, 'x'))).toHaveLength(7)
    expect(faults(readAssumptions(emptyAssumptions))).toHaveLength(7)
  })
  it('a range that runs downwards, a day that is none, a year that does not follow', () => {
    const line = lineText(lines[0]!)
    expect(faults(readLine({ ...line, by: 'years', years: [{ year: '2012-14', amount: { low: '3', mid: '2', high: '4' } }] }, 'x', 'y'))).toEqual(['line-year-0', 'line-year-0-low'])
    expect(faults(readLine({ ...line, by: 'years', years: [{ year: '2012-13', amount: { low: '1', mid: '2', high: '4' } }, { year: '2012-13', amount: { low: '1', mid: '2', high: '4' } }] }, 'x', 'y'))).toEqual(['line-year-1'])
    const trust = trustText(trusts[0]!)
    expect(faults(readTrust({ ...trust, ends: [{ earliest: '2015-02-30', stated: '2015-10-31', latest: '2015-10-31', evidence: [] }, { earliest: '2016-01-01', stated: '2015-10-31', latest: '2015-10-31', evidence: [] }] }, 'x'))).toEqual(['end-0-earliest', 'end-1-earliest'])
    expect(faults(readCapacity({ ...capacityText(inputs.capacities[0]!), slow: { goLives: '9', months: '1' } }, 'x'))).toEqual(['pace-slow-lives'])
    expect(faults(readOption({ ...optionText(options[0]!), programmes: [{ starts: '2012-03-01', steps: emptyOption.programmes[0]?.steps ?? optionText({ ...options[0]!, programmes: [{ starts: '2012-03-01', steps: [], evidence: [] }] }).programmes[0]!.steps, evidence: [] }] }, 'x', 'barts'))).toEqual(['programme-0-award-low'])
  })
  it('money is never rounded: three decimals are refused', () => {
    expect(faults(readLine({ ...lineText(lines.find(({ timing }) => timing.by === 'once')!), amount: { low: '1.005', mid: '2', high: '3' } }, 'x', 'y'))).toEqual(['line-amount-low'])
  })
})

describe('both values, where another was quicker', () => {
  it('differ where the texts differ, and only there', () => {
    const apart = (differences: readonly { name: string; mine: string; theirs: string }[]) => differences.filter(({ mine, theirs }) => mine !== theirs).map(({ name }) => name)
    const trust = trustText(trusts[0]!)
    expect(apart(comparedTrusts(trust, trust))).toEqual([])
    expect(apart(comparedTrusts({ ...trust, system: 'Another' }, trust))).toEqual(['System'])
    const option = optionText(options[0]!)
    expect(apart(comparedOptions({ ...option, label: 'Another', route: { ...option.route, exposure: 'high' } }, { ...option, route: { ...option.route, exposure: 'low' } }))).toEqual(['Called', 'Exposure'])
    const line = lineText(lines[0]!)
    expect(apart(comparedLines({ ...line, payer: 'supplier' }, { ...line, payer: 'trust' }))).toEqual(['Payer'])
    const assumptions = assumptionsText(inputs.assumptions as unknown as Parameters<typeof assumptionsText>[0])
    expect(apart(comparedAssumptions({ ...assumptions, inflation: '3%' }, assumptions))).toEqual(['Inflation'])
  })
})

describe('texts of single values (seed 20120301)', () => {
  const params = { seed: 20_120_301, numRuns: 300 }
  it('pence are read back to the penny', () => {
    fc.assert(fc.property(fc.integer({ min: -9_000_000_000_00, max: 9_000_000_000_00 }), (pence) => {
      const range = makeReader().pounds('x', { low: poundsText(pence), mid: poundsText(pence), high: poundsText(pence) }, 'the amount')
      expect(range).toEqual({ low: pence, mid: pence, high: pence })
    }), params)
  })
  it('a rate as a percentage is read back exactly, also below nothing', () => {
    fc.assert(fc.property(fc.integer({ min: -200_000, max: 200_000 }), (hundredThousandths) => {
      const digits = `${Math.abs(hundredThousandths)}`.padStart(6, '0')
      const share = `${hundredThousandths < 0 ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`.replace(/0+$/, '').replace(/\.$/, '')
      const reader = makeReader()
      expect([reader.rate('x', rateText(share), 'the rate'), reader.errors]).toEqual([share === '-0' ? '0' : share, []])
    }), params)
  })
  it('an id is free, lower-case, and no longer than it may be', () => {
    expect(idFor('St George’s Healthcare', [])).toBe('st-georges-healthcare')
    expect(idFor('Barts', ['barts', 'barts-2'])).toBe('barts-3')
    fc.assert(fc.property(fc.string(), (name) => { expect(idFor(name, [])).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/) }), params)
  })
  it('says in few words when a line is paid and how much', () => {
    const once: Line = { ...lines[0]!, timing: { by: 'once', at: { at: 'cutover', plusMonths: 3 }, amount: { low: 100_00, mid: 200_00, high: 300_00 } } }
    expect([whenPaid(once), amountShown(once)]).toEqual(['once at go-live, 3 months', '£200 (£100 to £300)'])
  })
})
