/** A tender that is gone, broken or no tender closes what comes from its bids, and says so; a workshop without any asks nothing. */
import { expect, test } from 'vitest'
import { noBidReaders, tenderUnread } from '@workbench/shared/policy/workshop/price-rights.ts'
import { emptyTender } from '@workbench/shared/record/tender/state.ts'
import { emptyWorkshop, type WorkshopState } from '@workbench/shared/record/workshop/state.ts'
import type { Held } from '../journal/port.ts'
import { bidReadersOf } from './bid-readers.ts'

const figures = { sha256: '0'.repeat(64), size: 2, kind: 'figures' } as const
const withExtract = (): WorkshopState => {
  const state = emptyWorkshop('w')
  state.extract.attached.push({ tender: 't', seq: 1, hash: '0'.repeat(64), open: { title: 'T', ruleSet: 'pa2023', illustrative: true, lots: [], trusts: [] }, derived: { figures, lots: ['lot'], readers: ['lena'] }, by: 'fay', at: '' })
  return state
}
const asked = (answer: () => unknown) => ({ committed: async () => answer() as Held | undefined })

test('nobody reads where the tender is missing, cannot be read or is a record of another kind', async () => {
  const failing = asked(() => { throw new Error('The store does not answer.') })
  for (const records of [asked(() => undefined), failing, asked(() => ({ state: emptyWorkshop('t') }))]) expect(await bidReadersOf(records, { state: withExtract() })).toBe(tenderUnread)
})

test('a tender in which nobody has price rights names nobody, and is asked by the id in the extract', async () => {
  const ids: string[] = []
  const readers = await bidReadersOf({ committed: async (record) => { ids.push(record); return { state: emptyTender('t') } as Held } }, { state: withExtract() })
  expect([[...readers.people], ids]).toEqual([[], ['t']])
  expect(readers.because).not.toBe(tenderUnread.because)
})

test('without figures from bids no tender is asked', async () => {
  const never = asked(() => { throw new Error('Asked.') })
  for (const state of [emptyWorkshop('w'), emptyTender('t')]) expect(await bidReadersOf(never, { state })).toBe(noBidReaders)
})
