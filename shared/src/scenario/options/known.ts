/** What of a workshop's inputs was known on a day. What became known later takes no part, and is named. */
import type { ContractEnd, CostLine, Programme, ScenarioInputs, ScenarioMerger, ScenarioOption, SupplierCapacity } from '../../contract/scenario.ts'

export interface LeftOut {
  readonly what: 'line' | 'contractEnd' | 'programme' | 'capacity' | 'merger' | 'option' | 'route'
  readonly id: string
  readonly because: string
  /** The option a line or programme belongs to, so that a scenario can name only what concerns it. */
  readonly option?: string
}

export interface Known {
  readonly inputs: ScenarioInputs
  readonly asAt: string
  /** True when the run uses a later day than the workshop stands on: it must then be labelled so. */
  readonly hindsight: boolean
  readonly options: ReadonlyMap<string, ScenarioOption>
  readonly linesOf: ReadonlyMap<string, readonly CostLine[]>
  readonly contractEnds: ReadonlyMap<string, ContractEnd>
  readonly programmes: ReadonlyMap<string, Programme>
  readonly capacities: ReadonlyMap<string, SupplierCapacity>
  readonly mergers: readonly ScenarioMerger[]
  /** Options whose legal route rests on nothing known later. */
  readonly routed: ReadonlySet<string>
  /** The first day on which all of these evidence items could be known; empty for none. */
  readonly since: (evidence: readonly string[]) => string
  readonly leftOut: readonly LeftOut[]
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

export const deriveKnown = (inputs: ScenarioInputs, asAt: string): Known => {
  const knownFrom = new Map(inputs.evidence.map((item) => [item.id, item.knownFrom]))
  const leftOut: LeftOut[] = []

  /** The first day on which all of these could be known; what rests on no evidence is the workshop's own and always known. */
  const since = (evidence: readonly string[]): string => evidence.map((id) => knownFrom.get(id) ?? '').reduce((last, day) => (day > last ? day : last), '')
  const admit = (what: LeftOut['what'], id: string, evidence: readonly string[], option?: string): boolean => {
    const day = since(evidence)
    if (day <= asAt) return true
    leftOut.push({ what, id, because: `It rests on evidence known only from ${day}, after ${asAt}.`, ...(option === undefined ? {} : { option }) })
    return false
  }
  /** Of several statements of one fact, the one that became known last. */
  const latest = <T extends { evidence: readonly string[] }>(what: LeftOut['what'], id: string, statements: readonly T[], tie: (one: T) => string, option?: string): T | undefined =>
    statements
      .filter((statement) => admit(what, id, statement.evidence, option))
      .toSorted((a, b) => compareText(since(b.evidence), since(a.evidence)) || compareText(tie(b), tie(a)))[0]

  const lines = inputs.lines.filter((line) => admit('line', line.id, line.evidence, line.option)).toSorted(byId)
  const replacedBy = new Map(lines.flatMap((line) => (line.replaces === undefined ? [] : [[line.replaces, line] as const])))
  const linesOf = new Map<string, CostLine[]>()
  for (const line of lines) {
    const newer = replacedBy.get(line.id)
    if (newer) leftOut.push({ what: 'line', id: line.id, because: `“${newer.id}” takes its place: it rests on evidence known from ${since(newer.evidence)}.`, option: line.option })
    else linesOf.set(line.option, [...(linesOf.get(line.option) ?? []), line])
  }

  const some = <K, V>(entries: readonly (readonly [K, V | undefined])[]): Map<K, V> => new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])))
  return {
    inputs,
    asAt,
    hindsight: asAt > inputs.asAt,
    options: new Map(inputs.options.filter((option) => admit('option', option.id, option.evidence, option.id)).map((option) => [option.id, option])),
    linesOf,
    contractEnds: some(inputs.trusts.map((trust) => [trust.id, latest('contractEnd', trust.id, trust.contractEnds, (end) => end.stated)] as const)),
    programmes: some(inputs.options.map((option) => [option.id, latest('programme', option.id, option.programmes, (programme) => programme.starts, option.id)] as const)),
    capacities: new Map(inputs.capacities.filter((capacity) => admit('capacity', capacity.supplier, capacity.evidence)).map((capacity) => [capacity.supplier, capacity])),
    mergers: inputs.mergers.filter((merger) => admit('merger', merger.into, merger.evidence)).toSorted((a, b) => compareText(a.on, b.on) || compareText(a.into, b.into)),
    routed: new Set(inputs.options.filter((option) => admit('route', option.id, option.route.evidence, option.id)).map(({ id }) => id)),
    since,
    leftOut: leftOut.toSorted((a, b) => compareText(a.what, b.what) || compareText(a.id, b.id) || compareText(a.because, b.because)),
  }
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
