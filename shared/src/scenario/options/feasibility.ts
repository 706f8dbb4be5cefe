/** Whether an option can be taken at all, and by which route in law. */
import type { LegalRoute, PathKind } from '../../contract/scenario.ts'
import { monthText } from '../months.ts'
import type { UnitTimeline } from '../timeline/timeline.ts'
import type { Known } from './known.ts'
import type { Horizon, Unit } from './units.ts'

export type Feasibility =
  | { readonly feasible: true }
  /** `from` is the first month without a service. */
  | { readonly feasible: false; readonly from: string; readonly because: string }
  | { readonly feasible: 'unknown'; readonly because: string }

/** Business as usual is to let the service run and stop with its contract; every other path keeps one going. */
export const feasibilityOf = (unit: Unit, timeline: UnitTimeline, horizon: Horizon): Feasibility => {
  if (unit.option.path !== 'businessAsUsual') return { feasible: true }
  const end = timeline.contractEnd
  if ('cannot' in end) return { feasible: 'unknown', because: 'No end of the present contract is stated, so it is not known when the service stops.' }
  if (end.stated >= Math.min(unit.until, horizon.last)) return { feasible: true }
  const from = monthText(end.stated + 1)
  return { feasible: false, from, because: `The service stops when its contract ends; from ${from} there is none.` }
}

export interface LegalView {
  readonly path: PathKind
  readonly route: LegalRoute
  /** False where no route is named: the option is then not assessed in law, whatever it costs. */
  readonly assessed: boolean
  readonly because?: string
}

export const legalView = ({ option: { id, path, route } }: Unit, known: Known): LegalView => {
  const because = route.kind === 'none'
    ? 'No legal route is named.'
    : !known.routed.has(id)
      ? `What this route rests on was not known on ${known.asAt}.`
      : route.exposure === 'notAssessed'
        ? 'The exposure of this route has not been assessed.'
        : undefined
  return { path, route, assessed: because === undefined, ...(because === undefined ? {} : { because }) }
}
