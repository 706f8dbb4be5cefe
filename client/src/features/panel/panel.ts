/** Who scores what: rows to show, what a choice of questions allows, what the page finds. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatCount } from '@workbench/shared/numeric/format.ts'
import type { Names } from '../../parts/names.ts'

export type Panel = Plain<ReplyOf<'panel'>>
export type Question = Panel['questions'][number]
export type Evaluator = Panel['evaluators'][number]

/** Expected to score: on the panel and not excused. */
export const scorersOf = (question: Question): string[] => question.panel.filter((member) => member.excused === null).map((member) => member.evaluator)

export const findingOf = ({ questions }: Panel): string => {
  if (questions.length === 0) return 'There is no question to assign yet'
  const severe = questions.filter((question) => question.warnings.some((warning) => warning.severe)).length
  const bare = questions.filter((question) => scorersOf(question).length === 0).length
  if (bare > 0) return `${formatCount(bare, 'question has', 'questions have')} nobody to score ${bare === 1 ? 'it' : 'them'}`
  if (severe > 0) return `${formatCount(severe, 'question is', 'questions are')} not judged by the same people for every bid`
  return questions.length === 1 ? 'The one question has its panel' : `Each of ${questions.length} questions has its panel`
}

/** Questions in their groups, in the order of the model. */
export const groupsOf = (questions: readonly Question[]): { readonly title: string; readonly questions: readonly Question[] }[] => {
  const groups = new Map<string, Question[]>()
  for (const question of questions) groups.set(question.group, [...(groups.get(question.group) ?? []), question])
  return [...groups].map(([title, inside]) => ({ title, questions: inside }))
}

/** Of the chosen questions, those whose panel may still change. */
export const changeable = (questions: readonly Question[], chosen: ReadonlySet<string>): Question[] => questions.filter((question) => chosen.has(question.id) && !question.fixed)

/** Evaluators who sit on every one of the questions: those who can be replaced on all of them in one act. */
export const onAllOf = (questions: readonly Question[]): string[] =>
  questions.length === 0 ? [] : questions[0]!.panel.map((member) => member.evaluator).filter((evaluator) => questions.every((question) => question.panel.some((member) => member.evaluator === evaluator)))

/** Evaluators who sit on none of the questions: those who can take over. */
export const onNoneOf = (evaluators: readonly Evaluator[], questions: readonly Question[]): Evaluator[] =>
  evaluators.filter(({ person }) => questions.every((question) => question.panel.every((member) => member.evaluator !== person)))

export const toggled = (chosen: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> => {
  const next = new Set(chosen)
  for (const id of ids) if (on) next.add(id)
  else next.delete(id)
  return next
}

export const interestWords: Readonly<Record<Evaluator['interests'], string>> = {
  undeclared: 'not declared: cannot see bids', none: 'none', waiting: 'declared, not decided: cannot see bids', mitigated: 'declared, may take part with measures', barred: 'declared, kept out: cannot see bids',
}

/** What a dialog about chosen questions is given. */
export interface ChosenQuestions {
  readonly record: string
  readonly panel: Panel
  readonly questions: readonly Question[]
  readonly names: Names
  readonly onClose: () => void
  readonly onDone: () => void
}
