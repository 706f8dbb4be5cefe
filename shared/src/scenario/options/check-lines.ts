/** What is wrong with cost lines and suppliers' paces. */
import { stepKinds, type Anchor, type ScenarioInputs } from '../../contract/scenario.ts'
import { exact } from '../../numeric/exact.ts'
import type { Checks } from './checks.ts'

export const checkLines = (inputs: ScenarioInputs, { report, founded, year, ordered }: Checks): void => {
  const options = new Map(inputs.options.map((option) => [option.id, option]))
  const lines = new Map(inputs.lines.map((line) => [line.id, line]))
  for (const [index, line] of inputs.lines.entries()) {
    const at = `/inputs/lines/${index}`
    const option = options.get(line.option)
    if (!option) report(`${at}/option`, `There is no option “${line.option}”.`)
    year(line.priceBase, `${at}/priceBase`)
    founded(line, at)
    if (line.realChangePerYear !== undefined) checkRate(line.realChangePerYear, `${at}/realChangePerYear`, report)
    if (line.replaces !== undefined && (lines.get(line.replaces)?.option !== line.option || line.replaces === line.id)) report(`${at}/replaces`, `“${line.replaces}” is not another line of the same option.`)
    const { timing } = line
    if (timing.by === 'years') {
      const seen = new Set<string>()
      for (const [number, { year: named, amount }] of timing.amounts.entries()) {
        year(named, `${at}/timing/amounts/${number}/year`)
        if (seen.has(named)) report(`${at}/timing/amounts/${number}/year`, `${named} stands twice.`)
        seen.add(named)
        ordered(amount, `${at}/timing/amounts/${number}/amount`)
      }
      continue
    }
    const steps = new Set(option?.programmes.flatMap((programme) => programme.steps.map(({ step }): string => step)))
    const hangsOn = (anchor: Anchor, pointer: string) => {
      if ((stepKinds as readonly string[]).includes(anchor.at) && !steps.has(anchor.at)) report(`${pointer}/at`, `The option “${line.option}” has no step “${anchor.at}”.`)
    }
    ordered(timing.amount, `${at}/timing/amount`)
    if (timing.by === 'once') hangsOn(timing.at, `${at}/timing/at`)
    else {
      hangsOn(timing.after, `${at}/timing/after`)
      hangsOn(timing.until, `${at}/timing/until`)
    }
  }
}

/** Yearly rates of change lie above -100 % and not above 100 %. */
export const checkRate = (rate: string, pointer: string, report: Checks['report']): void => {
  const value = exact(rate)
  if (value.compare(-1) <= 0 || value.compare(1) > 0) report(pointer, `${rate} is not a yearly rate above -1 and up to 1.`)
}

/** A wider pace must allow every sequence of go-lives that a narrower one allows. */
export const checkCapacities = (inputs: ScenarioInputs, { report, named, founded }: Checks): void => {
  named(inputs.capacities.map(({ supplier }) => ({ id: supplier })), '/inputs/capacities', 'capacity')
  for (const [index, capacity] of inputs.capacities.entries()) {
    const at = `/inputs/capacities/${index}`
    const { slow, expected, fast } = capacity
    const allows = (wider: typeof slow, narrower: typeof slow) => Math.ceil(wider.months / narrower.months) * narrower.goLives <= wider.goLives
    if (!allows(expected, slow)) report(`${at}/expected`, 'The expected pace must allow all that the slow one does.')
    if (!allows(fast, expected)) report(`${at}/fast`, 'The fast pace must allow all that the expected one does.')
    founded(capacity, at)
  }
}
