import { describe, expect, it } from 'vitest'
import { countChanges, listed, momentName, momentOf, noMoment, subjectWords, valueWords, type MomentChange } from './moments.ts'

const change = (more: Partial<MomentChange>): MomentChange => ({ area: 'model', what: 'Q1', before: { text: '' }, after: { text: '' }, events: [], eventCount: 0, ...more })

describe('two moments', () => {
  it('are days or events, one of the two', () => {
    expect(momentOf({ day: '2012-03-01', event: '' })).toEqual({ moment: '2012-03-01' })
    expect(momentOf({ day: '', event: ' 007 ' })).toEqual({ moment: '7' })
    expect(momentOf(noMoment)).toHaveProperty('because')
    expect(momentOf({ day: '2012-03-01', event: '7' })).toEqual({ because: 'Choose a day or an event, not both.' })
    expect(momentOf({ day: '', event: 'seven' })).toEqual({ because: expect.stringContaining('“seven” is no number') as string })
    expect([momentName('2012-03-01'), momentName('7')]).toEqual(['the end of 1 Mar 2012', 'event 7'])
  })

  it('say words of closed lists as people read them', () => {
    expect(valueWords({ area: 'stage', what: 'PAS' }, 'pricesOpened')).toBe('Prices opened')
    expect(valueWords({ area: 'people', what: '' }, 'lead, secondPerson')).toBe('Procurement lead, Second person')
    expect(valueWords({ area: 'model', what: 'Q1 Depth: weight' }, '0.35')).toBe('35%')
    expect(subjectWords({ area: 'dates', what: 'scoring' })).toBe('Planned: scoring')
    expect(subjectWords({ area: 'documents', what: 'evaluationReport' })).toBe('Evaluation report')
  })

  it('leave out a text that was entered again in the same words, and count the rest', () => {
    const again = change({ beforeText: 'The same.', afterText: 'The same.' })
    const other = change({ beforeText: 'One.', afterText: 'Two.' })
    expect(listed([again, other])).toEqual([other])
    expect(countChanges([{ area: 'model', changes: [again, other], more: 3 }])).toBe(4)
  })
})
