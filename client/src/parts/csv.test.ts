import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('a table as CSV: quoted where needed, numbers as they are, a formula as text', () => {
  expect(csvOf(['Line', 'Year 1'], [['Licence, all "sites"', '-12.50'], ['=1+1', '3'], ['-note', '']])).toBe('Line,Year 1\r\n"Licence, all ""sites""",-12.50\r\n\'=1+1,3\r\n\'-note,')
})
