/** Rank, ties, places, problems: example by example, then as laws. */
import Fraction from 'fraction.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TieBreak } from '../../contract/model.ts'
import { exact, exactText, sumExact } from '../../numeric/exact.ts'
import { roundedText } from '../../numeric/rounding.ts'
import { anyLot, evenScale, lotInput, qualityAndPrice, scaleOf, weightsSummingToOne } from '../lot.arbitrary.ts'
import { computeOfficialResult, type LotInput, type LotResult } from './official.ts'
import { computeViewResults, withViewWeights } from './views.ts'

const ranks = (result: LotResult) => Object.fromEntries(result.bids.map(({ bid, rank }) => [bid, rank]))

/** Quality alone, on a scale whose points are given in percent. */
const byPercent = (bids: Record<string, string>, over: Partial<Parameters<typeof lotInput>[0]> = {}): LotInput => lotInput({
  nodes: [{ id: 'quality', weight: '1' }], scales: [scaleOf('p', [...new Set(Object.values(bids))].map((percent, at) => [`${at}`, exactText(exact(percent).div(100))] as const))],
  bids: Object.entries(bids).map(([bid, percent]) => ({ bid, scores: new Map([['quality', `${[...new Set(Object.values(bids))].indexOf(percent)}`]]) })), ...over,
})

describe('rank after the published rounding', () => {
  it('a tie made by rounding is flagged, with the exact totals beside', () => {
    const result = computeOfficialResult(byPercent({ a: '80.004', b: '79.996' }, { rounding: { decimals: 2, mode: 'halfAwayFromZero' }, places: 2 }))
    expect(result.bids.map(({ total, exactTotal, rank, flags }) => [total, exactTotal, rank, flags])).toEqual([
      ['80.00', '80.004', 1, ['tieStands', 'tieMadeByRounding']], ['80.00', '79.996', 1, ['tieStands', 'tieMadeByRounding']],
    ])
    expect(result.ties).toMatchObject([{ bids: ['a', 'b'], published: '80.00', madeByRounding: true, reversesExactOrder: false, exactTotals: [{ bid: 'a', total: '80.004' }, { bid: 'b', total: '79.996' }] }])
  })

  it('a hair’s breadth that rounding pulls apart is flagged', () => {
    const result = computeOfficialResult(byPercent({ a: '80.005', b: '80.0049' }, { rounding: { decimals: 2, mode: 'halfAwayFromZero' } }))
    expect(result.bids.map(({ total, flags }) => [total, flags])).toEqual([['80.01', ['tieUnmadeByRounding']], ['80.00', ['tieUnmadeByRounding']]])
  })

  it('says when the tie-break turns the exact order round', () => {
    const result = computeOfficialResult(qualityAndPrice({
      quality: '0.5', price: '0.5', rounding: { decimals: 0, mode: 'halfAwayFromZero' }, tieBreak: [{ by: 'higherQuality' }],
      bids: [{ bid: 'cheap', quality: '60', price: 1_000 }, { bid: 'good', quality: '84', price: 1_320 }],
    }))
    expect(result.bids.map(({ exactTotal, total }) => [exactTotal, total])).toEqual([['80', '80'], ['2636/33', '80']])
    expect(result.ties).toMatchObject([{ madeByRounding: true, reversesExactOrder: true, steps: [{ by: 'higherQuality', separated: true, sentence: 'Higher quality separates them.' }], unbroken: [] }])
    expect(result.awarded).toEqual(['good'])
  })
})

