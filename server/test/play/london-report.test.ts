/** The evaluation report of London 2012, whole: nothing in it is left unread, unnamed or out of order. */
import { describe, expect, it } from 'vitest'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import { deriveEvaluationReport } from '@workbench/shared/report/evaluation/report.ts'
import type { ReportDocument } from '@workbench/shared/report/document.ts'
import { isRefusal } from '@workbench/shared/record/tender/guards.ts'
import { replaceCommitments } from '../../src/operations/redeem.ts'
import { renderPage } from '../../src/render/page.ts'
import { planCase } from '../../src/play/plan.ts'
import { readCase } from '../../src/play/read-case.ts'
import { fixtureFolder, playToState, textsOf } from './playing.ts'

const london = readCase(fixtureFolder('london-2012'))
const played = playToState(planCase(london))
const texts = textsOf(played.transactions)
const person = (id: string) => london.people.find((candidate) => candidate.id === id)

const page = async (): Promise<string> => {
  const made = deriveEvaluationReport(played.state, 'jane-holloway', { read: played.read, hash: hashOfJson, personOf: (id) => ({ name: person(id)?.name ?? id, title: person(id)?.title ?? '' }) })
  if (isRefusal(made)) throw new Error(made.sentence)
  const unread: string[] = []
  const redeemed = replaceCommitments(made, ({ sha256 }) => texts.get(sha256) ?? unread.push(sha256)) as ReportDocument<string>
  expect(unread).toEqual([])
  return renderPage(redeemed)
}

/** Text as a reader sees it. */
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#x27;', '’').replaceAll('&amp;', '&')

describe('the report of London 2012', () => {
  it('holds every published total, every individual rationale and every reason of the panel', async () => {
    const html = await page()
    const shown = plain(html)
    for (const award of played.state.decision.awards.values()) for (const { total } of award.totals) expect(shown).toContain(total)
    const missing: string[] = []
    const normal = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
    const all = normal(shown.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('’', "'"))
    const wanted = [
      ...[...played.state.scoring.blocks.values()].flatMap((block) => block.words.flatMap((words) => (words?.rationale ? [words.rationale] : []))),
      ...[...played.state.moderation.cells.values()].flatMap((cell) => (cell.proposal ? [cell.proposal.reason, ...cell.proposal.decided, ...cell.proposal.dissent.map(({ reason }) => reason)] : [])),
    ]
    for (const { sha256 } of wanted) if (!all.includes(normal(texts.get(sha256)!.replaceAll('’', "'")))) missing.push(texts.get(sha256)!)
    expect(missing.slice(0, 5)).toEqual([])
    expect(wanted.length).toBeGreaterThan(700)
  })

  it('names people and things, never their ids', async () => {
    const shown = plain(await page())
    const ids = [...london.people.map(({ id }) => id), ...played.state.bids.bids.keys(), ...played.state.setup.trusts.keys()].filter((id) => id.includes('-'))
    expect(ids.filter((id) => new RegExp(`(^|[\\s(])${id}($|[\\s,.;:)])`).test(shown))).toEqual([])
    expect(shown).not.toMatch(/undefined|\[object|NaN/)
  })

  it('has headings that go down one step at a time and anchors that lead somewhere', async () => {
    const html = await page()
    const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!).filter((id) => !ids.includes(id))).toEqual([])
    expect(html).not.toMatch(/<script|<style|\sstyle=/)
  })
})
