import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import evidenceFile from '../../../../fixtures/london-2012/evidence.json' with { type: 'json' }
import workshopFile from '../../../../fixtures/london-2012/workshop.json' with { type: 'json' }
import { EvidenceList } from './EvidenceList.tsx'
import { evidenceFinding, everything, filterEvidence, subjectsOf, type EvidenceItem } from './evidence.ts'

type Played = Omit<EvidenceItem, 'by' | 'at' | 'marks' | 'withdrawn'>
const played = [...workshopFile.inputs.evidence, ...evidenceFile.evidence] as Played[]
const items = played.map((item): EvidenceItem => ({ ...item, by: 'elena-petrou', at: '2016-01-11T09:30:00.000Z', marks: item.knownFrom > '2012-03-01' ? ['hindsight'] : [], withdrawn: null }))
const listed = (shown: readonly EvidenceItem[]) => renderToStaticMarkup(createElement(EvidenceList, { items: shown, chosen: '', personOf: (id: string) => id, nameOf: (_to: string, id: string) => id }))

describe('London 2012: the evidence page', () => {
  it('holds every evidence item of the case, anchored by its id, with claim, source and days', () => {
    const page = listed(items)
    const anchors = new Set([...page.matchAll(/<li id="([^"]+)"/g)].map((match) => match[1]))
    expect(items.length).toBe(129)
    expect(items.map(({ id }) => id).filter((id) => !anchors.has(id))).toEqual([])
    const texts = page.replaceAll('&#x27;', "'").replaceAll('&amp;', '&').replaceAll('&quot;', '"')
    expect(items.filter(({ claim, source, who, role }) => ![claim, source, `${who}, ${role}`].every((words) => texts.includes(words))).map(({ id }) => id)).toEqual([])
  })
  it('ids are anchors that a link can name', () => {
    expect(items.filter(({ id }) => encodeURIComponent(id) !== id)).toEqual([])
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  })
})

describe('searching evidence', () => {
  const ids = (sought: Partial<typeof everything>) => filterEvidence(items, '2012-03-01', { ...everything, ...sought }).map(({ id }) => id)
  it('without a search holds everything', () => {
    expect(ids({})).toHaveLength(items.length)
  })
  it('finds an item by its id and by words in any order, whatever the apostrophe', () => {
    expect(ids({ words: 'EV-001' })).toEqual(['ev-001'])
    expect(ids({ words: "london contract programme's" })).toContain('ev-001')
    expect(ids({ words: 'no-such-word-anywhere' })).toEqual([])
  })
  it('parts what could be known then from hindsight, leaving none out and none twice', () => {
    const [then, later] = [ids({ known: 'then' }), ids({ known: 'later' })]
    expect(later).toContain('hind-extension')
    expect(then).not.toContain('hind-extension')
    expect([...then, ...later].toSorted()).toEqual(ids({}).toSorted())
  })
  it('by what it bears on', () => {
    expect(subjectsOf(items)).toContain('trust/barts')
    expect(ids({ about: 'trust/barts' })).toContain('ev-001')
    expect(ids({ about: 'trust/nobody' })).toEqual([])
  })
  it('says how much is hindsight', () => {
    expect(evidenceFinding({ evidence: items, asAt: '2012-03-01' })).toMatch(/^129 items; \d+ could be known on 1 Mar 2012, \d+ are hindsight$/)
    expect(evidenceFinding({ evidence: [], asAt: '2012-03-01' })).toBe('No evidence has been entered yet')
  })
})