describe('tie-break chain', () => {
  const tied = (tieBreak: readonly TieBreak[], lotDraw?: readonly string[]) => computeOfficialResult(lotInput({
    scales: [evenScale('ten', 10)], nodes: [{ id: 'q1', weight: '0.5' }, { id: 'q2', weight: '0.5' }], tieBreak, ...(lotDraw ? { lotDraw } : {}),
    bids: [{ bid: 'a', scores: new Map([['q1', '6'], ['q2', '4']]) }, { bid: 'b', scores: new Map([['q1', '4'], ['q2', '6']]) }, { bid: 'c', scores: new Map([['q1', '4'], ['q2', '6']]) }],
  }))

  it('goes rule by rule; a later rule sees only those left equal', () => {
    const result = tied([{ by: 'higherQuality' }, { by: 'higherScoreOn', criterion: 'q2' }, { by: 'lotDraw' }], ['a', 'c', 'b'])
    expect(ranks(result)).toEqual({ a: 3, b: 2, c: 1 })
    expect(result.ties[0]!.steps.map(({ by, bids, separated }) => [by, bids, separated])).toEqual([['higherQuality', ['a', 'b', 'c'], false], ['higherScoreOn', ['a', 'b', 'c'], true], ['lotDraw', ['b', 'c'], true]])
    expect(result.bids.every(({ flags }) => flags.includes('tieBroken'))).toBe(true)
  })

  it('waits for the draw: until then the tie stands across the last place and nobody is awarded', () => {
    const result = tied([{ by: 'higherScoreOn', criterion: 'q2' }, { by: 'lotDraw' }])
    expect(ranks(result)).toEqual({ a: 3, b: 1, c: 1 })
    expect(result.problems).toMatchObject([{ code: 'tie-unbroken', sentence: '2 bids share rank 1 with 50.0000 points across the last place, and the published tie-break does not separate them. Draw lots in public and record the draw.' }])
    expect([result.awarded, result.reserve]).toEqual([[], []])
  })

  it('a draw that leaves one of the tied out decides nothing', () => {
    expect(ranks(tied([{ by: 'lotDraw' }], ['a', 'b']))).toEqual({ a: 1, b: 1, c: 1 })
  })

  it('lower price has nothing to compare in a lot without a price', () => {
    expect(tied([{ by: 'lowerPrice' }]).ties[0]!.steps).toMatchObject([{ by: 'lowerPrice', separated: false, sentence: 'Lower price: there is nothing to compare; the tie stands.' }])
  })

  it('lower price decides between equal totals', () => {
    const result = computeOfficialResult(qualityAndPrice({
      quality: '0.5', price: '0.5', tieBreak: [{ by: 'lowerPrice' }], formula: { name: 'fixedRange', best: 1_000, worst: 2_000 },
      bids: [{ bid: 'dear', quality: '80', price: 1_200 }, { bid: 'cheap', quality: '70', price: 1_100 }],
    }))
    expect([result.bids.map(({ total }) => total), result.awarded]).toEqual([['80.0000', '80.0000'], ['cheap']])
  })

  it('a tie within the places is no obstacle to the award', () => {
    const result = computeOfficialResult(byPercent({ a: '80', b: '80', c: '70', d: '60' }, { places: 3 }))
    expect([result.problems, result.awarded, result.reserve]).toEqual([[], ['a', 'b', 'c'], ['d']])
  })
})

describe('problems instead of guesses', () => {
  const complete = qualityAndPrice({ quality: '0.6', price: '0.4', bids: [{ bid: 'a', quality: '70', price: 1_000 }, { bid: 'b', quality: '80', price: 1_100 }] })
  const codes = (result: LotResult) => result.problems.map(({ code }) => code)

  it.each<[string, LotInput, string[]]>([
    ['a blank score', { ...complete, bids: [complete.bids[0]!, { ...complete.bids[1]!, scores: new Map() }] }, ['not-scored']],
    ['a score off its scale', { ...complete, bids: [complete.bids[0]!, { ...complete.bids[1]!, scores: new Map([['quality', '71']]) }] }, ['score-off-scale']],
    ['a missing price: the other waits', { ...complete, bids: [complete.bids[0]!, { ...complete.bids[1]!, price: null }] }, ['price-waits', 'price-missing']],
    ['no price formula', { ...complete, model: { ...complete.model, price: [] } }, ['no-price-model']],
    ['no bids', { ...complete, bids: [] }, ['no-bids']],
    ['an unknown lot', { ...complete, lot: 'none' }, ['no-criteria']],
    ['weights that do not sum', { ...complete, weights: [{ criterion: 'quality', weight: '0.5' }, { criterion: 'price', weight: '0.4' }] }, ['weights-do-not-sum']],
  ])('%s', (_title, input, expected) => {
    const result = computeOfficialResult(input)
    expect(codes(result)).toEqual(expected)
    expect([result.awarded, result.reserve, result.bids.every(({ rank }) => rank === null)]).toEqual([[], [], true])
    expect(result.problems.every(({ sentence }) => sentence.endsWith('.'))).toBe(true)
  })

  it('every bid excluded: nothing to award', () => {
    const result = computeOfficialResult(qualityAndPrice({ quality: '0.6', price: '0.4', thresholds: [{ id: 't', on: 'question', criterion: 'quality', minimum: '90' }], bids: [{ bid: 'a', quality: '70', price: 1_000 }] }))
    expect([codes(result), result.awarded]).toEqual([['no-ranked-bid'], []])
  })

  it('a zero price: refused, the bid is out; to clarify, everything waits', () => {
    const zeroPrice = (zeroPolicy: 'refuse' | 'clarify') => computeOfficialResult(qualityAndPrice({ quality: '0.6', price: '0.4', zeroPolicy, bids: [{ bid: 'free', quality: '70', price: 0 }, { bid: 'b', quality: '60', price: 1_000 }] }))
    expect([zeroPrice('refuse').bids[0]!.exclusions[0]!.code, zeroPrice('refuse').awarded]).toEqual(['price-refused', ['b']])
    expect([codes(zeroPrice('clarify')), zeroPrice('clarify').awarded]).toEqual([['price-to-clarify', 'price-waits'], []])
  })
})

