/** A pricing schedule as a table to take away: every line with every amount, in pounds and pence without separators. */
import { ratio } from '@workbench/shared/numeric/exact.ts'
import { roundedText } from '@workbench/shared/numeric/rounding.ts'
import { chargeWords, componentWords, indexationWords, vatWords, type Schedule } from './schedule.ts'
import { sumsOf, yearsOf } from './schedule-sums.ts'

const pounds = (pence: bigint): string => roundedText(ratio(pence, 100n), { decimals: 2, mode: 'halfAwayFromZero' })

export const scheduleTable = ({ lines, trusts }: Pick<Schedule, 'lines' | 'trusts'>): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } => {
  const years = Array.from({ length: yearsOf(lines) }, (_, year) => year)
  const [all] = sumsOf(lines, 'component', () => '').filter(({ id }) => id === 'all')
  return {
    head: ['Line', 'Description', 'Component', 'Trust', 'Charge', 'Indexation', 'VAT', 'Option', 'Milestone', 'Note', ...years.map((year) => `Year ${year + 1}, £`), 'In all, £'],
    rows: [
      ...lines.map((line) => [
        line.id, line.description, componentWords[line.component], line.trust === null ? 'all together' : (trusts.find(({ id }) => id === line.trust)?.name ?? line.trust), chargeWords[line.charge], indexationWords(line),
        vatWords[line.vat], line.optional ? 'optional' : '', line.milestone ?? '', line.note ?? '', ...years.map((year) => (line.amounts[year] === undefined ? '' : pounds(BigInt(line.amounts[year])))),
        pounds(line.amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)),
      ]),
      ['', 'As offered', '', '', '', '', '', '', '', '', ...all!.years.map(pounds), pounds(all!.total)],
    ],
  }
}
