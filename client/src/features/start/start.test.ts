import { describe, expect, it } from 'vitest'
import { missingOf } from './start.ts'

describe('starting a tender', () => {
  it('names each field that is missing, blanks included', () => {
    expect(missingOf({ title: '  ', ruleSet: '', purpose: '\n' }).map(({ field }) => field)).toEqual(['start-title', 'start-rules', 'start-purpose'])
    expect(missingOf({ title: 'A store', ruleSet: 'pa2023', purpose: 'Documents.' })).toEqual([])
  })
})
