/** What an evaluation report is made of, and the names of things in it. */
import type { LotResult } from '../../method/ranking/result.ts'
import type { Stage } from '../../contract/tender/words.ts'
import type { ReadContent } from '../../record/kernel.ts'
import type { Bid } from '../../record/tender/bids/state.ts'
import type { PublishedVersion } from '../../record/tender/model/state.ts'
import type { Lot } from '../../record/tender/setup/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import type { NoResult } from '../../record/tender/decision/lot-input.ts'
import type { Block, Section, Unredeemed } from '../document.ts'
import { lotRef } from '../words.ts'

export type ReportBlock = Block<Unredeemed>
export type ReportSection = Section<Unredeemed>

export interface Person {
  readonly name: string
  readonly title: string
}

export interface ReportSource {
  readonly state: TenderState
  readonly version: PublishedVersion
  readonly read: ReadContent
  readonly personOf: (id: string) => Person
}

/** One lot with everything its sections ask for again and again. */
export interface LotSource extends ReportSource {
  readonly lot: Lot
  /** Every bid received, in the order of the bidders' letters. */
  readonly bids: readonly Bid[]
  readonly result: LotResult | NoResult
}

export const nameOf = ({ personOf }: Pick<ReportSource, 'personOf'>, id: string): string => (id === 'clock' ? 'the clock' : personOf(id).name)

export const bidderName = ({ state, read }: Pick<ReportSource, 'state' | 'read'>, bidder: string): string => {
  const found = state.bids.bidders.get(bidder)
  return (found && read(found.name)) ?? bidder
}

export const letterOf = ({ state }: Pick<ReportSource, 'state'>, bid: string): string => state.bids.bidders.get(state.bids.bids.get(bid)!.bidder)!.letter

/** The bidder of a bid by letter and name, as it stands in every table; with its round, where the lot walked more than one. */
export const bidName = (source: Pick<ReportSource, 'state' | 'read'>, bid: string): string => {
  const found = source.state.bids.bids.get(bid)
  if (!found) return bid
  const { lots, rounds } = source.state.setup
  const round = (lots.get(found.lot)?.earlier.length ?? 0) > 0 ? `, ${rounds.get(found.round)?.title ?? found.round}` : ''
  return `${letterOf(source, bid)} ${bidderName(source, found.bidder)}${round}`
}

export const criterionName = ({ version }: Pick<ReportSource, 'version'>, id: string): string => {
  const node = version.frozen.model.criteria.find((candidate) => candidate.id === id)
  return node ? `${node.ref} ${node.title}` : id
}

export const lotName = ({ state }: Pick<ReportSource, 'state'>, id: string): string => {
  const lot = state.setup.lots.get(id)
  return lot ? `${lotRef(lot.ref)}, ${lot.title}` : id
}

/** The stages a lot goes through, in order. */
export const stageLine: readonly Stage[] = ['setUp', 'published', 'selection', 'sealed', 'opened', 'compliance', 'scoring', 'moderation', 'pricesOpened', 'review', 'decided', 'standstill', 'closed', 'suspended', 'abandoned']
