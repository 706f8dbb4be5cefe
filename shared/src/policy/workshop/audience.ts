/** Who may be told that a workshop has changed: those of whom a view could now differ (R15, R20). One line per type of event. */
import type { Recorded } from '../../record/kernel.ts'
import { privateKey } from '../../record/workshop/privates/state.ts'
import type { WorkshopEvents, WorkshopEventType } from '../../record/workshop/events.ts'
import type { WorkshopState } from '../../record/workshop/state.ts'
import type { BidReaders } from './price-rights.ts'
import { mayReadBidDerived, mayReadPrivate, takesPartInWorkshop } from './viewer.ts'

type Audiences = { readonly [N in WorkshopEventType]: (state: WorkshopState, person: string, body: WorkshopEvents[N], actor: string, readers: BidReaders) => boolean }

const room = () => true

const audiences: Audiences = {
  workshopStarted: room, workshopDescribed: room, workshopRoleGiven: room, workshopRoleTaken: room,
  extractAttached: room,
  extractReaderWithdrawn: (state, person, body, _actor, readers) => body.person === person || mayReadBidDerived(state, person, readers),
  evidenceAdded: room, evidenceWithdrawn: room, contradictionSet: room, contradictionRemoved: room, backtestSet: room, backtestRemoved: room,
  workshopTrustSet: room, workshopTrustRemoved: room, mergersSet: room, optionSet: room, optionRemoved: room, costLinesSet: room,
  bidDerivedLinesSet: (state, person, _body, _actor, readers) => mayReadBidDerived(state, person, readers),
  capacitiesSet: room, assumptionsSet: room, scenarioAdded: room, scenarioChanged: room, scenarioRemoved: room, boardFrozen: room, boardThawed: room,
  workshopSessionOpened: room, workshopAttendanceRecorded: room, itemRevealed: room, workshopSessionClosed: room,
  voteOpened: room,
  // Nobody but the voter hears of a ballot before the vote is closed, not even that there is one.
  voteCast: (_state, person, _body, actor) => person === actor,
  voteClosed: room, snapshotTaken: room,
  privateSet: (state, person, { trust, kind }) => mayReadPrivate(state, person, state.privates.figures.get(privateKey(trust, kind))!),
  privateReleased: room,
}

/** Asked at the record as it stands now, for each person who listens. */
export const mayNoticeInWorkshop = (state: WorkshopState, person: string, event: Recorded, readers: BidReaders): boolean => {
  const audience = audiences[event.type as WorkshopEventType] as (state: WorkshopState, person: string, body: unknown, actor: string, readers: BidReaders) => boolean
  return takesPartInWorkshop(state, person) && audience(state, person, event.body, event.actor, readers)
}
