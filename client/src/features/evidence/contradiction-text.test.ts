import { describe, expect, it } from 'vitest'
import evidenceFile from '../../../../fixtures/london-2012/evidence.json' with { type: 'json' }
import { comparedContradictions, contradictionText, emptyContradiction, readContradiction, withoutSide } from './contradiction-text.ts'
import type { Contradiction } from './evidence.ts'

const entered = { by: 'elena-petrou', at: '2016-01-12T10:00:00.000Z', revision: 1 }
const contradictions = evidenceFile.contradictions.map((entry) => ({ ...entry, ...entered })) as Contradiction[]

describe('the form of a contradiction', () => {
  it('reads back all thirteen of London 2012 as they stand', () => {
    expect(contradictions.map((entry) => readContradiction(contradictionText(entry)))).toEqual(contradictions.map(({ topic, sides, follows, reading }) => ({ value: { topic, sides, follows, reading } })))
  })
  it('chooses nothing beforehand and names every field that is needed', () => {
    const read = readContradiction(emptyContradiction)
    expect('errors' in read ? read.errors.map(({ field }) => field) : []).toEqual(['contradiction-topic', 'side-0-says', 'side-0-source', 'side-1-says', 'side-1-source', 'contradiction-follows', 'contradiction-reading'])
  })
  it('a removed source takes its place with it; a followed one leaves the choice open', () => {
    const text = contradictionText(contradictions.find(({ id }) => id === 'x4')!)
    expect([0, 1, 2].map((index) => withoutSide(text, index).follows)).toEqual(['0', '', '1'])
    expect(withoutSide({ ...text, follows: 'none' }, 0).follows).toBe('none')
  })
  it('shows what differs where another was quicker', () => {
    const text = contradictionText(contradictions[3]!)
    expect(comparedContradictions({ ...text, follows: 'none' }, text).filter(({ mine, theirs }) => mine !== theirs)).toEqual([{ name: 'Followed', mine: 'none alone', theirs: 'E-Health Insider, July 2013 and March 2014' }])
  })
})
