import { describe, expect, it } from 'vitest'
import type { ReplyOf } from '../contract/views.ts'
import type { Words } from '../contract/primitives.ts'
import { materialOfBoard, withdrawnInUse } from './board.ts'
import { compareScenarios } from './compare/compare.ts'
import { evidenceItem, inputsOf, lineOf, optionOf, pence, scenarioOf, trustNamed } from './world.arbitrary.ts'

const inputs = inputsOf({
  trusts: [trustNamed('a')], options: [optionOf('a', 'x')], evidence: [evidenceItem('kept', '2012-01-01'), evidenceItem('gone', '2012-01-01')],
  lines: [
    lineOf('one', 'a-x', { by: 'years', amounts: [{ year: '2012-13', amount: pence(5_00) }] }, { evidence: ['kept'] }),
    lineOf('two', 'a-x', { by: 'years', amounts: [{ year: '2012-13', amount: pence(7_00) }] }, { evidence: ['gone', 'kept'] }),
  ],
})
const scenario = scenarioOf('s', [['a', 'a-x']])
const withdrawn = { reason: 'Misread.' as Words, by: 'somebody', at: '2012-02-01T10:00:00.000Z' }
const board: ReplyOf<'scenarioBoard'> = {
  title: inputs.title, asAt: inputs.asAt, illustrative: true, snapshot: null, written: [], mayPrepareAll: false, readers: null, derivedClosed: null,
  trusts: inputs.trusts.map((trust) => ({ ...trust, revision: 1 })), mergers: { mergers: [], revision: 0 }, options: inputs.options.map((option) => ({ ...option, revision: 1 })),
  lines: inputs.lines, lineRevisions: [], capacities: { capacities: [], revision: 0 },
  evidence: inputs.evidence.map((item) => ({ ...item, by: 'somebody', at: '2012-01-01T10:00:00.000Z', marks: [], withdrawn: item.id === 'gone' ? withdrawn : null })),
  assumptions: { assumptions: inputs.assumptions, revision: 1 }, scenarios: [{ ...scenario, revision: 1 }],
  derived: null, privates: [], frozen: false, mayPrepare: [], mayChangeScenarios: false,
}

describe('a board as material', () => {
  it('computes the same as the inputs it was filled with', () => {
    const material = materialOfBoard(board)
    if ('cannot' in material) throw new Error(material.because)
    expect(compareScenarios(material.inputs, material.scenarios)).toEqual(compareScenarios(inputs, [scenario]))
  })
  it('without assumptions nothing is computed, and why is said', () => {
    expect(materialOfBoard({ ...board, assumptions: null })).toMatchObject({ cannot: true })
  })
  it('names withdrawn evidence that still carries figures', () => {
    expect(withdrawnInUse(board)).toEqual([{ evidence: 'gone', lines: ['two'] }])
  })
})
