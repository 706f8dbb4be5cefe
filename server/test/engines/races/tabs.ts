/**
 * The tabs of one race. Each knows of the record only what it was shown, acts on that, and is now and then told that
 * something changed elsewhere; now and then it sends the same request twice, as after a lost answer.
 */
import type { OperationName } from '@workbench/shared/contract/operations.ts'
import type { Answer, Served, Sending } from '../../http/served.ts'
import type { Chance, Said } from './said.ts'

export interface Race {
  /** One, or several that share a database. */
  readonly servers: readonly Served[]
  readonly record: string
  readonly seed: string
  readonly chance: Chance
  readonly said: Said[]
  /** What a tab saw that cannot be: an answer that is no answer, a value that went back. */
  readonly findings: string[]
}

interface Seen {
  readonly revision: number
  readonly text: string
}
const nothing: Seen = { revision: 0, text: '' }

const questions = ['find', 'view', 'move', 'help', 'leave'] as const
const bids = ['ash-records', 'beech-records'] as const
const LOT = 'records'
export const evaluators = ['eva-lind', 'ewan-price', 'esme-khan'] as const

/** Statuses that a race may bring; anything else is a finding. */
const expected = new Set([200, 403, 404, 409, 412, 422])

export const openTab = async (race: Race, person: string, name: string) => {
  const { servers, record, chance, said, findings } = race
  const served = chance.of(servers)
  const cookie = `workbench=${await served.composed.sessions.begin(person)}`
  let acts = 0

  const call = (operation: OperationName, params: Readonly<Record<string, string>>, sending: Sending = {}): Promise<Answer> =>
    served.call(person, operation, { record, ...params }, { ...sending, headers: { cookie } })
  /** As the pages do: what is not available just now is asked again, under the same key. */
  const untilAnswered = async (operation: OperationName, params: Readonly<Record<string, string>>, sending: Sending): Promise<Answer> => {
    let answer = await call(operation, params, sending)
    for (let tries = 0; answer.status === 503 && tries < 50; tries++) answer = await call(operation, params, sending)
    return answer
  }

  /** Sends once or, now and then, twice at the same time under the same key. */
  const write = async (operation: OperationName, params: Readonly<Record<string, string>>, body: unknown, base: number): Promise<Answer> => {
    const sending = { body, base, key: `${race.seed}.${name}.${++acts}`.padEnd(8, '.') }
    const [answer, twin] = await Promise.all([untilAnswered(operation, params, sending), ...(chance.percent(15) ? [untilAnswered(operation, params, sending)] : [])])
    if (!expected.has(answer!.status)) findings.push(`${name}: ${operation} was answered with ${answer!.status} ${answer!.bytes.toString().slice(0, 200)}`)
    if (twin && answer!.status === 200 && twin.status === 200 && !twin.bytes.equals(answer!.bytes) && operation !== 'removeDraft') findings.push(`${name}: the same ${operation} was answered in two ways.`)
    // Of two that were sent, the one that did it counts; the other found it done.
    const did = (one: Answer | undefined): boolean => one?.status === 200 && one.json.removed !== false
    return did(answer) || !twin || (answer!.status === 200 && !did(twin)) ? answer! : twin
  }
  const note = (entry: Omit<Said, 'person' | 'status' | 'revision'>, { status, json }: Answer): number => {
    said.push({ ...entry, person, status, revision: json.revision as number | undefined })
    return status
  }
  const words = (): string => `${name} of ${person}, act ${acts + 1} of race ${race.seed}.`
  const act = async (operation: OperationName, place: string, body: unknown): Promise<number> => {
    const text = words()
    return note({ kind: 'act', place: `${operation} ${place}`, text, base: 0, over: '' }, await write(operation, {}, body, 0))
  }

  return { person, name, race, call, write, note, words, act }
}

export type Tab = Awaited<ReturnType<typeof openTab>>

interface Cell {
  readonly bid: string
  readonly revision: number
  readonly proposal: { readonly reason: string } | null
}

/** Somebody's own scores as a tab knows them. */
const makeScores = ({ call, name, race }: Tab) => {
  const seen = new Map<string, Seen>()
  const look = async (): Promise<void> => {
    const { status, json } = await call('scoringGrid', { lot: LOT })
    if (status !== 200) return
    for (const { id, scores } of json.questions as { id: string; scores: { bid: string; revision: number; rationale?: string }[] }[])
      for (const { bid, revision, rationale } of scores) {
        const before = seen.get(`${id} ${bid}`) ?? nothing
        if (revision < before.revision) race.findings.push(`${name}: ${id} ${bid} went back from revision ${before.revision} to ${revision}.`)
        seen.set(`${id} ${bid}`, { revision, text: rationale ?? '' })
      }
  }
  return { seen, look }
}

