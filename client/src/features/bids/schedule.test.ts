import { describe, expect, it } from 'vitest'
import alderFile from '../../../../fixtures/london-2012/lots/pas-epr/pricing/alder.json' with { type: 'json' }
import { priceTraps } from '@workbench/shared/method/price/traps.ts'
import { indexationWords, linesShown, scheduleFinding, sumOfLine, trapNames, type Schedule } from './schedule.ts'

const schedule = { lines: alderFile.lines, traps: [{ trap: 'licenceAgain', lines: ['licence-barts', 'licence-newham'], sentence: 'Ask.' }] } as Pick<Schedule, 'lines' | 'traps'>
const all = { trust: 'all', component: 'all', trap: 'all' }
const ids = (shown: Partial<typeof all>) => linesShown(schedule, { ...all, ...shown }).map(({ id }) => id)

describe('reading a pricing schedule', () => {
  it('shows every line until something is chosen', () => expect(ids({})).toHaveLength(alderFile.lines.length))
  it('by trust, by component, by what a finding rests on, and together', () => {
    expect(ids({ trust: 'barts' }).every((id) => id.endsWith('-barts'))).toBe(true)
    expect(ids({ trust: 'none' })).toContain('programme-office')
    expect(ids({ component: 'exit' })).toHaveLength(9)
    expect(ids({ trap: '0' })).toEqual(['licence-barts', 'licence-newham'])
    expect(ids({ trap: '0', trust: 'newham' })).toEqual(['licence-newham'])
  })
  it('every trap that can be found has a name', () => expect(priceTraps.filter((trap) => !trapNames[trap])).toEqual([]))
  it('says a line’s sum and index in words', () => {
    expect(sumOfLine({ amounts: [100_00, 250_00] })).toBe('£350')
    expect(indexationWords({ indexation: 'RPI', indexedFrom: 'bidDate' })).toBe('RPI from the bid date')
    expect(indexationWords({ indexation: 'none', indexedFrom: 'bidDate' })).toBe('not indexed')
  })
  it('states the price and how much there is to ask about; no price is said', () => {
    expect(scheduleFinding('Alder', { normalisation: { price: 1_000_000_00, steps: [] }, traps: [] })).toBe('Alder is compared at £1m; nothing hidden by its total was found')
    expect(scheduleFinding('Alder', { normalisation: { price: null, because: 'No.', steps: [] }, traps: schedule.traps })).toBe('Alder: no comparable price; 1 thing to ask about')
  })
})
