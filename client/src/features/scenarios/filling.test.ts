import { describe, expect, it } from 'vitest'
import workshopFile from '../../../../fixtures/london-2012/workshop.json' with { type: 'json' }
import type { Board } from './figures.ts'
import { materialFile, readMaterial, stepsToFill } from './filling.ts'

const text = JSON.stringify(workshopFile)
const { inputs, scenarios } = workshopFile
const empty = {
  title: 'An empty one', asAt: '2012-03-01', illustrative: true, snapshot: null, trusts: [], mergers: { mergers: [], revision: 0 }, options: [], lines: [], lineRevisions: [], capacities: { capacities: [], revision: 0 },
  evidence: [], assumptions: null, scenarios: [], derived: null, derivedClosed: null, privates: [], frozen: false, mayPrepare: [], mayChangeScenarios: true, mayPrepareAll: true, written: [], readers: null,
} as Board
const rev = { revision: 1 }
const full = {
  ...empty, title: inputs.title, trusts: inputs.trusts.map((trust) => ({ ...trust, ...rev })), mergers: { mergers: inputs.mergers, ...rev }, options: inputs.options.map((option) => ({ ...option, ...rev })), lines: inputs.lines,
  lineRevisions: inputs.options.filter(({ id }) => inputs.lines.some(({ option }) => option === id)).map(({ id }) => ({ option: id, ...rev })), capacities: { capacities: inputs.capacities, ...rev },
  evidence: inputs.evidence.map((item) => ({ ...item, by: 'e', at: '2016-01-11T09:30:00.000Z', marks: [], withdrawn: null })), assumptions: { assumptions: inputs.assumptions, ...rev },
  scenarios: scenarios.map((scenario) => ({ ...scenario, ...rev, by: 'm', at: '2016-01-11T09:30:00.000Z' })),
} as unknown as Board
const material = () => {
  const read = readMaterial(text)
  if ('problems' in read) throw new Error(read.problems[0]?.message)
  return read.material
}

describe('filling a board from a file', () => {
  it('enters everything into an empty board, each after what it names', () => {
    const { steps, same } = stepsToFill(material(), empty)
    expect(same).toBe(0)
    expect(steps.every(({ change }) => change === 'new')).toBe(true)
    const order = steps.map(({ act }) => act.command)
    expect([...new Set(order)]).toEqual(['addEvidence', 'setWorkshopTrust', 'setMergers', 'setOption', 'setCostLines', 'setCapacities', 'setAssumptions', 'addScenario'])
    expect(order.filter((command) => command === 'setOption')).toHaveLength(inputs.options.length)
  })
  it('enters nothing that is there already', () => {
    expect(stepsToFill(material(), full).steps).toEqual([])
  })
  it('changes only what differs, from the revision that was read', () => {
    const changed = { ...material(), scenarios: material().scenarios.map((scenario, index) => (index === 0 ? { ...scenario, title: 'Another title' } : scenario)) }
    expect(stepsToFill(changed, full).steps.map(({ act, change }) => [act.command, act.base, change])).toEqual([['changeScenario', 1, 'changed']])
  })
  it('what is written out reads in again as the same', () => {
    const read = readMaterial(materialFile(full)!)
    if ('problems' in read) throw new Error(read.problems[0]?.message)
    expect(stepsToFill(read.material, full).steps).toEqual([])
    expect(materialFile(empty)).toBe(null)
  })
  it.each([
    ['no JSON', '{', { place: '', message: 'is not JSON' }],
    ['a missing field', JSON.stringify({ illustrative: true, inputs: {}, scenarios: [] }), { place: '/inputs' }],
    ['a scenario that names no option', JSON.stringify({ ...workshopFile, scenarios: [{ ...scenarios[0], choices: [{ trust: 'barts', option: 'none-such' }] }] }), { place: '/scenarios/0/choices/0/option', message: 'There is no option “none-such”.' }],
    ['a line from a bid', JSON.stringify({ ...workshopFile, inputs: { ...inputs, lines: [{ ...inputs.lines[0], basis: 'bidDerived' }] } }), { place: '/inputs/lines/0/basis' }],
  ])('refuses %s, naming the place', (_what, wrong, problem) => {
    const read = readMaterial(wrong)
    expect('problems' in read ? read.problems : []).toContainEqual(expect.objectContaining(problem) as unknown)
  })
})
