import { describe, expect, test } from 'vitest'
import { countOf, firstCell, inOrder, nextOpen, progress, type Agenda, type AgendaCell, type AgendaQuestion } from './agenda.ts'

const cell = (bid: string, state: AgendaCell['state'], spread: string | null, more: Partial<AgendaCell> = {}): AgendaCell => ({
  bid, state, spread, unanimous: spread === '0', cannot: 0, wide: false, ticked: true, changeWaiting: false, consensus: state === 'closed' ? '3' : null, approvals: 0, iApproved: false, ...more,
})
const question = (ref: string, cells: readonly AgendaCell[], more: Partial<AgendaQuestion> = {}): AgendaQuestion => ({
  id: `q-${ref.replace('.', '-')}`, ref, title: ref, waitingFor: [], panel: ['eva'], opened: { at: '2025-02-01T10:00:00.000Z', session: 's' }, mine: true, cells: [...cells], ...more,
})
const questions = [
  question('1.10', [cell('a', 'open', '1/5')]),
  question('1.9', [cell('a', 'open', '1/5'), cell('b', 'closed', '4/5')]),
  question('2.1', [cell('a', 'proposed', '2/5', { iApproved: true }), cell('b', 'open', '3/5')]),
  question('3.1', [cell('a', 'closed', '1'), cell('b', 'closed', '0')]),
  question('4.1', [cell('a', 'notOpen', null)], { opened: null, waitingFor: ['eva'] }),
  question('4.2', [cell('a', 'notOpen', null)], { opened: null }),
]

describe('the agenda', () => {
  test('most divergent first among what is still to be agreed; what is agreed counts for nothing; done last', () => {
    expect(inOrder(questions, 'all').map(({ ref }) => ref)).toEqual(['2.1', '1.9', '1.10', '4.2', '4.1', '3.1'])
  })

  test('filters', () => {
    expect((['all', 'open', 'toOpen', 'waiting', 'approve', 'done'] as const).map((filter) => countOf(questions, filter))).toEqual([6, 3, 1, 1, 0, 1])
    expect(inOrder([question('5', [cell('a', 'proposed', '0')])], 'approve')).toHaveLength(1)
    expect(inOrder([question('5', [cell('a', 'proposed', '0')], { mine: false })], 'approve')).toHaveLength(0)
  })

  test('first cell: the widest that is not agreed', () => {
    expect(firstCell(questions[2]!)).toBe('b')
    expect(firstCell(questions[3]!)).toBe('a')
  })

  test('next cell goes on in order and begins anew at the end', () => {
    const order = inOrder(questions, 'all')
    expect(nextOpen(order, { question: 'q-2-1', bid: 'a' })).toMatchObject({ question: 'q-2-1', bid: 'b' })
    expect(nextOpen(order, { question: 'q-2-1', bid: 'b' })).toMatchObject({ question: 'q-1-9', bid: 'a' })
    expect(nextOpen(order, { question: 'q-1-10', bid: 'a' })).toMatchObject({ question: 'q-2-1', bid: 'a' })
    expect(nextOpen([questions[3]!], { question: 'q-3-1', bid: 'a' })).toBeUndefined()
  })

  test('progress counts cells', () => {
    expect(progress({ questions } as Agenda)).toEqual({ closed: 3, all: 9 })
  })
})
