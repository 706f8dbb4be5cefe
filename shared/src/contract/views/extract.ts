import { tenderView } from '../operation.ts'
import { closed } from '../primitives.ts'
import { AttachExtract } from '../workshop/extract.ts'

export const extractViews = {
  /** The body of `attachExtract`, made by the tender's policy; the workshop takes nothing else from a tender. */
  workshopExtract: tenderView('workshop-extract', 'A frozen extract of this tender for a workshop, as far as R20 allows', closed({}), AttachExtract),
} as const
