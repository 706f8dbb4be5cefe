/** What stopped a lot: its abandonment with both people, reason and notice, and the claims that suspended it. Told of every lot, whether it came to a result or not. */
import { formatInstant } from '../../numeric/format.ts'
import type { Lot } from '../../record/tender/setup/state.ts'
import { list, paragraph, section } from '../document.ts'
import { lotName, nameOf, type ReportBlock, type ReportSection, type ReportSource } from './source.ts'

export const stoppedSection = (source: ReportSource, lot: Lot): ReportSection | undefined => {
  const { abandoned, suspensions } = source.state.decision
  const over = abandoned.get(lot.id)
  const claims = suspensions.filter((suspension) => suspension.lot === lot.id)
  const { abandoning } = lot
  if (!over && !abandoning && claims.length === 0) return undefined
  const byTwo = over?.proposedBy === undefined ? '' : `, as ${nameOf(source, over.proposedBy)} had proposed`
  return section(`${lot.id}-stopped`, over || abandoning ? 'Abandonment and suspension' : 'Suspension',
    ...(over ? [
      paragraph([`The lot was abandoned on ${formatInstant(over.at)} by ${nameOf(source, over.by)}${byTwo}. Reason: `, over.ground], 'note'),
      paragraph(['Notice to the bidders: ', over.notice]),
    ] : []),
    ...(abandoning && !over ? [
      paragraph([`${nameOf(source, abandoning.by)} proposed on ${formatInstant(abandoning.at)} to abandon the lot; nobody has approved it yet. Reason: `, abandoning.ground], 'note'),
      paragraph(['Notice proposed: ', abandoning.notice]),
    ] : []),
    claims.length === 0 ? undefined : list(claims.map(({ ground, claimReceived, from, until }): ReportClaim => [`Suspended from ${formatInstant(from)}${until === undefined ? ', not lifted' : ` to ${formatInstant(until)}`}, claim received ${formatInstant(claimReceived)}: `, ground])))
}

type ReportClaim = Extract<ReportBlock, { readonly kind: 'list' }>['items'][number]

/** A lot that has no result in this report still says that, and why, it was stopped. */
export const stoppedLotParts = (source: ReportSource, leftOut: readonly string[]): ReportSection[] =>
  leftOut.flatMap((id) => {
    const stopped = stoppedSection(source, source.state.setup.lots.get(id)!)
    return stopped ? [section(`lot-${id}`, lotName(source, id), stopped)] : []
  })
