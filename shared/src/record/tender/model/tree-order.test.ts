import { expect, it } from 'vitest'
import type { Criterion } from '../../../contract/model.ts'
import { inTreeOrder } from './tree-order.ts'

it('criteria stand as the tree is read, however they were entered', () => {
  const node = (id: string, parent: string | null, order: number): Criterion => ({ id, lot: 'lot', parent, order, kind: 'group', ref: id, title: id, requirements: [], subCriteria: [] })
  const entered = [node('root', null, 0), node('2.1', '2', 0), node('2', 'root', 1), node('1.2', '1', 1), node('1', 'root', 0), node('1.1', '1', 0)]
  expect(inTreeOrder(entered).map(({ id }) => id)).toEqual(['root', '1', '1.1', '1.2', '2', '2.1'])
  expect(inTreeOrder([])).toEqual([])
})
