import { describe, expect, it } from 'vitest'
import { missingOf, namedParent, parentIn } from './start.ts'

describe('starting a tender', () => {
  it('names each field that is missing, blanks included', () => {
    expect(missingOf({ title: '  ', ruleSet: '', purpose: '\n' }).map(({ field }) => field)).toEqual(['start-title', 'start-rules', 'start-purpose'])
    expect(missingOf({ title: 'A store', ruleSet: 'pa2023', purpose: 'Documents.' })).toEqual([])
  })

  it('names what a call-off comes from, as far as it was said', () => {
    expect(namedParent(parentIn('from=framework&lot=records'))).toEqual({ parent: { record: 'framework', lot: 'records' } })
    expect(namedParent({ record: 'framework', lot: 'records', trust: 'eastfen' })).toEqual({ parent: { record: 'framework', lot: 'records', trust: 'eastfen' } })
    expect(namedParent(parentIn(''))).toEqual({})
  })
})
