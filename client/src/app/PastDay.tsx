import { formatDay } from '@workbench/shared/numeric/format.ts'
import type { ReactNode } from 'react'
import { backToToday, useDayOf } from '../api/as-of.ts'
import { Button, MayAct } from '../ui/Button.tsx'

/** Over every page of a record, while a past day is looked at: one sentence, and no buttons beneath it that would do something. */
export const PastDay = ({ record, children }: { readonly record: string; readonly children: ReactNode }) => {
  const day = useDayOf(record)
  return (
    <>
      <div role="status">
        {day === undefined ? null : (
          <div className="past-day">
            <p><strong>As it stood at the end of {formatDay(day)}.</strong> What you read is of then; what you may read is decided by your part today. Nothing can be done on a past day, so the buttons that would are not here; they come back with today.</p>
            <Button reads small onClick={backToToday}>Back to today</Button>
          </div>
        )}
      </div>
      <MayAct value={day === undefined}>{children}</MayAct>
    </>
  )
}
