import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PriceFormula } from '../../contract/model.ts'
import { priceFormulaOf } from './points.ts'

const cards: readonly (readonly [card: string, formula: PriceFormula])[] = [
  ['price-inverse', { name: 'inverse' }], ['price-linear-to-lowest', { name: 'linearToLowest' }], ['price-min-max', { name: 'linearMinMax' }], ['price-fixed-range', { name: 'fixedRange', best: 1, worst: 2 }],
]
const read = (card: string) => readFileSync(new URL(`../../../docs/methods/${card}.md`, import.meta.url), 'utf8')

describe('method cards', () => {
  it.each([...cards.map(([card]) => card), 'weighted-scoring', 'price-normalisation', 'thresholds', 'ranking-rounding-tie-break', 'standstill', 'formula-lint'])('%s has every part', (card) => {
    const headings = [...read(card).matchAll(/^## (.+)$/gm)].map((match) => match[1]!)
    expect(headings).toEqual(expect.arrayContaining(['Definition', 'Formula', 'Worked example', 'When not to use it', 'References']))
  })

  it.each(cards)('%s states the properties as the formula does', (card, formula) => {
    const stated = [...read(card).matchAll(/^\| (?:bounded|not increasing|continuous|free of|order of|own points|defined).*? \| (kept|broken)/gm)].map((match) => match[1])
    expect(stated).toEqual(priceFormulaOf(formula).properties('floorAtZero').map(({ kept }) => (kept ? 'kept' : 'broken')))
  })
})
