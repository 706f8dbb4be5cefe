/** What every section of the page is given. */
import type { Names } from '../../parts/names.ts'
import type { Decision } from './decision.ts'

export interface PartProps {
  readonly record: string
  readonly decision: Decision
  readonly names: Names
}
