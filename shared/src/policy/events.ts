/** What of an event is kept even from those who read the record, because its time has not come. */
import { analysesUnlocked } from '../record/tender/decision/state.ts'
import type { Recorded } from '../record/kernel.ts'
import type { TenderEvents } from '../record/tender/events.ts'
import type { TenderState } from '../record/tender/state.ts'
import { individualScoresShown, revotesShown, trustsOf } from './viewer.ts'

/** Why the facts of this event are not shown to this person now; undefined where they are. */
export const withheldBecause = (state: TenderState, person: string, event: Recorded): string | undefined => {
  if (event.type === 'scoreRecorded' || event.type === 'noteRecorded') {
    const { question, bid } = event.body as TenderEvents['scoreRecorded']
    return event.actor === person || individualScoresShown(state, question, bid) ? undefined : 'An evaluator’s score is hidden until the moderation of its question has opened.'
  }
  if (event.type === 'revoteCast') {
    const { question, bid } = event.body as TenderEvents['revoteCast']
    return event.actor === person || revotesShown(state, question, bid) ? undefined : 'A silent vote is hidden until everybody asked has voted.'
  }
  if (event.type !== 'viewWeighed') return undefined
  const { trust } = event.body as TenderEvents['viewWeighed']
  return analysesUnlocked(state.decision) || trustsOf(state, person).includes(trust)
    ? undefined
    : 'A trust’s own view weights are shown once two people have unlocked them for a written purpose.'
}
