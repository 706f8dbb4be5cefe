/** The evaluation report: made from the record, never retyped. The same record at the same event gives the same document, to the byte. */
import { formatInstant, formatList } from '../../numeric/format.ts'
import { lotsToReport, refuseReport } from '../../policy/report.ts'
import type { ViewContext } from '../../policy/view.ts'
import type { Refusal } from '../../record/kernel.ts'
import { deriveOfficialResult } from '../../record/tender/decision/lot-input.ts'
import { currentVersion } from '../../record/tender/guards.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { paragraph, section, type ReportDocument, type Unredeemed } from '../document.ts'
import { ruleSetNames } from '../words.ts'
import { bidsSection, changesSection, complianceReasons, complianceSection } from './bids.ts'
import { analysesSection, awardSection, documentsSection, positionsSection } from './decision.ts'
import { lotModelSection, lotsLeftOut, modelSection } from './model.ts'
import { consortiumSection, panelSection, purposeSection, timelineSection } from './procedure.ts'
import { resultSections } from './result.ts'
import { roundsSection } from './rounds.ts'
import { appendixSections, scoresSection } from './scores.ts'
import { stoppedLotParts, stoppedSection } from './stopped.ts'
import { letterOf, lotName, nameOf, type LotSource, type Person, type ReportSection, type ReportSource } from './source.ts'

export interface ReportGiven extends Pick<ViewContext, 'read' | 'hash'> {
  readonly personOf: (id: string) => Person
  /** For an earlier event: the record of then with the reader’s part of today. What is told stays of then, whoever reads it. */
  readonly rights?: TenderState
}

/** Refused to whom the record or the results are closed, and to everybody while the model is not the signed one (R9). */
export const deriveEvaluationReport = (state: TenderState, person: string, given: ReportGiven): ReportDocument<Unredeemed> | Refusal => {
  const rights = given.rights ?? state
  const refusal = refuseReport(rights, person, given)
  if (refusal) return refusal
  const lots = lotsToReport(rights, person)
  const source: ReportSource = { state, version: currentVersion(state)!, read: given.read, personOf: given.personOf }
  const sources = lots.map((lot) => lotSource(source, lot))
  const leftOut = [...state.setup.lots.keys()].filter((lot) => !lots.includes(lot))
  return {
    title: `Evaluation report: ${state.setup.title}`,
    subtitle: ruleSetNames[state.setup.ruleSet],
    mark: state.setup.illustrative ? 'Illustrative. Bids, prices, scores and people in this report are invented.' : null,
    seq: state.seq,
    cover: coverOf(source, lots),
    sections: [
      section('about', 'About this report',
        paragraph(`It covers ${formatList(lots.map((lot) => lotName(source, lot)))}. Every sentence and figure is taken from the record as it stood after event ${state.seq}; nothing was typed in. Names of people come from the accounts, since the record knows people by their ids alone. Whoever holds the record can make the report again and compare.`),
        ...lotsLeftOut(source, leftOut)),
      purposeSection(source), consortiumSection(source), timelineSection(source), panelSection(source), modelSection(source),
      ...sources.map(lotPart), ...stoppedLotParts(source, leftOut),
      analysesSection(source, lots), documentsSection(source, lots),
      ...sources.map(appendixPart),
    ],
  }
}

const coverOf = (source: ReportSource, lots: readonly string[]): ReportDocument<Unredeemed>['cover'] => {
  const { state, version } = source
  const signed = state.model.tests.filter((test) => test.modelHash === version.hash)
  return [
    { label: 'Tender', value: [state.setup.title] },
    { label: 'Lots', value: [formatList(lots.map((lot) => state.setup.lots.get(lot)!.title))] },
    { label: 'Record', value: [`${state.record}, after event ${state.seq} of ${formatInstant(state.lastAt)}`] },
    { label: 'Evaluation model', value: [`version ${version.version}, published ${formatInstant(version.at)}`] },
    { label: 'SHA-256 of the model', value: [version.hash] },
    { label: 'Test signed by', value: [formatList(signed.map((test) => nameOf(source, test.by)))] },
  ]
}

const lotSource = (source: ReportSource, id: string): LotSource => {
  const bids = [...source.state.bids.bids.values()].filter((bid) => bid.lot === id)
  return {
    ...source, lot: source.state.setup.lots.get(id)!,
    bids: bids.sort((a, b) => letterOrder(letterOf(source, a.id), letterOf(source, b.id))),
    result: deriveOfficialResult(source.state, id, source.read),
  }
}

/** A to Z, then AA. */
const letterOrder = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

/** The outcome first, then what it was judged by, then the sums. */
const lotPart = (source: LotSource): ReportSection => {
  const [ranking, ...sums] = resultSections(source)
  return section(`lot-${source.lot.id}`, lotName(source, source.lot.id),
    stoppedSection(source, source.lot), ranking,
    lotModelSection(source), roundsSection(source), bidsSection(source), complianceSection(source),
    ...sums,
    scoresSection(source), changesSection(source), positionsSection(source), awardSection(source))
}

const appendixPart = (source: LotSource): ReportSection =>
  section(`appendix-${source.lot.id}`, `Appendix: ${lotName(source, source.lot.id)}, every answer`, complianceReasons(source), ...appendixSections(source))
