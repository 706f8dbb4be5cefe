/** What must hold of consensus scores and of changes to what was closed. */
import { currentVersion, publishedQuestion, scaleValuesOf } from '../tender/guards.ts'
import type { ModerationCell } from '../tender/moderation/state.ts'
import { interestsClosedAt } from '../tender/panel/state.ts'
import { individualScore } from '../tender/scoring/state.ts'
import { lockOf, scorersFor } from '../tender/setup/past.ts'
import type { TenderState } from '../tender/state.ts'
import type { Invariant } from './invariant.ts'

type Closed = ModerationCell & { consensus: NonNullable<ModerationCell['consensus']> }

const closedCells = (state: TenderState): Closed[] => [...state.moderation.cells.values()].filter((cell): cell is Closed => cell.consensus !== undefined)

const place = ({ question, bid }: ModerationCell) => `${question} of ${bid}`

export const moderationInvariants: readonly Invariant<TenderState>[] = [
  {
    id: 'consensus-on-scale',
    sentence: 'Every consensus is a value of its question’s scale; a mean is none (R6).',
    check: (state) =>
      closedCells(state)
        .filter((cell) => !scaleValuesOf(state, cell.question).includes(cell.consensus.score))
        .map((cell) => `${place(cell)}: ${cell.consensus.score} is not on the scale.`),
  },
  {
    id: 'consensus-was-moderated',
    sentence: 'A consensus closes after its question’s moderation opened, with every sub-criterion weighed, every dissent confirmed by its author and enough of the panel’s approvals (R5).',
    check: (state) =>
      closedCells(state).flatMap((cell) => {
        const opened = lockOf(state, cell.question, cell.bid)
        if (!opened || opened.seq >= cell.consensus.seq) return [`${place(cell)}: closed before its moderation opened.`]
        const untouched = publishedQuestion(state, cell.question)?.subCriteria.filter((sub) => !cell.ticks.includes(sub.id)) ?? []
        const scorers = scorersFor(state, cell.question, cell.bid, cell.consensus.seq)
        const needed = currentVersion(state)?.frozen.moderation.approvalsNeeded ?? 1
        const approvals = new Set(cell.proposal?.approvals.filter((person) => scorers.includes(person)))
        return [
          ...untouched.map((sub) => `${place(cell)}: ${sub.label} was not weighed.`),
          ...(cell.proposal?.dissent ?? []).filter(({ confirmed }) => confirmed === undefined).map(({ person }) => `${place(cell)}: a dissent of ${person} that they did not confirm.`),
          ...(cell.proposal?.dissent ?? []).filter(({ person }) => !scorers.includes(person)).map(({ person }) => `${place(cell)}: a dissent of ${person}, who was not on its panel.`),
          ...(approvals.size < needed ? [`${place(cell)}: ${approvals.size} of ${needed} approvals.`] : []),
        ]
      }),
  },
  {
    id: 'dissent-of-the-panel',
    sentence: 'A dissent is confirmed by somebody who is on the panel then: neither excused nor replaced.',
    check: (state) => [...state.moderation.cells.values()].flatMap((cell) => (cell.confirmedOutside ?? []).map((person) => `${place(cell)}: ${person} confirmed a dissent and was not on its panel.`)),
  },
  {
    id: 'agreed-once',
    sentence: 'Everybody approves a proposal once, and a consensus closes once (R5).',
    check: (state) =>
      [...state.moderation.cells.values()].flatMap((cell) => [
        ...(cell.proposal?.approvals ?? []).filter((person, index, all) => all.indexOf(person) !== index).map((person) => `${place(cell)}: ${person} approved twice.`),
        ...(cell.closedAgain ?? []).map((seq) => `${place(cell)}: closed again by event ${seq}.`),
      ]),
  },
  {
    id: 'consensus-of-scores',
    sentence: 'A consensus rests on the individual score, or the stated reason for none, of everybody of whom one is expected.',
    check: (state) =>
      closedCells(state).flatMap((cell) =>
        scorersFor(state, cell.question, cell.bid, cell.consensus.seq).filter((evaluator) => individualScore(state.scoring, cell.question, cell.bid, evaluator) === undefined).map((evaluator) => `${place(cell)}: agreed without a score by ${evaluator}.`),
      ),
  },
  {
    id: 'agreed-by-cleared',
    sentence: 'No consensus closes while declared interests keep the access of one of its scorers closed.',
    check: (state) =>
      closedCells(state).flatMap((cell) =>
        scorersFor(state, cell.question, cell.bid, cell.consensus.seq).filter((person) => interestsClosedAt(state.panel, person, cell.consensus.seq)).map((person) => `${place(cell)}: agreed while the interests of ${person} were not cleared.`),
      ),
  },
  {
    id: 'agreed-in-company',
    sentence: 'A consensus closes with the moderator and one of its panel in the session, and as many approvers as the model asks for there, or there when they approved (R5).',
    check: (state) =>
      closedCells(state).flatMap((cell) => {
        const { attendees, by, seq } = cell.consensus
        const needed = currentVersion(state)?.frozen.moderation.approvalsNeeded ?? 1
        const present = [...new Set(cell.proposal?.approvals)].filter((person) => attendees.includes(person) || cell.proposal?.present?.includes(person))
        return [
          ...(attendees.includes(by) ? [] : [`${place(cell)}: closed by ${by}, who did not sit in the session.`]),
          ...(scorersFor(state, cell.question, cell.bid, seq).some((person) => attendees.includes(person)) ? [] : [`${place(cell)}: closed with nobody of its panel in the session.`]),
          ...(present.length < needed ? [`${place(cell)}: ${present.length} of ${needed} approvers sat in the session.`] : []),
        ]
      }),
  },
  {
    id: 'consensus-traces',
    sentence: 'A consensus score is the one its panel approved, or the last that a second person approved as a change (R1).',
    check: (state) =>
      closedCells(state).flatMap((cell) => {
        const expected = cell.changes.at(-1)?.to ?? cell.proposal?.score
        const broken = cell.changes.findIndex((change, index) => change.from !== (index === 0 ? cell.proposal?.score : cell.changes[index - 1]!.to))
        return [
          ...(cell.consensus.score === expected ? [] : [`${place(cell)}: stands at ${cell.consensus.score}, approved was ${expected ?? 'nothing'}.`]),
          ...(broken >= 0 ? [`${place(cell)}: change ${broken + 1} starts from ${cell.changes[broken]!.from}, which did not stand.`] : []),
        ]
      }),
  },
  {
    id: 'settled-before-prices',
    sentence: 'Prices open, an award is approved and a lot is closed only when no change of what was closed waits, nor a bid to be taken out (R2).',
    check: (state) =>
      [...state.compliance.changes.values()].flatMap(({ id, subject, at, settled }) => {
        const bid = state.bids.bids.get(subject.bid)
        const opened = bid?.commercial.opened?.at
        const approved = bid && state.decision.awards.get(bid.lot)?.approved?.at
        const closed = bid && state.setup.lots.get(bid.lot)?.steps.find(({ stage }) => stage === 'closed')?.at
        const waitedAt = (moment: string | undefined) => moment !== undefined && at < moment && (settled === undefined || settled.at > moment)
        return [
          ...(waitedAt(opened) ? [`Change ${id}: waited when the price of ${subject.bid} was opened.`] : []),
          ...(waitedAt(approved) ? [`Change ${id}: waited when the award was approved.`] : []),
          ...(waitedAt(closed) ? [`Change ${id}: waited when the lot was closed.`] : []),
        ]
      }),
  },
  {
    id: 'change-with-the-panel',
    sentence: 'What a panel agreed on is changed with as many of that panel, their interests cleared, as the model asks approvals of (R5).',
    check: (state) =>
      [...state.compliance.changes.values()].flatMap(({ id, subject, status, supported, settledSeq }) => {
        if (status !== 'approved' || subject.kind !== 'consensus') return []
        const panel = (state.panel.assignments.get(subject.question) ?? []).map(({ evaluator }) => evaluator)
        const given = new Set(supported?.filter((person) => panel.includes(person) && !(settledSeq !== undefined && interestsClosedAt(state.panel, person, settledSeq)))).size
        const needed = currentVersion(state)?.frozen.moderation.approvalsNeeded ?? 1
        return given < needed ? [`Change ${id}: approved with ${given} of ${needed} of the panel of ${subject.question}.`] : []
      }),
  },
  {
    id: 'change-by-cleared',
    sentence: 'No change of what was closed is approved while declared interests keep the access of its author closed (R2).',
    check: (state) =>
      [...state.compliance.changes.values()].flatMap(({ id, by, status, settledSeq }) =>
        status === 'approved' && settledSeq !== undefined && interestsClosedAt(state.panel, by, settledSeq) ? [`Change ${id}: approved while the interests of its author ${by} were not cleared.`] : []),
  },
  {
    id: 'change-of-closed-by-two',
    sentence: 'What was closed changes only with a second person’s approval (R2).',
    check: (state) => [
      ...[...state.moderation.cells.values()].flatMap((cell) => cell.changes.filter((change) => change.by === change.approvedBy).map((change) => `${place(cell)}: ${change.by} approved their own change.`)),
      ...[...state.compliance.changes.values()].filter((change) => change.status !== 'waiting' && (!change.settled || change.settled.by === change.by)).map((change) => `Change ${change.id}: settled by its author ${change.by}.`),
      ...[...state.compliance.outcomes.values()].flatMap((outcome) => {
        const approved = [...state.compliance.changes.values()].filter(({ subject, status }) => status === 'approved' && subject.kind === 'compliance' && subject.bid === outcome.bid && subject.requirement === outcome.requirement)
        return outcome.revision - 1 === approved.length ? [] : [`${outcome.requirement} of ${outcome.bid}: revision ${outcome.revision} with ${approved.length} approved changes.`]
      }),
    ],
  },
]
