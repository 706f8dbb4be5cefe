/** The result of a lot, and every sum behind it. */
import type { ContributionBar } from '../../chart/contributions.ts'
import type { BidFlag, BidResult, LotResult } from '../../method/ranking/result.ts'
import { exact } from '../../numeric/exact.ts'
import { formatDay, formatList, formatMoney, formatNumberShort, formatPence, formatScore, dayOfInstant } from '../../numeric/format.ts'
import { list, paragraph, section, table } from '../document.ts'
import { bidName, bidderName, letterOf, type LotSource, type ReportBlock, type ReportSection } from './source.ts'
import { criteriaOf } from '../../record/tender/model/asked.ts'
import { roundOf } from '../../record/tender/setup/rounds.ts'

type Resulting = LotSource & { readonly result: LotResult }

const bestFirst = (lines: readonly BidResult[]): BidResult[] =>
  [...lines].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.bid < b.bid ? -1 : 1))

const outcomeWords = (line: BidResult, { awarded, reserve, ties }: LotResult): string =>
  line.status === 'excluded' ? `excluded: ${line.exclusions.map(({ sentence }) => sentence).join(' ')}`
    : awarded.includes(line.bid) ? 'has a place' : reserve.includes(line.bid) ? 'in reserve'
        : ties.some((tie) => tie.unbroken.some((level) => level.includes(line.bid))) ? 'level, to be decided' : 'no place yet'

const flagWords: Readonly<Record<BidFlag, string>> = {
  tieMadeByRounding: 'is level only by rounding: the exact totals differ', tieUnmadeByRounding: 'is parted from its neighbour only by rounding', tieBroken: 'was in a tie that the published rule broke', tieStands: 'is in a tie that stands',
}

export const resultSections = (source: LotSource): ReportSection[] => {
  const { result, lot } = source
  if ('cannot' in result) return [section(`${lot.id}-result`, 'Result', paragraph(`The result cannot be formed, because: ${result.because}`, 'note'))]
  const resulting: Resulting = { ...source, result }
  return [rankingSection(resulting), contributionsSection(resulting), thresholdsSection(resulting), priceSection(resulting), tiesSection(resulting)]
}

const placesTaken = ({ places, awarded: { length } }: LotResult): string =>
  places === 1 ? 'the contract goes to' : length < places ? `${length} of the ${places} places ${length === 1 ? 'goes' : 'go'} to` : `the ${places} places go to`

const rankingSection = (source: Resulting): ReportSection => {
  const { result, lot } = source
  const flagged = result.bids.filter((line) => line.flags.length > 0)
  return section(`${lot.id}-result`, 'Result',
    result.awarded.length === 0 ? undefined : paragraph(`By the published model ${placesTaken(result)} ${formatList(result.awarded.map((bid) => bidName(source, bid)))}${result.reserve.length === 0 ? '' : `; in reserve ${result.reserve.length === 1 ? 'is' : 'are'} ${formatList(result.reserve.map((bid) => bidName(source, bid)))}`}.`),
    result.problems.length === 0 ? undefined : list(result.problems.map((problem) => `${problem.bid === undefined ? '' : `${bidName(source, problem.bid)}: `}${problem.sentence}`)),
    table('Ranking under the award weights', ['Bid', 'Rank|', 'Quality|points', 'Price|points', 'Total|of 100', 'Exact total|', 'Normalised price|', 'Outcome'], bestFirst(result.bids).map((line) => [
      bidName(source, line.bid), line.rank === null ? 'none' : String(line.rank), line.quality ? formatScore(line.quality.shown) : 'open', line.price?.points ? formatScore(line.price.points.shown) : 'open',
      line.total === null ? 'open' : formatScore(line.total), line.exactTotal ?? 'open', line.price?.price == null ? 'open' : formatMoney(line.price.price), outcomeWords(line, result),
    ])),
    flagged.length === 0 ? undefined : list(flagged.map((line) => `${bidName(source, line.bid)} ${formatList(line.flags.map((flag) => flagWords[flag]))}.`)))
}

/** The groups one step beneath quality, and price. */
const barCriteria = ({ version, lot, state }: LotSource) => {
  const criteria = criteriaOf(version.frozen, lot.id, roundOf(state.setup, lot.id)?.id)
  const beneath = (parent: string | undefined) => criteria.filter((node) => node.parent === parent)
  const root = criteria.find((node) => node.parent === null)
  return beneath(root?.id).flatMap((node) => (node.kind === 'group' && beneath(node.id).some((child) => child.kind === 'group') ? beneath(node.id) : [node]))
}

