/** What is wrong with a workshop's material before anything is computed: every place and cause, nothing mended silently. */
import { stepKinds, type Anchor, type Scenario, type ScenarioInputs } from '../../contract/scenario.ts'
import { readDay } from '../../numeric/day.ts'
import { isFinancialYear } from '../months.ts'

export interface MaterialProblem {
  /** JSON pointer into { inputs, scenarios }. */
  readonly pointer: string
  readonly message: string
}

type Report = (pointer: string, message: string) => void

export const checkMaterial = (inputs: ScenarioInputs, scenarios: readonly Scenario[]): MaterialProblem[] => {
  const problems: MaterialProblem[] = []
  const report: Report = (pointer, message) => void problems.push({ pointer, message })
  const named = (items: readonly { readonly id: string }[], pointer: string, what: string): Set<string> => {
    const seen = new Set<string>()
    for (const [index, { id }] of items.entries()) {
      if (seen.has(id)) report(`${pointer}/${index}/id`, `There are two ${what}s “${id}”.`)
      seen.add(id)
    }
    return seen
  }
  const trusts = named(inputs.trusts, '/inputs/trusts', 'trust')
  const evidence = named(inputs.evidence, '/inputs/evidence', 'evidence item')
  named(inputs.options, '/inputs/options', 'option')
  named(inputs.lines, '/inputs/lines', 'cost line')
  named(scenarios, '/scenarios', 'scenario')
  named(inputs.capacities.map(({ supplier }) => ({ id: supplier })), '/inputs/capacities', 'capacity')
  const options = new Map(inputs.options.map((option) => [option.id, option]))

  const cites = (ids: readonly string[], pointer: string) => {
    for (const [index, id] of ids.entries()) if (!evidence.has(id)) report(`${pointer}/evidence/${index}`, `There is no evidence item “${id}”.`)
  }
  const day = (text: string | null, pointer: string) => {
    if (text !== null && !readDay(text)) report(pointer, `“${text}” is not a day of the calendar.`)
  }
  const year = (text: string, pointer: string) => {
    if (!isFinancialYear(text)) report(pointer, `“${text}” is not a financial year such as 2012-13.`)
  }
  const ordered = (range: { low: number; mid: number; high: number }, pointer: string) => {
    if (range.low > range.mid || range.mid > range.high) report(pointer, 'Low, mid and high are not in order.')
  }

  day(inputs.asAt, '/inputs/asAt')
  year(inputs.assumptions.firstYear, '/inputs/assumptions/firstYear')
  year(inputs.assumptions.priceBase, '/inputs/assumptions/priceBase')
  cites(inputs.assumptions.evidence, '/inputs/assumptions')
  for (const [index, item] of inputs.evidence.entries()) {
    const at = `/inputs/evidence/${index}`
    day(item.said, `${at}/said`)
    day(item.published, `${at}/published`)
    day(item.knownFrom, `${at}/knownFrom`)
    if (item.said !== null && item.said > item.knownFrom) report(`${at}/knownFrom`, 'It cannot be known before it was said.')
  }
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
  checkMergers(inputs, trusts, report)
  for (const [index, merger] of inputs.mergers.entries()) {
    day(merger.on, `/inputs/mergers/${index}/on`)
    cites(merger.evidence, `/inputs/mergers/${index}`)
  }
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
  for (const [index, { slow, expected, fast, evidence: cited, illustrative }] of inputs.capacities.entries()) {
    const at = `/inputs/capacities/${index}`
    const allows = (wider: typeof slow, narrower: typeof slow) => Math.ceil(wider.months / narrower.months) * narrower.goLives <= wider.goLives
    if (!allows(expected, slow)) report(`${at}/expected`, 'The expected pace must allow all that the slow one does.')
    if (!allows(fast, expected)) report(`${at}/fast`, 'The fast pace must allow all that the expected one does.')
    if (cited.length === 0 && !illustrative) report(`${at}/evidence`, 'A figure without evidence must be marked illustrative.')
    cites(cited, at)
  }
  const lines = new Map(inputs.lines.map((line) => [line.id, line]))
  for (const [index, line] of inputs.lines.entries()) {
    const at = `/inputs/lines/${index}`
    const option = options.get(line.option)
    if (!option) report(`${at}/option`, `There is no option “${line.option}”.`)
    year(line.priceBase, `${at}/priceBase`)
    cites(line.evidence, at)
    if (line.evidence.length === 0 && !line.illustrative) report(`${at}/evidence`, 'A figure without evidence must be marked illustrative.')
    if (line.replaces !== undefined && (lines.get(line.replaces)?.option !== line.option || line.replaces === line.id)) report(`${at}/replaces`, `“${line.replaces}” is not another line of the same option.`)
    const steps = new Set(option?.programmes.flatMap((programme) => programme.steps.map(({ step }): string => step)))
    const hangsOn = (anchor: Anchor, pointer: string) => {
      if ((stepKinds as readonly string[]).includes(anchor.at) && !steps.has(anchor.at)) report(`${pointer}/at`, `The option “${line.option}” has no step “${anchor.at}”.`)
    }
    if (line.timing.by === 'years') {
      const seen = new Set<string>()
      for (const [number, { year: named, amount }] of line.timing.amounts.entries()) {
        year(named, `${at}/timing/amounts/${number}/year`)
        if (seen.has(named)) report(`${at}/timing/amounts/${number}/year`, `${named} stands twice.`)
        seen.add(named)
        ordered(amount, `${at}/timing/amounts/${number}/amount`)
      }
    } else {
      ordered(line.timing.amount, `${at}/timing/amount`)
      if (line.timing.by === 'once') hangsOn(line.timing.at, `${at}/timing/at`)
      else {
        hangsOn(line.timing.after, `${at}/timing/after`)
        hangsOn(line.timing.until, `${at}/timing/until`)
      }
    }
  }
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
  return problems
}

/** A trust merges once and into one that stands in the list; no merger leads back to itself. */
const checkMergers = (inputs: ScenarioInputs, trusts: ReadonlySet<string>, report: Report): void => {
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
