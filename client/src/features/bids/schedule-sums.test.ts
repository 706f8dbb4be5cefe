import { describe, expect, it } from 'vitest'
import alderFile from '../../../../fixtures/london-2012/lots/pas-epr/pricing/alder.json' with { type: 'json' }
import cedarFile from '../../../../fixtures/london-2012/lots/pas-epr/pricing/cedar.json' with { type: 'json' }
import type { PriceNormalisation, PricingSchedule } from '@workbench/shared/contract/model.ts'
import { normalisePrice } from '@workbench/shared/method/price/normalise.ts'
import { scheduleTable } from './schedule-file.ts'
import { moneyIn, sumsOf, yearsOf } from './schedule-sums.ts'

const normalisation: PriceNormalisation = { termYears: 10, discountEdition: 'none', includeOptions: true, indexation: [], authorityCosts: [] }
const line = (id: string, amounts: number[], more: object = {}) => ({ id, component: 'licence', description: id, trust: null, charge: 'annualFixed', amounts, indexation: 'none', indexedFrom: 'bidDate', vat: 'recoverable', optional: false, ...more })
const label = (key: string | null) => key ?? 'all together'
const sum = (amounts: readonly bigint[]) => amounts.reduce((all, pence) => all + pence, 0n)

describe('what a schedule comes to', () => {
  it.each([['alder', alderFile], ['cedar', cedarFile]])('by component and by trust, every year, adds up to the figure the way to one price begins with: %s', (_name, file) => {
    const schedule = file as unknown as PricingSchedule
    const offered = normalisePrice(schedule, normalisation, { trusts: 9 }).steps[0]!
    expect(offered.step).toBe('offered')
    for (const by of ['component', 'trust'] as const) {
      const rows = sumsOf(schedule.lines, by, label)
      const all = rows.find(({ id }) => id === 'all')!
      const parts = rows.filter(({ id }) => id !== 'all' && id !== 'optional')
      expect(all.total.toString()).toBe(offered.after.replaceAll(',', ''))
      expect(sum(parts.map(({ total }) => total))).toBe(all.total)
      expect(all.years).toEqual(all.years.map((_, year) => sum(parts.map(({ years }) => years[year]!))))
      expect(rows.every(({ years, total }) => sum(years) === total)).toBe(true)
      expect(parts.length).toBeGreaterThan(5)
    }
  })

  it('leaves out no year that one line alone prices, and says what is optional', () => {
    const lines = [line('a', [100, 200]), line('b', [50, 50, 50], { component: 'exit', trust: 'barts', optional: true })] as unknown as PricingSchedule['lines']
    expect(yearsOf(lines)).toBe(3)
    expect(sumsOf(lines, 'trust', label)).toEqual([
      { id: 'none', label: 'all together', years: [100n, 200n, 0n], total: 300n }, { id: 'barts', label: 'barts', years: [50n, 50n, 50n], total: 150n },
      { id: 'all', label: 'As offered', years: [150n, 250n, 50n], total: 450n }, { id: 'optional', label: 'of which optional', years: [50n, 50n, 50n], total: 150n },
    ])
  })

  it('shows pence for all where one amount has some, so that what is shown adds up', () => {
    expect(moneyIn([line('a', [100_00])] as unknown as PricingSchedule['lines'])(1_234_500n)).toBe('£12,345')
    expect(moneyIn([line('a', [100_00]), line('b', [1])] as unknown as PricingSchedule['lines'])(100_00n)).toBe('£100.00')
  })

  it('is taken away line by line, ended by the same sum', () => {
    const { head, rows } = scheduleTable({ lines: alderFile.lines as unknown as PricingSchedule['lines'], trusts: [{ id: 'barts', name: 'Barts and The London' }] })
    expect(rows).toHaveLength(alderFile.lines.length + 1)
    expect(rows.every((row) => row.length === head.length)).toBe(true)
    const offered = BigInt(normalisePrice(alderFile as unknown as PricingSchedule, normalisation, { trusts: 9 }).steps[0]!.after.replaceAll(',', ''))
    expect(rows.at(-1)!.at(-1)).toBe(`${offered / 100n}.${String(offered % 100n).padStart(2, '0')}`)
    expect(rows.find((row) => row[0] === 'licence-barts')![3]).toBe('Barts and The London')
  })
})
