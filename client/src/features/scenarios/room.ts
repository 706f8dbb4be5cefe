import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'

export type Room = Plain<ReplyOf<'workshopOverview'>>
