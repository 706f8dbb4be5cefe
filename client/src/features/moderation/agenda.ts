/** The agenda of a room: what lies furthest apart and is still open comes first. Pure. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { exact, type Exact } from '@workbench/shared/numeric/exact.ts'

export type Agenda = Plain<ReplyOf<'moderation'>>
export type AgendaQuestion = Agenda['questions'][number]
export type AgendaCell = AgendaQuestion['cells'][number]

export const filters = ['all', 'open', 'toOpen', 'waiting', 'approve', 'done'] as const
export type Filter = (typeof filters)[number]

export const filterNames: Readonly<Record<Filter, string>> = {
  all: 'All', open: 'In moderation', toOpen: 'Ready to open', waiting: 'Not all submitted', approve: 'Waits for my approval', done: 'Done',
}

export const isDone = (question: AgendaQuestion): boolean => question.cells.length > 0 && question.cells.every((cell) => cell.state === 'closed')
export const awaitsMe = (question: AgendaQuestion): boolean => question.mine && question.cells.some((cell) => cell.state === 'proposed' && !cell.iApproved)

const belongs: Readonly<Record<Filter, (question: AgendaQuestion) => boolean>> = {
  all: () => true,
  open: (question) => question.opened !== null && !isDone(question),
  toOpen: (question) => question.opened === null && question.waitingFor?.length === 0,
  waiting: (question) => question.opened === null && question.waitingFor !== null && question.waitingFor.length > 0,
  approve: awaitsMe,
  done: isDone,
}

/** The widest spread among the cells that are still to be agreed; undefined where none is known. */
export const widestOpen = (question: AgendaQuestion): Exact | undefined =>
  question.cells.flatMap((cell) => (cell.spread !== null && cell.state !== 'closed' ? [exact(cell.spread)] : [])).reduce<Exact | undefined>((widest, spread) => (widest && widest.compare(spread) >= 0 ? widest : spread), undefined)

const rankOf = (question: AgendaQuestion): number => (isDone(question) ? 3 : question.opened ? 0 : question.waitingFor?.length === 0 ? 1 : 2)

/** "1.10" comes after "1.9". */
const byRef = (a: string, b: string): number => {
  const [left, right] = [a.split('.'), b.split('.')]
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [one, other] = [left[index] ?? '', right[index] ?? '']
    const difference = /^\d+$/.test(one) && /^\d+$/.test(other) ? Number(one) - Number(other) : one < other ? -1 : one > other ? 1 : 0
    if (difference !== 0) return difference
  }
  return 0
}

/** In moderation first, most divergent first; then what can be opened, what waits for submissions, what is done. */
export const inOrder = (questions: readonly AgendaQuestion[], filter: Filter): AgendaQuestion[] =>
  questions.filter(belongs[filter]).toSorted((a, b) => {
    const rank = rankOf(a) - rankOf(b)
    if (rank !== 0) return rank
    const [one, other] = [widestOpen(a), widestOpen(b)]
    const divergence = one && other ? other.compare(one) : 0
    return divergence === 0 ? byRef(a.ref, b.ref) : divergence
  })

export const countOf = (questions: readonly AgendaQuestion[], filter: Filter): number => questions.filter(belongs[filter]).length

/** Cells agreed and cells to agree, in the lot. */
export const progress = (agenda: Agenda): { readonly closed: number; readonly all: number } => {
  const cells = agenda.questions.flatMap((question) => question.cells)
  return { closed: cells.filter((cell) => cell.state === 'closed').length, all: cells.length }
}

export interface Place {
  readonly question: string
  readonly bid: string
}

/** The next cell that is still to be agreed, in the order of the agenda, after the one in hand. */
export const nextOpen = (questions: readonly AgendaQuestion[], here: Place): Place | undefined => {
  const places = questions.flatMap((question) => question.cells.map((cell) => ({ question: question.id, bid: cell.bid, state: cell.state })))
  const at = places.findIndex((place) => place.question === here.question && place.bid === here.bid)
  return [...places.slice(at + 1), ...places.slice(0, Math.max(0, at))].find((place) => place.state === 'open' || place.state === 'proposed')
}

/** Which cell of a question to show first: one that waits for agreement, the widest of them; else the first. */
export const firstCell = (question: AgendaQuestion): string | undefined =>
  question.cells.filter((cell) => cell.state === 'open' || cell.state === 'proposed').toSorted((a, b) => exact(b.spread ?? '0').compare(exact(a.spread ?? '0')))[0]?.bid ?? question.cells[0]?.bid

export const stateWords: Readonly<Record<AgendaCell['state'], string>> = { notOpen: 'not open', open: 'to be agreed', proposed: 'proposed', closed: 'agreed' }

const quarter = exact('1/4')
const half = exact('1/2')

/** One hue, four steps, for a spread that is printed beside: none, under a quarter, under a half, more. */
export const spreadStep = (spread: string | null): 0 | 1 | 2 | 3 => {
  const share = exact(spread ?? '0')
  if (share.compare(0) === 0) return 0
  return share.compare(quarter) < 0 ? 1 : share.compare(half) < 0 ? 2 : 3
}
