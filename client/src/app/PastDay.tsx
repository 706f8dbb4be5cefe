import { formatDay } from '@workbench/shared/numeric/format.ts'
import { backToToday, useDayOf } from '../api/as-of.ts'
import { Button } from '../ui/Button.tsx'

/** Over every page of a record, while a past day is looked at. */
export const PastDay = ({ record }: { readonly record: string }) => {
  const day = useDayOf(record)
  return (
    <div role="status">
      {day === undefined ? null : (
        <div className="past-day">
          <p><strong>As it stood at the end of {formatDay(day)}.</strong> What you read is of then; what you may read is decided by your part today. Nothing can be done on a past day.</p>
          <Button small onClick={backToToday}>Back to today</Button>
        </div>
      )}
    </div>
  )
}
