/** What is wrong with a workshop's material before anything is computed: every place and cause, nothing mended silently. */
import { stepKinds, type Scenario, type ScenarioInputs } from '../../contract/scenario.ts'
import { exact } from '../../numeric/exact.ts'
import { checkCapacities, checkLines, checkRate } from './check-lines.ts'
import { checksInto, type Checks, type MaterialProblem } from './checks.ts'

export const checkMaterial = (inputs: ScenarioInputs, scenarios: readonly Scenario[]): MaterialProblem[] => {
  const problems: MaterialProblem[] = []
  const checks = checksInto(problems, new Set(inputs.evidence.map(({ id }) => id)))
  const { named } = checks
  named(inputs.evidence, '/inputs/evidence', 'evidence item')
  const trusts = named(inputs.trusts, '/inputs/trusts', 'trust')
  named(inputs.options, '/inputs/options', 'option')
  named(inputs.lines, '/inputs/lines', 'cost line')
  named(scenarios, '/scenarios', 'scenario')
  checkAssumptions(inputs, checks)
  checkTrusts(inputs, checks)
  checkMergers(inputs, trusts, checks.report)
  checkOptions(inputs, trusts, checks)
  checkCapacities(inputs, checks)
  checkLines(inputs, checks)
  checkChoices(inputs, scenarios, trusts, checks)
  return problems
}

const checkAssumptions = ({ asAt, assumptions, evidence, mergers }: ScenarioInputs, { report, day, year, cites }: Checks): void => {
  day(asAt, '/inputs/asAt')
  year(assumptions.firstYear, '/inputs/assumptions/firstYear')
  year(assumptions.priceBase, '/inputs/assumptions/priceBase')
  checkRate(assumptions.inflationPerYear, '/inputs/assumptions/inflationPerYear', report)
  if (exact(assumptions.vatRate).compare(0) < 0) report('/inputs/assumptions/vatRate', 'VAT is not below nil.')
  cites(assumptions.evidence, '/inputs/assumptions')
  for (const [index, item] of evidence.entries()) {
    const at = `/inputs/evidence/${index}`
    day(item.said, `${at}/said`)
    day(item.published, `${at}/published`)
    day(item.knownFrom, `${at}/knownFrom`)
    if (item.said !== null && item.said > item.knownFrom) report(`${at}/knownFrom`, 'It cannot be known before it was said.')
  }
  for (const [index, merger] of mergers.entries()) {
    day(merger.on, `/inputs/mergers/${index}/on`)
    cites(merger.evidence, `/inputs/mergers/${index}`)
  }
}

const checkTrusts = (inputs: ScenarioInputs, { report, day, cites, ordered }: Checks): void => {
  for (const [index, trust] of inputs.trusts.entries()) {
    const at = `/inputs/trusts/${index}`
    for (const [number, end] of trust.contractEnds.entries()) {
      const place = `${at}/contractEnds/${number}`
      for (const name of ['earliest', 'stated', 'latest'] as const) day(end[name], `${place}/${name}`)
      if (end.earliest > end.stated || end.stated > end.latest) report(place, 'Earliest, stated and latest end are not in order.')
      cites(end.evidence, place)
    }
    if (trust.incomePerYear) {
      ordered(trust.incomePerYear.amount, `${at}/incomePerYear/amount`)
      cites(trust.incomePerYear.evidence, `${at}/incomePerYear`)
    }
  }
}

const checkOptions = (inputs: ScenarioInputs, trusts: ReadonlySet<string>, { report, day, cites, ordered }: Checks): void => {
  for (const [index, option] of inputs.options.entries()) {
    const at = `/inputs/options/${index}`
    if (!trusts.has(option.trust)) report(`${at}/trust`, `There is no trust “${option.trust}”.`)
    cites(option.evidence, at)
    cites(option.route.evidence, `${at}/route`)
    for (const [number, programme] of option.programmes.entries()) {
      const place = `${at}/programmes/${number}`
      day(programme.starts, `${place}/starts`)
      cites(programme.evidence, place)
      const order = programme.steps.map(({ step }) => stepKinds.indexOf(step))
      if (order.some((position, step) => step > 0 && position <= order[step - 1]!)) report(`${place}/steps`, `Steps come once each and in this order: ${stepKinds.join(', ')}.`)
      for (const [step, { months }] of programme.steps.entries()) ordered(months, `${place}/steps/${step}/months`)
    }
  }
}

const checkChoices = (inputs: ScenarioInputs, scenarios: readonly Scenario[], trusts: ReadonlySet<string>, { report }: Checks): void => {
  const options = new Map(inputs.options.map((option) => [option.id, option]))
  for (const [index, scenario] of scenarios.entries()) {
    const seen = new Set<string>()
    for (const [number, choice] of scenario.choices.entries()) {
      const at = `/scenarios/${index}/choices/${number}`
      if (!trusts.has(choice.trust)) report(`${at}/trust`, `There is no trust “${choice.trust}”.`)
      if (seen.has(choice.trust)) report(`${at}/trust`, `“${choice.trust}” has two options in this scenario.`)
      seen.add(choice.trust)
      const option = options.get(choice.option)
      if (!option) report(`${at}/option`, `There is no option “${choice.option}”.`)
      else if (option.trust !== choice.trust) report(`${at}/option`, `“${choice.option}” is an option of ${option.trust}, not of ${choice.trust}.`)
    }
  }
}

/** A trust merges once and into one that stands in the list; no merger leads back to itself. */
const checkMergers = (inputs: ScenarioInputs, trusts: ReadonlySet<string>, report: Checks['report']): void => {
  const into = new Map<string, string>()
  for (const [index, merger] of inputs.mergers.entries()) {
    const at = `/inputs/mergers/${index}`
    if (!trusts.has(merger.into)) report(`${at}/into`, `There is no trust “${merger.into}”.`)
    if (inputs.mergers.findIndex((other) => other.into === merger.into) !== index) report(`${at}/into`, `“${merger.into}” is formed twice.`)
    for (const [number, trust] of merger.from.entries()) {
      if (!trusts.has(trust)) report(`${at}/from/${number}`, `There is no trust “${trust}”.`)
      if (into.has(trust)) report(`${at}/from/${number}`, `“${trust}” merges twice.`)
      into.set(trust, merger.into)
    }
  }
  for (const [index, merger] of inputs.mergers.entries()) {
    const seen = new Set<string>()
    for (let trust: string | undefined = merger.into; trust !== undefined; trust = into.get(trust)) {
      if (seen.has(trust)) {
        report(`/inputs/mergers/${index}/into`, `Mergers lead from “${merger.into}” back to itself.`)
        break
      }
      seen.add(trust)
    }
  }
}
