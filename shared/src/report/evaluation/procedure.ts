/** Who bought what, under which rules, when, and who judged it. */
import { formatCount, formatDay, formatInstant, formatList, formatPounds, dayOfInstant } from '../../numeric/format.ts'
import { departureOf } from '../../record/tender/setup/membership.ts'
import { criteriaOf, leftOutOf } from '../../record/tender/model/asked.ts'
import { facts, list, paragraph, section, table } from '../document.ts'
import { lotRef, roleNames, ruleSetNames, stageNames } from '../words.ts'
import { bidderName, criterionName, lotName, nameOf, stageLine, type ReportBlock, type ReportSection, type ReportSource } from './source.ts'

export const purposeSection = (source: ReportSource): ReportSection => {
  const { setup } = source.state
  return section('purpose', 'Purpose and procedure',
    paragraph(setup.purpose),
    facts(['Rules', ruleSetNames[setup.ruleSet]], ['Started', formatInstant(setup.startedAt)], setup.parent ? ['Comes from', `the framework tender ${setup.parent.record}`] : undefined),
    table('Lots', ['Lot', 'Places|', 'Estimated value|£', 'Variants', 'Stage'], [...setup.lots.values()].map((lot) => [
      `${lot.ref} ${lot.title}`, String(lot.places), lot.value ? `${formatPounds(lot.value.low)} to ${formatPounds(lot.value.high)}` : 'not stated', lot.variants, stageNames[lot.stage],
    ])),
    table('Rounds and their deadlines', ['Round', 'Lots', 'Deadline'], [...setup.rounds.values()].map((round) => [round.title, formatList(round.lots.map((lot) => setup.lots.get(lot)?.ref ?? lot)), formatInstant(round.deadline)])),
    roundsInPart(source),
  )
}

/** What each round asked, where one of them carried a part of the model only. */
const roundsInPart = (source: ReportSource): ReportBlock | undefined => {
  const { state: { setup }, version: { frozen } } = source
  const asked = [...setup.rounds.values()].filter(({ kind }) => kind !== 'selection').flatMap((round) => round.lots.map((lot) => ({ round, lot, out: leftOutOf(frozen, lot, round.id) })))
  const inPart = new Set(asked.filter(({ out }) => out.length > 0).map(({ lot }) => lot))
  const refs = (lot: string, keep: (id: string) => boolean) => formatList(criteriaOf(frozen, lot).filter(({ kind, id }) => kind === 'question' && keep(id)).map(({ ref }) => ref))
  if (inPart.size === 0) return undefined
  return section('rounds-asked', 'What each round asked',
    paragraph('A round may carry a part of the published model. The questions it leaves out are neither answered nor scored in it; those beside them share their weight in proportion.'),
    table('Questions of each round', ['Round', 'Lot', 'Asked', 'Left out'], asked.filter(({ lot }) => inPart.has(lot)).map(({ round, lot, out }) => [
      round.title, lotName(source, lot), out.length === 0 ? 'every question' : refs(lot, (id) => !out.includes(id)) || 'no question of quality', out.length === 0 ? 'none' : refs(lot, (id) => out.includes(id)),
    ])))
}

export const consortiumSection = ({ state }: ReportSource): ReportSection => {
  const trusts = [...state.setup.trusts.values()]
  const standing = (trust: (typeof trusts)[number]) => {
    const ground = (trust.mergedInto ?? trust.left)?.ground
    return ground ? [`${departureOf(state.setup, trust)}: `, ground] : ['member']
  }
  return section('consortium', 'The consortium',
    table(`${formatCount(trusts.length, 'trust')} that took part`, ['Trust', 'Joined', 'Named in the notice', 'Standing'],
      trusts.map((trust) => [trust.name, formatDay(trust.joined), trust.namedInNotice ? 'yes' : 'no', standing(trust)])))
}

export const timelineSection = ({ state }: ReportSource): ReportSection => {
  const lots = [...state.setup.lots.values()]
  const shown = stageLine.filter((stage) => state.setup.planned.has(stage) || lots.some((lot) => lot.steps.some((step) => step.stage === stage)))
  return section('timeline', 'Timeline',
    table('Day on which each stage began', ['Stage', 'Planned', ...lots.map((lot) => lotRef(lot.ref))], shown.map((stage) => {
      const planned = state.setup.planned.get(stage)
      return [stageNames[stage], planned === undefined ? 'not planned' : formatDay(planned), ...lots.map((lot) => {
        const steps = lot.steps.filter((step) => step.stage === stage)
        return steps.length === 0 ? 'not reached' : formatList(steps.map((step) => formatDay(dayOfInstant(step.at))))
      })]
    })))
}

const interestWords = { none: 'declared, nothing stands in the way', mitigated: 'declared, under measures', barred: 'declared, barred' } as const

export const panelSection = (source: ReportSource): ReportSection => {
  const { state } = source
  const members = [...state.panel.people.values()].filter((member) => member.roles.some((held) => held.role !== 'bidderContact') || member.roles.length === 0)
  const declared = members.filter((member) => member.interests && member.interests.items.length > 0)
  return section('panel', 'Panel and interests',
    table('People of the buying side', ['Person', 'Roles', 'Interests'], members.map(({ person, roles, interests }) => {
      const { name, title } = source.personOf(person)
      return [
        `${name}${title ? `, ${title}` : ''}`,
        formatList(roles.map((held) => `${roleNames[held.role].toLowerCase()}${held.trust === undefined ? '' : ` for ${state.setup.trusts.get(held.trust)?.name ?? held.trust}`}`)) || 'no role any more',
        !interests ? 'not declared' : interests.decision ? interestWords[interests.decision.outcome] : interests.items.length === 0 ? `none, declared ${formatDay(dayOfInstant(interests.at))}` : 'declared, not decided on',
      ]
    })),
    ...declared.map((member): ReportBlock => section(`interests-${member.person}`, `Interests of ${nameOf(source, member.person)}`,
      list(member.interests!.items.map((item) => [item.bidder === undefined ? '' : `${bidderName(source, item.bidder)}: `, item.nature])),
      member.interests!.decision
        ? paragraph([`Decided by ${nameOf(source, member.interests!.decision.by)} on ${formatInstant(member.interests!.decision.at)}, to be reviewed on ${formatDay(member.interests!.decision.review)}: `, member.interests!.decision.measures])
        : undefined)),
    ...assignments(source))
}

/** Who scored which questions; the same people scored every bid of a question (R13). */
const assignments = (source: ReportSource): ReportBlock[] => {
  const { state, version } = source
  const questions = version.frozen.model.criteria.filter((node) => node.kind === 'question')
  const changed = questions.flatMap((question) => (state.panel.assignments.get(question.id) ?? []).flatMap((assignment) => [
    ...(assignment.replacedBy === undefined ? [] : [[`${criterionName(source, question.id)}: ${nameOf(source, assignment.evaluator)} was replaced by ${nameOf(source, assignment.replacedBy)}.`]]),
    ...(assignment.excused ? [[`${criterionName(source, question.id)}: ${nameOf(source, assignment.evaluator)} was excused: `, assignment.excused]] : []),
  ]))
  return [
    table('Questions and their panels; each panel scored every bid', ['Question', 'Lot', 'Panel'], questions.map((question) => [
      `${question.ref} ${question.title}`, lotName(source, question.lot),
      formatList((state.panel.assignments.get(question.id) ?? []).filter((assignment) => assignment.replacedBy === undefined && !assignment.excused).map((assignment) => nameOf(source, assignment.evaluator))) || 'nobody',
    ])),
    ...(changed.length > 0 ? [list(changed)] : []),
  ]
}
