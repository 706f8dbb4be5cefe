/** What comes in and is checked: a bid received for every receipt, then each mandatory requirement decided. */
import type { Case } from '../read-case.ts'
import { spreadOverWorkingHours } from '../spread.ts'
import type { Planned } from './planned.ts'

export const planReceipts = (from: Case): Planned[] =>
  from.receipts.map(({ bid: id, bidder, lot, round, receivedAt, by }, index) => {
    const bid = from.lots.find((candidate) => candidate.lot === lot)!.bids.find((candidate) => candidate.bid === id)!
    return {
      at: receivedAt, actor: by, command: 'receiveBid', file: 'receipts.json', pointer: `/${index}`,
      body: {
        id, bidder, lot, round, receivedAt,
        technical: { answers: bid.answers.map(({ question, text, evidence }) => ({ question, text, evidence })) },
        commercial: { schedule: bid.schedule },
      },
    }
  })

export const planCompliance = (from: Case): Planned[] =>
  from.times.compliance.flatMap(({ lots, actor, start, end }) => {
    const outcomes = from.lots
      .filter((lot) => lots.includes(lot.lot))
      .flatMap((lot) => lot.compliance.map((outcome, index) => ({ outcome, file: `lots/${lot.lot}/compliance.json`, pointer: `/${index}` })))
    const times = spreadOverWorkingHours(outcomes.length, start, end)
    return outcomes.map(({ outcome, ...place }, index) => ({ at: times[index]!, actor, command: 'decideCompliance', body: outcome, ...place }))
  })
