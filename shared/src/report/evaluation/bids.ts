/** What came in for a lot, who opened it, and whether it met what was mandatory. */
import { formatInstant } from '../../numeric/format.ts'
import { isLive, type Bid, type Envelope, type Out } from '../../record/tender/bids/state.ts'
import { complianceKey } from '../../record/tender/compliance/state.ts'
import { list, paragraph, section, table } from '../document.ts'
import { bidName, bidderName, nameOf, type LotSource, type ReportSection } from './source.ts'

const openedWords = (source: LotSource, { opened }: Envelope): string =>
  opened ? `${formatInstant(opened.at)}, by ${nameOf(source, opened.by)}, as ${nameOf(source, opened.proposedBy)} had proposed` : 'not opened'

const byWhom = (source: LotSource, { by, approvedBy }: Out): string => `${nameOf(source, by)}${approvedBy === undefined ? '' : `, approved by ${nameOf(source, approvedBy)}`}`

const standing = (source: LotSource, bid: Bid) =>
  bid.disqualified ? [`disqualified on ${formatInstant(bid.disqualified.at)} by ${byWhom(source, bid.disqualified)}: `, bid.disqualified.ground]
    : bid.withdrawn ? [`withdrawn on ${formatInstant(bid.withdrawn.at)}, recorded by ${byWhom(source, bid.withdrawn)}: `, bid.withdrawn.ground]
      : bid.lateOutcome ? [`late, ${bid.lateOutcome.outcome} by ${nameOf(source, bid.lateOutcome.by)}: `, bid.lateOutcome.ground] : [isLive(bid) ? 'in the running' : 'late, not decided on']

export const bidsSection = (source: LotSource): ReportSection => {
  const { state, lot, bids } = source
  const selected = [...state.bids.bidders.values()].filter((bidder) => bidder.selection.has(lot.id))
  const corrections = bids.flatMap((bid) => bid.corrections.map((correction) => [
    `${bidName(source, bid.id)}, ${correction.subject}, recorded by ${nameOf(source, correction.by)} on ${formatInstant(correction.at)}. Original: `, correction.original, ' Correction: ', correction.correction, ' Ground: ', correction.ground,
  ]))
  return section(`${lot.id}-bids`, 'Bids received and opened',
    selected.length === 0 ? undefined : table('Decisions at selection', ['Bidder', 'Outcome', 'Reason'], selected.map((bidder) => {
      const { outcome, reason } = bidder.selection.get(lot.id)!
      return [bidderName(source, bidder.id), outcome === 'shortlisted' ? 'shortlisted' : 'not shortlisted', reason]
    })),
    bids.length === 0 ? paragraph('No bid was received.') : table('Bids and their opening', ['Bid', 'Received', 'Entered', 'Technical envelope opened', 'Commercial envelope opened', 'Standing'], bids.map((bid) => [
      bidName(source, bid.id), `${formatInstant(bid.receivedAt)}${bid.late ? ', late' : ''}`, `${formatInstant(bid.entered.at)}, by ${nameOf(source, bid.entered.by)}`, openedWords(source, bid.technical), openedWords(source, bid.commercial), standing(source, bid),
    ])),
    corrections.length === 0 ? undefined : section(`${lot.id}-corrections`, 'Corrections recorded beside the original', list(corrections)))
}

