import { formatInstant } from '@workbench/shared/numeric/format.ts'
import type { Names } from './names.ts'

interface WithdrawnSinceProps {
  readonly withdrawn: readonly { readonly bid: string; readonly bidder: string; readonly ground: string; readonly at: string; readonly hadPlace: boolean; readonly firstInReserve: string | null }[]
  readonly names: Names
}

/** What was withdrawn after the award, beside the result and the award that stand as they were approved; and what follows. */
export const WithdrawnSince = ({ withdrawn, names }: WithdrawnSinceProps) =>
  withdrawn.length === 0 ? null : (
    <div className="note note--warn">
      {withdrawn.map(({ bid, bidder, ground, at, hadPlace, firstInReserve }) => (
        <p key={bid}>
          <strong>{names.bidder(bidder).name} was withdrawn on {formatInstant(at)}, after the award.</strong> {ground}{' '}
          The award stands as it was approved. {hadPlace
            ? firstInReserve === null ? 'It had a place, and nobody is left in reserve for it.' : `It had a place; ${names.bidder(firstInReserve).name} comes first in reserve for it.`
            : 'It had no place, so the places stay as awarded.'}
        </p>
      ))}
    </div>
  )
