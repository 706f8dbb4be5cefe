/** What the panel agreed on every question of every bid: in short for the lot, in full in the appendix. */
import { formatInstant, formatList } from '../../numeric/format.ts'
import { cellKey } from '../../record/tender/moderation/state.ts'
import { individualScore } from '../../record/tender/scoring/state.ts'
import { facts, list, paragraph, section, table } from '../document.ts'
import { bidName, criterionName, nameOf, type LotSource, type ReportBlock, type ReportSection } from './source.ts'
import { criteriaOf } from '../../record/tender/model/asked.ts'
import { roundOf } from '../../record/tender/setup/rounds.ts'

const questionsOf = ({ version, lot, state }: LotSource) => criteriaOf(version.frozen, lot.id, roundOf(state.setup, lot.id)?.id).filter((node) => node.kind === 'question')

/** Bids whose answers were opened: there is nothing to score of others. */
const openedOf = ({ bids }: LotSource) => bids.filter((bid) => bid.technical.opened)

export const scoresSection = (source: LotSource): ReportSection => {
  const { state, lot } = source
  const bids = openedOf(source)
  const dissents = questionsOf(source).flatMap((question) => bids.flatMap((bid) => (state.moderation.cells.get(cellKey(question.id, bid.id))?.proposal?.dissent ?? []).map((dissent) => [
    `${question.ref} ${question.title}, ${bidName(source, bid.id)}, ${nameOf(source, dissent.person)}: `, dissent.reason,
  ])))
  return section(`${lot.id}-scores`, 'Scores by question',
    paragraph('Each score was agreed by the panel and is a value of the published scale; no average was adopted. Reasons and individual scores stand in the appendix.'),
    table('Agreed scores', ['Question', ...bids.map((bid) => `${bidName(source, bid.id)}|`)], questionsOf(source).map((question) => [
      `${question.ref} ${question.title}`, ...bids.map((bid) => state.moderation.cells.get(cellKey(question.id, bid.id))?.consensus?.score ?? 'not agreed'),
    ])),
    section(`${lot.id}-dissent`, 'Dissent', dissents.length === 0 ? paragraph('Nobody on the panel dissented from an agreed score.') : list(dissents)))
}

/** Every question of every bid: agreed score with its reason, what decided, who was there, and each individual score as it was given. */
export const appendixSections = (source: LotSource): ReportSection[] =>
  questionsOf(source).map((question) => section(`${source.lot.id}-${question.id}`, criterionName(source, question.id), ...openedOf(source).map((bid) => answerBlock(source, question.id, bid.id))))

const answerBlock = (source: LotSource, question: string, bid: string): ReportBlock => {
  const cell = source.state.moderation.cells.get(cellKey(question, bid))
  const { consensus, proposal } = cell ?? {}
  return section(`${source.lot.id}-${question}-${bid}`, bidName(source, bid),
    consensus && proposal
      ? facts(
          ['Agreed score', consensus.score], ['Reason', proposal.reason],
          ...proposal.decided.map((point) => ['Point that decided', point] as const),
          ...proposal.dissent.map((dissent) => [`Dissent of ${nameOf(source, dissent.person)}${dissent.from === undefined || dissent.from === proposal.score ? '' : ` from the ${dissent.from} proposed before`}`, dissent.reason] as const),
          ['Closed', `${formatInstant(consensus.at)} by ${nameOf(source, consensus.by)}`],
          ['Present', formatList(consensus.attendees.map((person) => nameOf(source, person)))],
          ['Approved by', formatList(proposal.approvals.map((person) => nameOf(source, person)))],
          proposal.reasonOf === undefined ? undefined : ['Reason taken from', nameOf(source, proposal.reasonOf)],
        )
      : paragraph('No score is agreed.', 'note'),
    individualTable(source, question, bid))
}

const individualTable = (source: LotSource, question: string, bid: string): ReportBlock => {
  const rows = (source.state.panel.assignments.get(question) ?? []).flatMap(({ evaluator }) => {
    const found = individualScore(source.state.scoring, question, bid, evaluator)
    const text = found?.words?.rationale ?? found?.words?.cannotScore
    const citations = found?.words?.citations ?? []
    return found
      ? [[nameOf(source, evaluator), found.score ?? 'cannot score', [...(text ? [text] : ['']), ...citations.flatMap((citation) => [` [${citation.document}, page ${citation.page}`, ...(citation.quote ? [': “', citation.quote, '”'] : []), ']'])]]]
      : []
  })
  return rows.length === 0 ? paragraph('No individual score was recorded.', 'small') : table('Individual scores, as they were given', ['Evaluator', 'Score|', 'Rationale and what it cites'], rows)
}
