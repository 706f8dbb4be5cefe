import { describe, expect, it } from 'vitest'
import { compareScenarios, type Comparison } from '../compare/compare.ts'
import { evidenceItem, inputsOf, lineOf, optionOf, pence, scenarioOf, trustNamed } from '../world.arbitrary.ts'
import { checkMaterial } from './check.ts'

describe('a merger within the horizon', () => {
  const monthly = (option: string, amount: number) =>
    lineOf(`${option}-line`, option, { by: 'monthly', after: { at: 'horizonStart', plusMonths: 0 }, until: { at: 'horizonEnd', plusMonths: 0 }, amount: pence(amount) })
  const trusts = ['a', 'b', 'c', 'ab']
  const inputs = inputsOf({
    trusts: trusts.map((trust) => trustNamed(trust)),
    mergers: [{ into: 'ab', from: ['a', 'b'], on: '2013-10-01', evidence: ['merger'] }],
    evidence: [evidenceItem('merger', '2012-02-01')],
    options: trusts.map((trust) => optionOf(trust, 'x')),
    lines: [monthly('a-x', 1_00), monthly('b-x', 2_00), monthly('c-x', 4_00), monthly('ab-x', 8_00)],
  })
  const run = (choices: readonly (readonly [string, string])[], change = {}) => compareScenarios({ ...inputs, ...change }, [scenarioOf('s', choices)]) as Comparison
  const firstYears = (comparison: Comparison) => comparison.scenarios[0]!.trusts.map(({ trust, owner, costs }) => [trust, owner, 'cannot' in costs ? null : costs.economicByYear.slice(0, 3).map(({ mid }) => mid)])

  it('members count until the day, the merged trust from it; nothing is counted twice', () => {
    expect(firstYears(run([['a', 'a-x'], ['b', 'b-x'], ['c', 'c-x'], ['ab', 'ab-x']]))).toEqual([
      ['a', 'ab', [12_00, 6_00, 0]], ['ab', 'ab', [0, 48_00, 96_00]], ['b', 'ab', [24_00, 12_00, 0]], ['c', 'c', [48_00, 48_00, 48_00]],
    ])
  })
  it('members may keep their own options as sites; they add up under the merged trust', () => {
    const comparison = run([['a', 'a-x'], ['b', 'b-x'], ['c', 'c-x']])
    expect(comparison.scenarios[0]!.gaps).toEqual([])
    expect(comparison.scenarios[0]!.byOwner.map(({ owner, trusts: own }) => [owner, own])).toEqual([['ab', ['a', 'b']], ['c', ['c']]])
  })
  it('the merged trust alone leaves its members’ first months without an option', () => {
    expect(run([['ab', 'ab-x'], ['c', 'c-x']]).scenarios[0]!.gaps).toEqual(['Trust a has no option.', 'Trust b has no option.'])
  })
  it('a merger on the first day of the horizon leaves no gap', () => {
    expect(run([['ab', 'ab-x'], ['c', 'c-x']], { mergers: [{ ...inputs.mergers[0]!, on: '2012-04-01' }] }).scenarios[0]!.gaps).toEqual([])
  })
  it('a merger not known yet has not happened', () => {
    const comparison = run([['ab', 'ab-x'], ['c', 'c-x']], { evidence: [evidenceItem('merger', '2012-06-01')] })
    expect(comparison.scenarios[0]!.gaps).toEqual(['Trust a has no option.', 'Trust ab does not exist yet by what was known on 2012-03-01, but has an option.', 'Trust b has no option.'])
    expect(comparison.scenarios[0]!.total).toMatchObject({ cannot: true })
  })
})

describe('material that contradicts itself', () => {
  const good = inputsOf({ trusts: [trustNamed('a')], options: [optionOf('a', 'x')], lines: [lineOf('l', 'a-x', { by: 'years', amounts: [{ year: '2012-13', amount: pence(1) }] })] })
  const problems = (change: Partial<typeof good>, scenarios = [scenarioOf('s', [['a', 'a-x']])]) => checkMaterial({ ...good, ...change }, scenarios)
  const line = good.lines[0]!

  it('sound material has no problems', () => expect(problems({})).toEqual([]))
  const faults: readonly (readonly [string, Partial<typeof good>, string])[] = [
    ['unknown evidence', { lines: [{ ...line, evidence: ['nowhere'] }] }, '/inputs/lines/0/evidence/0'],
    ['an unmarked figure without evidence', { lines: [{ ...line, illustrative: false }] }, '/inputs/lines/0/evidence'],
    ['a range out of order', { lines: [lineOf('l', 'a-x', { by: 'once', at: { at: 'horizonStart', plusMonths: 1 }, amount: { low: 3, mid: 2, high: 1 } })] }, '/inputs/lines/0/timing/amount'],
    ['a moment the option does not have', { lines: [lineOf('l', 'a-x', { by: 'once', at: { at: 'cutover', plusMonths: 0 }, amount: pence(1) })] }, '/inputs/lines/0/timing/at/at'],
    ['a year that is none', { lines: [{ ...line, priceBase: '2011-13' }] }, '/inputs/lines/0/priceBase'],
    ['a price that loses all its worth in a year', { lines: [{ ...line, realChangePerYear: '-1' }] }, '/inputs/lines/0/realChangePerYear'],
    ['two lines of one id', { lines: [line, line] }, '/inputs/lines/1/id'],
    ['a line that replaces itself', { lines: [{ ...line, replaces: 'l' }] }, '/inputs/lines/0/replaces'],
    ['an option of nobody', { options: [optionOf('z', 'x'), ...good.options] }, '/inputs/options/0/trust'],
    ['a day that does not exist', { trusts: [trustNamed('a', '2013-02-30')] }, '/inputs/trusts/0/contractEnds/0/earliest'],
    ['a merger into itself', { mergers: [{ into: 'a', from: ['a', 'a'], on: '2013-01-01', evidence: [] }] }, '/inputs/mergers/0/from/1'],
    ['a slow pace above the expected one', { capacities: [{ supplier: 'm', name: 'M', slow: { goLives: 3, months: 1 }, expected: { goLives: 1, months: 1 }, fast: { goLives: 3, months: 1 }, evidence: [], illustrative: true }] }, '/inputs/capacities/0/expected'],
  ]
  it.each(faults)('%s is told with its place', (_what, change, pointer) => {
    expect(problems(change).map((problem) => problem.pointer)).toContain(pointer)
  })
  it('choices: an unknown option, another trust’s, two for one trust', () => {
    const two = { trusts: [trustNamed('a'), trustNamed('b')] }
    expect(problems(two, [scenarioOf('s', [['a', 'none'], ['b', 'a-x'], ['b', 'a-x']])]).map(({ pointer }) => pointer)).toEqual([
      '/scenarios/0/choices/0/option', '/scenarios/0/choices/1/option', '/scenarios/0/choices/2/trust', '/scenarios/0/choices/2/option',
    ])
  })
  it('nothing is computed from it', () => {
    expect(compareScenarios({ ...good, lines: [line, line] }, [])).toMatchObject({ cannot: true, problems: [{ pointer: '/inputs/lines/1/id' }] })
  })
})
