/** Reads the independent oracle of appraisal where it lies beside the repository; test support only. */
import { existsSync, readFileSync } from 'node:fs'
import { exact, type Exact } from '../../numeric/exact.ts'

export interface OracleCase {
  readonly id: string
  readonly method: string
  readonly source: string
  readonly input: never
  readonly expected: never
  readonly tolerance: number
}

const file = new URL('../../../../../shared/oracles/finance.json', import.meta.url)
export const oraclePresent = existsSync(file)
const cases = oraclePresent ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: OracleCase[] }).cases : []

/** The case of this id, or undefined where the oracle is not at hand. */
export const oracleCase = (id: string): OracleCase | undefined => cases.find((one) => one.id === id)

/** A JSON number as the decimal it is written as. */
export const written = (value: number): Exact => exact(value.toString())
