/** Rank on totals after the published rounding; ties go down the published chain, step by step, each step kept. */
import type { TieBreak } from '../../contract/model.ts'
import { exact, exactText, type Exact } from '../../numeric/exact.ts'
import { roundedText, unitOf, type RoundingRule } from '../../numeric/rounding.ts'

export interface Candidate {
  readonly bid: string
  readonly total: Exact
  readonly quality: Exact
  /** Integer pence; null in a lot without a price. */
  readonly price: number | null
  /** Share reached at a criterion, for the tie-break that names one. */
  readonly valueOn: (criterion: string) => Exact | null
}

export interface TieStep {
  readonly by: TieBreak['by']
  readonly criterion?: string
  readonly bids: readonly string[]
  /** What was compared, as text; null where there was nothing to compare. */
  readonly values: readonly { readonly bid: string; readonly value: string | null }[]
  readonly separated: boolean
  readonly sentence: string
}

/** Bids with equal published totals. */
export interface Tie {
  readonly bids: readonly string[]
  readonly published: string
  readonly exactTotals: readonly { readonly bid: string; readonly total: string }[]
  /** The exact totals differ: only the rounding made them equal. */
  readonly madeByRounding: boolean
  /** The tie-break puts a bid before one whose exact total is higher. */
  readonly reversesExactOrder: boolean
  readonly steps: readonly TieStep[]
  /** Bids that still share a rank after the whole chain. */
  readonly unbroken: readonly (readonly string[])[]
}

export interface Ranked {
  readonly bid: string
  readonly rank: number
  readonly published: string
}

export interface Ranking {
  /** Best first; bids that share a rank stand in the order of their ids. */
  readonly order: readonly Ranked[]
  readonly ties: readonly Tie[]
  /** Neighbours whose exact totals are less than half a published unit apart and yet show different totals. */
  readonly partedByRounding: readonly (readonly [string, string])[]
}

export interface RankingRules {
  readonly rounding: RoundingRule
  readonly tieBreak: readonly TieBreak[]
  readonly lotDraw?: readonly string[]
}

const byId = (a: Candidate, b: Candidate) => (a.bid < b.bid ? -1 : 1)

export const rankBids = (candidates: readonly Candidate[], rules: RankingRules): Ranking => {
  const published = new Map(candidates.map((candidate) => [candidate.bid, roundedText(candidate.total, rules.rounding)]))
  const groups = [...Map.groupBy([...candidates].sort(byId), ({ bid }) => published.get(bid)!)]
    .map(([text, members]) => ({ text, value: exact(text), members }))
    .sort((a, b) => b.value.compare(a.value))
  const ties: Tie[] = []
  const order: Ranked[] = []
  for (const { text, members } of groups) {
    const steps: TieStep[] = []
    const classes = breakTie(members, rules.tieBreak, rules, steps)
    if (members.length > 1) ties.push(describeTie(text, members, classes, steps))
    for (const equal of classes) {
      const rank = order.length + 1
      for (const { bid } of equal) order.push({ bid, rank, published: text })
    }
  }
  return { order, ties, partedByRounding: partedPairs(order, candidates, rules.rounding) }
}

/** Splits a tied group by the rules in turn; a later rule sees only those an earlier one left equal. Best class first. */
const breakTie = (members: readonly Candidate[], chain: readonly TieBreak[], rules: RankingRules, steps: TieStep[]): Candidate[][] => {
  const [rule, ...rest] = chain
  if (members.length === 1 || !rule) return [[...members]]
  const keys = members.map((member) => keyUnder(rule, member, rules))
  const comparable = keys.every((key) => key !== null)
  const classes = comparable ? classesBy(members, keys as Exact[]) : [[...members]]
  steps.push(describeStep(rule, members, keys, classes))
  return classes.flatMap((equal) => breakTie(equal, rest, rules, steps))
}

/** What a rule compares: higher is better. Null when there is nothing to compare. */
const keyUnder = (rule: TieBreak, member: Candidate, rules: RankingRules): Exact | null => {
  switch (rule.by) {
    case 'higherQuality': return member.quality
    case 'lowerPrice': return member.price === null ? null : exact(-member.price)
    case 'higherScoreOn': return member.valueOn(rule.criterion)
    case 'lotDraw': {
      const place = rules.lotDraw?.indexOf(member.bid) ?? -1
      return place < 0 ? null : exact(-(place + 1))
    }
  }
}

const classesBy = (members: readonly Candidate[], keys: readonly Exact[]): Candidate[][] => {
  const sorted = members.map((member, at) => ({ member, key: keys[at]! })).sort((a, b) => b.key.compare(a.key) || byId(a.member, b.member))
  const classes: { key: Exact; members: Candidate[] }[] = []
  for (const { member, key } of sorted) {
    const last = classes.at(-1)
    if (last && last.key.equals(key)) last.members.push(member)
    else classes.push({ key, members: [member] })
  }
  return classes.map((entry) => entry.members)
}

const ruleWords: Readonly<Record<TieBreak['by'], string>> = {
  higherQuality: 'Higher quality', lowerPrice: 'Lower price', higherScoreOn: 'Higher score on the named criterion', lotDraw: 'Lot drawn in public',
}

const describeStep = (rule: TieBreak, members: readonly Candidate[], keys: readonly (Exact | null)[], classes: readonly (readonly Candidate[])[]): TieStep => {
  const missing = keys.some((key) => key === null)
  const separated = classes.length > 1
  const words = ruleWords[rule.by]
  const nothing = rule.by === 'lotDraw' ? 'no draw with all of these bids is recorded yet' : 'there is nothing to compare'
  return {
    by: rule.by,
    ...(rule.by === 'higherScoreOn' ? { criterion: rule.criterion } : {}),
    bids: members.map(({ bid }) => bid),
    values: members.map(({ bid }, at) => ({ bid, value: keys[at] === null ? null : exactText(rule.by === 'lowerPrice' || rule.by === 'lotDraw' ? keys[at]!.neg() : keys[at]!) })),
    separated,
    sentence: missing ? `${words}: ${nothing}; the tie stands.` : separated ? `${words} separates them.` : `${words}: equal; the tie stands.`,
  }
}

const describeTie = (published: string, members: readonly Candidate[], classes: readonly (readonly Candidate[])[], steps: readonly TieStep[]): Tie => {
  const place = new Map(classes.flatMap((equal, at) => equal.map(({ bid }) => [bid, at] as const)))
  return {
    bids: members.map(({ bid }) => bid),
    published,
    exactTotals: members.map(({ bid, total }) => ({ bid, total: exactText(total) })),
    madeByRounding: members.some(({ total }) => !total.equals(members[0]!.total)),
    reversesExactOrder: members.some((a) => members.some((b) => place.get(a.bid)! < place.get(b.bid)! && a.total.compare(b.total) < 0)),
    steps,
    unbroken: classes.filter((equal) => equal.length > 1).map((equal) => equal.map(({ bid }) => bid)),
  }
}

const partedPairs = (order: readonly Ranked[], candidates: readonly Candidate[], rounding: RoundingRule): [string, string][] => {
  const totals = new Map(candidates.map(({ bid, total }) => [bid, total]))
  const halfUnit = unitOf(rounding).div(2)
  return order.flatMap((upper, at): [string, string][] => {
    const lower = order[at + 1]
    if (!lower || upper.published === lower.published) return []
    return totals.get(upper.bid)!.sub(totals.get(lower.bid)!).abs().compare(halfUnit) < 0 ? [[upper.bid, lower.bid]] : []
  })
}
