import { isDraft, original } from 'immer'
import type { Evolvers } from '../state.ts'
import type { ScoringEvents } from './events.ts'
import { CANNOT_SCORE, NOT_SCORED, type ScoreBlock } from './state.ts'

export const scoringEvolvers: Evolvers<ScoringEvents> = {
  scoreRecorded: (draft, body, { actor, seq }) => {
    const written: Written = {
      bid: body.bid, evaluator: actor, score: body.score, revision: body.revision, seq,
      words: {
        ...(body.rationale ? { rationale: body.rationale } : {}),
        ...(body.cannotScore ? { cannotScore: body.cannotScore } : {}),
        citations: body.citations,
      },
    }
    // A block is replaced whole and never changed within a draft, so the original is what it is; reading it is far cheaper.
    const found = draft.scoring.blocks.get(body.question)
    const old = isDraft(found) ? original(found) : found
    // In a replay nobody else holds the state: a block that has the cell is written into, not copied for each score.
    if (old && !isDraft(draft) && old.bids.includes(body.bid) && old.evaluators.includes(actor)) setScore(old, written)
    else draft.scoring.blocks.set(body.question, withScore(old, written))
  },
  noteRecorded: (draft, body, { actor, at }) => {
    draft.scoring.notes.push({ person: actor, ...body, at })
  },
  questionSubmitted: (draft, body, { actor, at, seq }) => {
    const submissions = draft.scoring.submissions.get(body.question)
    if (submissions) submissions.set(actor, { at, seq })
    else draft.scoring.submissions.set(body.question, new Map([[actor, { at, seq }]]))
  },
  submissionWithdrawn: (draft, body, { actor }) => {
    draft.scoring.submissions.get(body.question)!.delete(actor)
  },
}

interface Written {
  bid: string
  evaluator: string
  score: string | null
  revision: number
  seq: number
  words: ScoreBlock['words'][number]
}

/** A copy of the block with one score set: typed arrays are shared between states, so the old block stays untouched. */
const withScore = (old: ScoreBlock | undefined, written: Written): ScoreBlock => {
  const block = grow(old, written.bid, written.evaluator)
  setScore(block, written)
  return block
}

const setScore = (block: ScoreBlock, written: Written): void => {
  const cell = block.bids.indexOf(written.bid) * block.evaluators.length + block.evaluators.indexOf(written.evaluator)
  if (written.score !== null && !block.values.includes(written.score)) block.values.push(written.score)
  block.score[cell] = written.score === null ? CANNOT_SCORE : block.values.indexOf(written.score)
  block.revision[cell] = written.revision
  block.seq[cell] = written.seq
  block.words[cell] = written.words
}

const grow = (old: ScoreBlock | undefined, bid: string, evaluator: string): ScoreBlock => {
  if (old && old.bids.includes(bid) && old.evaluators.includes(evaluator))
    return { ...old, values: [...old.values], score: old.score.slice(), revision: old.revision.slice(), seq: old.seq.slice(), words: [...old.words] }
  const bids = old ? (old.bids.includes(bid) ? [...old.bids] : [...old.bids, bid]) : [bid]
  const evaluators = old ? (old.evaluators.includes(evaluator) ? [...old.evaluators] : [...old.evaluators, evaluator]) : [evaluator]
  const size = bids.length * evaluators.length
  const block: ScoreBlock = {
    bids, evaluators, values: old ? [...old.values] : [],
    score: new Int16Array(size).fill(NOT_SCORED), revision: new Int32Array(size), seq: new Int32Array(size), words: Array.from({ length: size }, () => null),
  }
  if (old)
    for (let row = 0; row < old.bids.length; row++)
      for (let column = 0; column < old.evaluators.length; column++) {
        const from = row * old.evaluators.length + column
        const to = row * evaluators.length + column
        block.score[to] = old.score[from]!
        block.revision[to] = old.revision[from]!
        block.seq[to] = old.seq[from]!
        block.words[to] = old.words[from] ?? null
      }
  return block
}