describe('views', () => {
  it('names only what differs, is marked as not the award, and says whether the places would go elsewhere', () => {
    const input = qualityAndPrice({ quality: '0.6', price: '0.4', bids: [{ bid: 'a', quality: '72', price: 800 }, { bid: 'b', quality: '85', price: 1_000 }] })
    const { award, views } = computeViewResults(input, [
      { trust: 'north', weights: [{ criterion: 'quality', weight: '0.7' }, { criterion: 'price', weight: '0.3' }] }, { trust: 'south', weights: [] }, { trust: 'east', weights: [{ criterion: 'quality', weight: '0.7' }] },
    ])
    expect([award.mark, award.awarded]).toEqual(['award', ['a']])
    expect(views.map(({ trust, otherPlaces, result }) => [trust, otherPlaces, result.mark, result.weightSet])).toEqual([
      ['north', true, 'not the award', { kind: 'view', trust: 'north' }], ['south', false, 'not the award', { kind: 'view', trust: 'south' }], ['east', null, 'not the award', { kind: 'view', trust: 'east' }],
    ])
    expect(views[2]!.result.problems).toMatchObject([{ code: 'weights-do-not-sum' }])
    expect(withViewWeights(input.weights, [{ criterion: 'price', weight: '1' }])).toEqual([{ criterion: 'quality', weight: '0.6' }, { criterion: 'price', weight: '1' }])
  })
})

/** The whole method once more, naively in fractions: an independent answer to compare with. */
const naive = (input: LotInput): Map<string, string> => {
  const weightOf = new Map(input.weights.map(({ criterion, weight }) => [criterion, new Fraction(weight)]))
  const points = new Map(input.model.scales[0]!.values.map(({ value, points: share }) => [value, new Fraction(share)]))
  const price = input.model.price[0]!.formula
  const prices = input.bids.map((bid) => new Fraction(bid.price!))
  const [low, high] = [prices.reduce((a, b) => (a.compare(b) < 0 ? a : b)), prices.reduce((a, b) => (a.compare(b) > 0 ? a : b))]
  const share = (own: Fraction): Fraction => {
    switch (price.name) {
      case 'inverse': return low.div(own)
      case 'linearToLowest': return new Fraction(1).sub(own.sub(low).div(low))
      case 'linearMinMax': return high.equals(low) ? new Fraction(1) : high.sub(own).div(high.sub(low))
      case 'fixedRange': return own.compare(price.best) <= 0 ? new Fraction(1) : new Fraction(price.worst).sub(own).div(price.worst - price.best)
    }
  }
  const valueOf = (id: string, bid: LotInput['bids'][number]): Fraction => {
    const node = input.model.criteria.find((criterion) => criterion.id === id)!
    if (node.kind === 'question') return points.get(bid.scores.get(id)!)!
    if (node.kind === 'price') { const got = share(new Fraction(bid.price!)); return got.compare(0) < 0 ? new Fraction(0) : got }
    return input.model.criteria.filter(({ parent }) => parent === id).reduce((sum, child) => sum.add(valueOf(child.id, bid).mul(weightOf.get(child.id)!)), new Fraction(0))
  }
  return new Map(input.bids.map((bid) => [bid.bid, exactText(valueOf('root', bid).mul(100))]))
}

