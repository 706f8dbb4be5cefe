/** A path that one trust could take, as it is typed: dates step by step, and its route in law. */
import { stepKinds, type PathKind, type ScenarioOption, type StepKind } from '@workbench/shared/contract/scenario.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import { formatList } from '@workbench/shared/numeric/format.ts'
import type { Difference } from '../../../parts/Overtaken.tsx'
import { exposureNames, pathNames, routeNames, stepNames } from '../figures.ts'
import { noRange, makeReader, rangeText, type RangeText, type ReadForm } from './reading.ts'
import { rangeWords } from './trust-text.ts'

export type Option = Plain<ScenarioOption>
type Route = Option['route']

export interface ProgrammeText {
  readonly starts: string
  /** A step without months is not taken. */
  readonly steps: Readonly<Record<StepKind, RangeText>>
  readonly evidence: readonly string[]
}

export interface OptionText {
  readonly path: PathKind | ''
  readonly label: string
  readonly supplier: string
  readonly route: { readonly kind: Route['kind'] | ''; readonly notice: string; readonly standstill: string; readonly challenge: string; readonly exposure: Route['exposure'] | ''; readonly evidence: readonly string[] }
  readonly programmes: readonly ProgrammeText[]
  readonly evidence: readonly string[]
}

const noSteps = Object.fromEntries(stepKinds.map((step) => [step, noRange])) as ProgrammeText['steps']
export const noProgramme: ProgrammeText = { starts: '', steps: noSteps, evidence: [] }
export const emptyOption: OptionText = { path: '', label: '', supplier: '', route: { kind: '', notice: '', standstill: '', challenge: '', exposure: '', evidence: [] }, programmes: [], evidence: [] }

export const optionText = ({ path, label, supplier, route, programmes, evidence }: Option): OptionText => ({
  path, label, supplier: supplier ?? '', route, evidence,
  programmes: programmes.map((programme) => ({
    starts: programme.starts, evidence: programme.evidence,
    steps: { ...noSteps, ...Object.fromEntries(programme.steps.map(({ step, months }) => [step, rangeText(months, String)])) },
  })),
})

const isEmpty = ({ low, mid, high }: RangeText) => `${low}${mid}${high}`.trim() === ''

export const readOption = (text: OptionText, id: string, trust: string): ReadForm<Option> => {
  const reader = makeReader()
  const { route } = text
  const option = {
    id, trust,
    path: reader.chosen('option-path', text.path, 'Choose the path.'),
    label: reader.words('option-label', text.label, 'Enter what the option is called.'),
    supplier: text.supplier === '' ? null : text.supplier,
    route: {
      kind: reader.chosen('route-kind', route.kind, 'Choose the route in law; “not assessed” where nobody has named one.'),
      notice: reader.words('route-notice', route.notice, 'Enter which notice it needs, or that none is.'),
      standstill: reader.words('route-standstill', route.standstill, 'Enter the standstill, or that there is none.'),
      challenge: reader.words('route-challenge', route.challenge, 'Enter who could challenge it, and on what.'),
      exposure: reader.chosen('route-exposure', route.exposure, 'Choose how exposed to challenge it is.'),
      evidence: [...route.evidence],
    },
    programmes: text.programmes.map((programme, index) => {
      const steps = stepKinds.flatMap((step) => (isEmpty(programme.steps[step]) ? [] : [{ step, months: reader.months(`programme-${index}-${step}`, programme.steps[step], `months for “${stepNames[step]}”`) }]))
      if (steps.length === 0) reader.fail(`programme-${index}-award-low`, 'Enter the months of at least one step, or remove the dates.')
      return { starts: reader.day(`programme-${index}-starts`, programme.starts, 'the day on which it starts'), steps, evidence: [...programme.evidence] }
    }),
    evidence: [...text.evidence],
  }
  return reader.as(option)
}

export const comparedOptions = (mine: OptionText, theirs: OptionText): readonly Difference[] => {
  const dates = (text: OptionText) => formatList(text.programmes.map(({ starts, steps }) => `from ${starts}: ${stepKinds.filter((step) => !isEmpty(steps[step])).map((step) => `${stepNames[step]} ${rangeWords(steps[step])}`).join(', ')}`))
  const both = (name: string, of: (text: OptionText) => string): Difference => ({ name, mine: of(mine), theirs: of(theirs) })
  return [
    both('Path', ({ path }) => (path === '' ? '' : pathNames[path])), both('Called', ({ label }) => label), both('Supplier', ({ supplier }) => supplier), both('Dates', dates),
    both('Legal route', ({ route }) => (route.kind === '' ? '' : routeNames[route.kind])), both('Notice', ({ route }) => route.notice), both('Standstill', ({ route }) => route.standstill),
    both('Challenge', ({ route }) => route.challenge), both('Exposure', ({ route }) => (route.exposure === '' ? '' : exposureNames[route.exposure])),
    both('Cited', ({ evidence, route }) => `${evidence.length} for the option, ${route.evidence.length} for the route`),
  ]
}