const drawn = (text: string | null | undefined): number => (text ? exact(text).valueOf() : 0)
const shown = (text: string | null | undefined, atMost: number): string => (text ? formatNumberShort(text, atMost) : 'open')

const contributionsSection = (source: Resulting): ReportSection => {
  const { result, lot, state } = source
  const criteria = barCriteria(source)
  const lines = bestFirst(result.bids).filter((line) => line.total !== null)
  const entryOf = (line: BidResult, criterion: string) => line.contributions.find((entry) => entry.criterion === criterion)
  const bars = lines.map((line): ContributionBar => ({
    bid: line.bid, letter: letterOf(source, line.bid), name: bidderName(source, state.bids.bids.get(line.bid)!.bidder), total: formatScore(line.total!),
    segments: criteria.map((node) => {
      const entry = entryOf(line, node.id)
      return { criterion: node.id, label: `${node.ref} ${node.title}`, points: drawn(entry?.contribution), shown: shown(entry?.contribution, 2), maximum: drawn(entry?.effectiveWeight) * 100 }
    }),
  }))
  if (lines.length === 0) return section(`${lot.id}-contributions`, 'What each criterion added', paragraph('No bid has a total yet.'))
  return section(`${lot.id}-contributions`, 'What each criterion added',
    { kind: 'contributions', title: `${lot.title}: points that each criterion added`, subtitle: `Points of 100 under the award weights, model version ${source.version.version}, as at ${formatDay(dayOfInstant(state.lastAt))}`, bars },
    table('The same in numbers: points of 100', ['Criterion', ...lines.map((line) => `${bidName(source, line.bid)}|`)], [
      ...criteria.map((node) => [`${node.ref} ${node.title}`, ...lines.map((line) => shown(entryOf(line, node.id)?.contribution, 4))]),
      ['Total, rounded once', ...lines.map((line) => formatScore(line.total!))],
    ]))
}

const passedWords = (passed: boolean | null) => (passed === null ? 'cannot be told' : passed ? 'passed' : 'failed')

const thresholdsSection = (source: Resulting): ReportSection => {
  const { result, lot } = source
  const applied = bestFirst(result.bids).flatMap((line) => line.thresholds.map((threshold) => [bidName(source, line.bid), threshold.sentence, passedWords(threshold.passed)]))
  return section(`${lot.id}-thresholds`, 'Thresholds applied', applied.length === 0 ? paragraph('There were no thresholds to apply.') : table('Thresholds, on exact values', ['Bid', 'Threshold', 'Outcome'], applied))
}

const priceSection = (source: Resulting): ReportSection => {
  const { result, lot } = source
  const priced = bestFirst(result.bids).filter((line) => line.price)
  return section(`${lot.id}-prices`, 'From the schedules to points',
    priced.length === 0 ? paragraph('This lot is decided on quality alone.') : undefined,
    ...priced.map((line): ReportBlock => section(`${lot.id}-price-${line.bid}`, bidName(source, line.bid),
      line.price!.normalisation ? table('Steps to one comparable price', ['Step', 'Changes by|', 'After it|'], line.price!.normalisation.steps.map((step) => [step.label, formatPence(step.change), formatPence(step.after)])) : undefined,
      line.price!.working.length === 0 ? undefined : list(line.price!.working),
      paragraph(line.price!.points ? `${line.price!.points.shown} points, exactly ${line.price!.points.exact}.${line.price!.floored ? ' The formula gave less than zero; the published rule lifts it to zero.' : ''}` : `No points: ${line.price!.because ?? 'the price is open'}.`))))
}

const tiesSection = (source: Resulting): ReportSection => {
  const { result, lot } = source
  return section(`${lot.id}-ties`, 'Ties',
    result.ties.length === 0
      ? paragraph('No two bids had the same published total.')
      : list(result.ties.flatMap((tie) => [`${formatList(tie.bids.map((bid) => bidName(source, bid)))} have the published total ${formatScore(tie.published)}${tie.madeByRounding ? '; only the rounding made them level' : ''}.`, ...tie.steps.map((step) => step.sentence)])))
}