describe('laws of the official result', () => {
  const forAnyLot = (seed: number, holds: (input: LotInput) => void) => { fc.assert(fc.property(anyLot, holds), { seed, numRuns: 120 }) }

  it('agrees with the sum in plain fractions, to the last digit (seed 131)', () => {
    forAnyLot(131, (input) => {
      const expected = naive(input)
      for (const bid of computeOfficialResult(input).bids) expect(bid.exactTotal).toBe(expected.get(bid.bid))
    })
  })

  it('the order in which bids, criteria and weights are given changes nothing (seed 132)', () => {
    forAnyLot(132, (input) => {
      const byBid = (result: LotResult) => ({ ...result, bids: [...result.bids].sort((a, b) => (a.bid < b.bid ? -1 : 1)) })
      const shuffled: LotInput = { ...input, bids: [...input.bids].reverse(), weights: [...input.weights].reverse(), model: { ...input.model, criteria: [...input.model.criteria].reverse() } }
      expect(byBid(computeOfficialResult(shuffled))).toEqual(byBid(computeOfficialResult(input)))
    })
  })

  it('contributions of the leaves add up to the total exactly, those of a group to the group (seed 133)', () => {
    forAnyLot(133, (input) => {
      for (const bid of computeOfficialResult(input).bids) {
        const lines = new Map(bid.contributions.map((line) => [line.criterion, line]))
        const leaves = bid.contributions.filter(({ kind }) => kind !== 'group').map(({ contribution }) => exact(contribution!))
        expect(exactText(sumExact(leaves))).toBe(bid.exactTotal)
        for (const group of ['root', 'a', 'b']) {
          const beneath = input.model.criteria.filter(({ parent }) => parent === group).map(({ id }) => exact(lines.get(id)!.contribution!))
          expect(exactText(sumExact(beneath))).toBe(lines.get(group)!.contribution)
        }
      }
    })
  })

  it('a better score on one question never lowers the total, one price unchanged (seed 134)', () => {
    forAnyLot(134, (input) => {
      const [first, ...others] = input.bids
      const raised = new Map([...first!.scores].map(([question, score], at) => [question, at === 0 ? `${Math.min(5, Number(score) + 1)}` : score] as const))
      const total = (scores: ReadonlyMap<string, string>) => exact(computeOfficialResult({ ...input, bids: [{ ...first!, scores }, ...others] }).bids[0]!.exactTotal!)
      expect(total(raised).compare(total(first!.scores))).toBeGreaterThanOrEqual(0)
    })
  })

  it('a twin of a bid gets the same total and shares its rank (seed 135)', () => {
    forAnyLot(135, (input) => {
      const twin = { ...input.bids[0]!, bid: 'twin' }
      const result = computeOfficialResult({ ...input, bids: [...input.bids, twin] })
      const original = result.bids[0]!
      const copy = result.bids.at(-1)!
      expect([copy.exactTotal, copy.rank]).toEqual([original.exactTotal, original.rank])
      expect(result.ties.some((tie) => tie.unbroken.some((equal) => equal.includes('twin') && equal.includes(original.bid)))).toBe(true)
    })
  })

  it('published totals are the exact ones rounded once; rank follows them (seed 136)', () => {
    forAnyLot(136, (input) => {
      const result = computeOfficialResult(input)
      for (const { exactTotal, total } of result.bids) expect(total).toBe(roundedText(exact(exactTotal!), input.model.rounding))
      const pairs = result.bids.flatMap((a) => result.bids.map((b) => [a, b] as const)).filter(([a, b]) => exact(a.total!).compare(exact(b.total!)) > 0)
      expect(pairs.every(([a, b]) => a.rank! < b.rank!)).toBe(true)
    })
  })

  it('places and reserve are the ranked bids in order, or empty beside a problem (seed 137)', () => {
    forAnyLot(137, (input) => {
      const result = computeOfficialResult(input)
      const inOrder = [...result.awarded, ...result.reserve].map((id) => result.bids.find(({ bid }) => bid === id)!.rank!)
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b))
      const expected = result.problems.length > 0 ? [0, 0] : [input.bids.length, Math.min(result.places, input.bids.length)]
      expect([inOrder.length, result.awarded.length]).toEqual(expected)
    })
  })

  it('a blank anywhere blocks: no total for that bid, no rank, no award, and no other total is shrunk (seed 138)', () => {
    forAnyLot(138, (input) => {
      const [first, ...others] = input.bids
      const scores = new Map(first!.scores)
      scores.delete('a0')
      const result = computeOfficialResult({ ...input, bids: [{ ...first!, scores }, ...others] })
      const before = computeOfficialResult(input)
      expect([result.bids[0]!.total, result.bids[0]!.status, result.awarded]).toEqual([null, 'open', []])
      expect(result.bids.slice(1).map(({ exactTotal }) => exactTotal)).toEqual(before.bids.slice(1).map(({ exactTotal }) => exactTotal))
      expect(result.bids.every(({ rank }) => rank === null)).toBe(true)
    })
  })

  it('computes from what it is given and leaves it as it was (seed 139)', () => {
    forAnyLot(139, (input) => {
      const copy = structuredClone(input)
      computeOfficialResult(input)
      expect(input).toEqual(copy)
    })
  })

  it('weights in sevenths and thirteenths stay exact (seed 140)', () => {
    fc.assert(fc.property(weightsSummingToOne(13), (weights) => {
      const result = computeOfficialResult(lotInput({ scales: [evenScale('seven', 7)], nodes: weights.map((weight, at) => ({ id: `q${at}`, weight })), bids: [{ bid: 'a', scores: new Map(weights.map((_weight, at) => [`q${at}`, '3'])) }] }))
      expect(result.bids[0]!.exactTotal).toBe('300/7')
    }), { seed: 140, numRuns: 50 })
  })
})
