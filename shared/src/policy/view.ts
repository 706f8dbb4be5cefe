/** What a view is: pure, of the state and the person who looks; texts still as commitments, which the server redeems. */
import type { Committed } from '../contract/primitives.ts'
import type { ParamsOf, ReplyOf, tenderViews, workshopViews } from '../contract/views.ts'
import type { ReadContent, Refusal } from '../record/kernel.ts'
import type { TenderState } from '../record/tender/state.ts'
import type { WorkshopState } from '../record/workshop/state.ts'
import type { BidReaders } from './workshop/price-rights.ts'

export interface ViewContext {
  /** Names, prices, models and figures that the holder keeps at hand. */
  readonly read: ReadContent
  /** The record's own now (an instant). */
  readonly now: string
  /** SHA-256 over canonical JSON, lower-case hex: names the model as it stands. */
  readonly hash: (json: unknown) => string
  /** Of a workshop: whom its tender lets read figures from bids, as it stands now. Where nobody asked, nobody does. */
  readonly bidReaders?: BidReaders
}

export type TenderViewName = keyof typeof tenderViews & string
export type TenderViewOf<N extends TenderViewName> = (
  state: TenderState, person: string, params: ParamsOf<N>, context: ViewContext,
) => Committed<ReplyOf<N>> | Refusal

export type WorkshopViewName = keyof typeof workshopViews & string
export type WorkshopViewOf<N extends WorkshopViewName> = (
  state: WorkshopState, person: string, params: ParamsOf<N>, context: ViewContext,
) => Committed<ReplyOf<N>> | Refusal