export const complianceSection = (source: LotSource): ReportSection => {
  const { state, version, lot, bids } = source
  const mandatory = version.frozen.requirements.filter((requirement) => requirement.kind === 'mandatory' && requirement.lots.includes(lot.id))
  const outcomeOf = (bid: string, requirement: string) => state.compliance.outcomes.get(complianceKey(bid, requirement))
  const judged = bids.filter((bid) => bid.technical.opened)
  const failed = judged.flatMap((bid) => mandatory.flatMap((requirement) => {
    const outcome = outcomeOf(bid.id, requirement.id)
    return outcome?.outcome === 'fail' ? [[`${bidName(source, bid.id)} fails ${requirement.ref} ${requirement.heading}, decided by ${nameOf(source, outcome.by)}: `, outcome.reason]] : []
  }))
  if (mandatory.length === 0) return section(`${lot.id}-compliance`, 'Compliance', paragraph('No mandatory requirements were published for this lot.'))
  return section(`${lot.id}-compliance`, 'Compliance',
    table('Mandatory requirements: pass or fail', ['Requirement', ...judged.map((bid) => bidName(source, bid.id))], mandatory.map((requirement) => [
      `${requirement.ref} ${requirement.heading}`, ...judged.map((bid) => outcomeOf(bid.id, requirement.id)?.outcome ?? 'not decided'),
    ])),
    failed.length === 0 ? paragraph(`No bid failed a mandatory requirement. The reason for every decision stands in the appendix.`) : list(failed))
}

/** Every decision with its reason, for the appendix. */
export const complianceReasons = (source: LotSource): ReportSection | undefined => {
  const { state, version, lot, bids } = source
  const rows = version.frozen.requirements.filter((requirement) => requirement.kind === 'mandatory' && requirement.lots.includes(lot.id)).flatMap((requirement) =>
    bids.flatMap((bid) => {
      const outcome = state.compliance.outcomes.get(complianceKey(bid.id, requirement.id))
      return outcome ? [[`${requirement.ref} ${requirement.heading}`, bidName(source, bid.id), outcome.outcome, nameOf(source, outcome.by), outcome.reason]] : []
    }))
  return rows.length === 0 ? undefined : section(`${lot.id}-compliance-reasons`, 'Reasons of compliance', table('Every decision with its reason', ['Requirement', 'Bid', 'Decision', 'By', 'Reason'], rows))
}

/** What was changed after it was closed, and by which two people (R2). */
export const changesSection = (source: LotSource): ReportSection => {
  const { state, version, lot } = source
  const changes = [...state.compliance.changes.values()].filter((change) => state.bids.bids.get(change.subject.bid)?.lot === lot.id)
  const about = ({ subject }: (typeof changes)[number]): string => {
    if (subject.kind === 'consensus') return `the agreed score of ${version.frozen.model.criteria.find((node) => node.id === subject.question)?.ref ?? subject.question} to ${subject.score}`
    if (subject.kind !== 'compliance') return subject.kind === 'withdrawal' ? 'recorded as withdrawn after opening' : 'disqualified after opening'
    return `the decision on ${version.frozen.requirements.find((requirement) => requirement.id === subject.requirement)?.ref ?? subject.requirement} to ${subject.outcome}`
  }
  return section(`${lot.id}-changes`, 'Changes after closing',
    changes.length === 0
      ? paragraph('Nothing that was closed was changed, and no change was proposed.')
      : table('Proposed changes of what was closed', ['Bid', 'Change', 'Proposed', 'Outcome', 'Reason'], changes.map((change) => [
          bidName(source, change.subject.bid), about(change), `${nameOf(source, change.by)}, ${formatInstant(change.at)}`,
          change.settled ? [`${change.status} by ${nameOf(source, change.settled.by)}, ${formatInstant(change.settled.at)}`, ...(change.settled.reason ? [': ', change.settled.reason] : [])] : ['waiting for a second person'],
          change.reason,
        ])),
    changedScores(source))
}

const changedScores = (source: LotSource) => {
  const changed = [...source.state.moderation.cells.values()].filter((cell) => cell.changes.length > 0 && source.bids.some((bid) => bid.id === cell.bid))
  return changed.length === 0
    ? undefined
    : list(changed.flatMap((cell) => cell.changes.map((change) =>
        `${source.version.frozen.model.criteria.find((node) => node.id === cell.question)?.ref ?? cell.question}, ${bidName(source, cell.bid)}: from ${change.from} to ${change.to}, proposed by ${nameOf(source, change.by)}, approved by ${nameOf(source, change.approvedBy)} on ${formatInstant(change.at)}.`)))
}