/** An evaluator who takes submissions back, scores anew, keeps drafts and submits again. */
export const scoreAway = async (tab: Tab, turns: number): Promise<void> => {
  const { person, race: { chance }, write, note, words, act, call } = tab
  const { seen, look } = makeScores(tab)
  const drafts = new Map<string, Seen>()
  const lookAtDrafts = async (): Promise<void> => {
    const { status, json } = await call('loadDrafts', {})
    if (status !== 200) return
    drafts.clear()
    for (const { key, revision, text } of json.drafts as { key: string; revision: number; text: string }[]) drafts.set(key, { revision, text })
  }

  const score = async (question: string, bid: string): Promise<void> => {
    const place = `${question} ${bid}`
    const { revision: base, text: over } = seen.get(place) ?? nothing
    const text = words()
    const answer = await write('recordScore', {}, { question, bid, score: String(chance.below(5)), rationale: text, citations: [] }, base)
    const status = note({ kind: 'score', place: `${person} ${place}`, text, base, over }, answer)
    if (status === 200) seen.set(place, { revision: answer.json.revision as number, text })
    // Told that it changed elsewhere, it looks at what stands there and only then may decide to write over it.
    if (status === 412) await look()
  }
  const keepDraft = async (question: string, bid: string): Promise<void> => {
    const key = `score.${question}.${bid}`
    const { revision: base, text: over } = drafts.get(key) ?? nothing
    const drop = base > 0 && chance.percent(35)
    const text = words()
    const answer = drop ? await write('removeDraft', { key }, undefined, base) : await write('saveDraft', { key }, { text }, base)
    const gone = drop && answer.json.removed === false
    const status = note({ kind: drop ? 'dropDraft' : 'draft', place: `${person} ${key}`, text, base, over: gone ? '' : over }, answer)
    if (status !== 200) await lookAtDrafts()
    else if (drop) drafts.delete(key)
    else drafts.set(key, { revision: answer.json.revision as number, text })
  }

  await Promise.all([look(), lookAtDrafts()])
  for (let turn = 0; turn < turns; turn++) {
    // Few places, so that the tabs meet.
    const [question, bid] = [chance.of(questions.slice(0, 2)), chance.of(bids)]
    const dice = chance.below(100)
    if (dice < 18) await act('withdrawSubmission', question, { question, reason: words() })
    else if (dice < 28) await act('submitQuestion', question, { question })
    else if (dice < 65) await score(question, bid)
    else if (dice < 95) await keepDraft(question, bids[0])
    else await look()
  }
  // As a person would before leaving, so that moderation may open in the end.
  for (const question of questions.slice(0, 2)) await act('submitQuestion', question, { question })
}

/**
 * A moderator who opens questions as soon as it can be and proposes scores. Of the turns of those who come after the
 * scoring, half are tried while it goes on, half once `scored` says that it is over: however slow the machine, both happen.
 */
export const moderateAway = async (tab: Tab, turns: number, scored: Promise<unknown>): Promise<void> => {
  const { name, race: { chance, findings }, call, write, note, words, act } = tab
  const session = `s-${name}`
  const seen = new Map<string, Seen>()
  const look = async (question: string): Promise<void> => {
    const { status, json } = await call('moderationQuestion', { lot: LOT, question })
    if (status !== 200) return
    for (const { bid, revision, proposal } of json.cells as readonly Cell[]) {
      const before = seen.get(`${question} ${bid}`) ?? nothing
      if (revision < before.revision) findings.push(`${name}: the proposal on ${question} ${bid} went back from revision ${before.revision} to ${revision}.`)
      seen.set(`${question} ${bid}`, { revision, text: proposal?.reason ?? '' })
    }
  }
  const propose = async (question: string, bid: string): Promise<void> => {
    const place = `${question} ${bid}`
    const { revision: base, text: over } = seen.get(place) ?? nothing
    const text = words()
    const answer = await write('proposeConsensus', {}, { question, bid, score: String(chance.below(5)), reason: text, decided: ['It decided.'], dissent: [] }, base)
    const status = note({ kind: 'proposal', place, text, base, over }, answer)
    if (status === 200) seen.set(place, { revision: answer.json.revision as number, text })
    if (status === 412) await look(question)
  }

  await act('openSession', session, { id: session, title: 'A race', attendees: [...evaluators] })
  for (let turn = 0; turn < turns; turn++) {
    if (turn * 2 >= turns) await scored
    const [question, bid] = [chance.of(questions.slice(0, 2)), chance.of(bids)]
    const dice = chance.below(100)
    if (dice < 45) {
      if ((await act('openModeration', question, { question, session })) === 200) await act('tickSubCriteria', question, { question, bids: [...bids], ticks: question === 'find' ? ['find-s1', 'find-s2'] : ['view-s1'], speakers: [] })
    } else if (dice < 80) await propose(question, bid)
    else if (dice < 90) await look(question)
    else {
      const { revision } = seen.get(`${question} ${bid}`) ?? nothing
      note({ kind: 'act', place: `closeConsensus ${question} ${bid}`, text: words(), base: revision, over: '' }, await write('closeConsensus', {}, { question, bid }, revision))
    }
  }
}

/** A member of the panel who approves what the page shows. */
export const approveAway = async (tab: Tab, turns: number, scored: Promise<unknown>): Promise<void> => {
  const { person, race: { chance }, call, write, note } = tab
  for (let turn = 0; turn < turns; turn++) {
    if (turn * 2 >= turns) await scored
    const question = chance.of(questions.slice(0, 2))
    const { status, json } = await call('moderationQuestion', { lot: LOT, question })
    if (status !== 200) continue
    for (const { bid, revision, proposal } of json.cells as readonly Cell[])
      if (proposal) note({ kind: 'approval', place: `${person} ${question} ${bid}`, text: proposal.reason, base: revision, over: '' }, await write('approveConsensus', {}, { question, bid }, revision))
  }
}

/** A lead who moves the lot on once nothing is open, and in some races suspends it in the middle. */
export const leadAway = async (tab: Tab, turns: number, scored: Promise<unknown>): Promise<void> => {
  const { race: { chance }, call, act } = tab
  const givesUp = chance.percent(30) ? chance.below(turns) : -1
  for (let turn = 0; turn < turns; turn++) {
    if (turn * 2 >= turns) await scored
    if (turn === givesUp) await act('suspendLot', LOT, { lot: LOT, ground: 'A claim was issued.', claimReceived: '2025-01-06T09:00:00.000Z' })
    else if (chance.percent(50)) await act('moveStage', LOT, { lots: [LOT], to: 'moderation' })
    else await call('overview', {})
  }
}
