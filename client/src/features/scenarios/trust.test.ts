import type { ScenarioResult } from '@workbench/shared/scenario/compare/scenario-result.ts'
import { expect, it } from 'vitest'
import { whyAbsent } from './trust.ts'

const merger = { into: 'merged', on: '2012-04-01', from: ['a', 'b'], evidence: [] }
const why = (trust: string, present: readonly string[]) => whyAbsent({ trusts: present.map((id) => ({ trust: id })) as unknown as ScenarioResult['trusts'] }, trust, { mergers: [merger] } as never)

it('a scenario that says nothing of a trust has a reason: a merger before or after, or no path', () => {
  expect(why('a', ['a', 'c'])).toBeUndefined()
  expect(why('a', ['merged'])).toBe('From 2012-04-01 it is part of merged, which chooses.')
  expect(why('merged', ['a', 'b', 'c'])).toBe('Its former trusts choose: a, b.')
  expect(why('c', ['merged'])).toBe('No path was chosen for it.')
  expect(why('merged', ['c'])).toBe('No path was chosen for it.')
})
