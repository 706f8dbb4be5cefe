import { describe, expect, it } from 'vitest'
import { readWeight, sumWeights, weightText } from './weights.ts'

describe('weights as people write them', () => {
  it.each([['35%', '0.35'], ['7/20', '0.35'], ['0.35', '0.35'], [' 100/3% ', '1/3'], ['0', '0'], ['100%', '1']])('%s is %s', (text, weight) => expect(readWeight(text)).toEqual({ weight }))
  it.each([['35', 'write 35%'], ['', 'no weight'], ['-5%', 'negative'], ['101%', 'above 100%'], ['a third', 'not a weight'], ['1/0', 'not a weight'], ['0.1234567890123', 'more digits']])('“%s” is refused: %s', (text, why) => {
    expect(readWeight(text)).toMatchObject({ because: expect.stringContaining(why) as string })
  })
  it('are shown as a percentage only where it ends', () => {
    expect(['0.125', '1/3', '0.1234567891'].map(weightText)).toEqual(['12.5%', '1/3', '0.1234567891'])
  })
  it('sum exactly or say what is missing', () => {
    expect(sumWeights(['1/3', '1/3', '1/3'])).toEqual({ complete: true, sentence: '100%' })
    expect(sumWeights(['33.33%', '33.33%', '33.33%'])).toEqual({ complete: false, sentence: '99.99%; 0.01% is missing' })
    expect(sumWeights(['60%', '50%'])).toEqual({ complete: false, sentence: '110%; 10% too much' })
    expect(sumWeights(['60%', ''])).toEqual({ complete: false, sentence: '60%; 1 weight is missing or unreadable' })
  })
})
