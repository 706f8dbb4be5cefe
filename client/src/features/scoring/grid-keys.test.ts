import { describe, expect, test } from 'vitest'
import { keyAct, offScale } from './grid-keys.ts'

const press = (key: string, held: Partial<{ ctrlKey: boolean; shiftKey: boolean; altKey: boolean; metaKey: boolean }> = {}) => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })
const five = ['0', '1', '2', '3', '4', '5']

describe('keys of the grid', () => {
  test('arrows move, with Shift they choose a range', () => {
    expect(keyAct(press('ArrowDown'), five, '')).toEqual({ kind: 'move', rows: 1, columns: 0, extend: false })
    expect(keyAct(press('ArrowRight', { shiftKey: true }), five, '')).toEqual({ kind: 'move', rows: 0, columns: 1, extend: true })
  })
  test('a key of the scale sets the score', () => {
    expect(keyAct(press('4'), five, '')).toEqual({ kind: 'score', score: '4', typed: '4' })
  })
  test('a digit off the scale is told, with the keys there are; other keys are nothing', () => {
    expect(keyAct(press('6'), five, '')).toEqual({ kind: 'off', key: '6' })
    expect(keyAct(press('9'), ['0', '5', '10'], '1')).toEqual({ kind: 'off', key: '9' })
    expect(offScale('6', '1.1', five)).toBe('“6” is no score of 1.1. Its keys are 0, 1, 2, 3, 4, 5.')
    expect(offScale('6', '1.1', [])).toBe('1.1 has no scale, so no key sets a score.')
    expect(keyAct(press('q'), five, '')).toBeUndefined()
    expect(keyAct(press('x'), five, '')).toEqual({ kind: 'cannot' })
  })
  test('a scale with two digits is typed digit by digit', () => {
    const ten = ['0', '5', '10']
    expect(keyAct(press('1'), ten, '')).toEqual({ kind: 'score', score: null, typed: '1' })
    expect(keyAct(press('0'), ten, '1')).toEqual({ kind: 'score', score: '10', typed: '10' })
    expect(keyAct(press('5'), ten, '10')).toEqual({ kind: 'score', score: '5', typed: '5' })
  })
  test('commands', () => {
    expect(keyAct(press('Delete'), five, '')?.kind).toBe('clear')
    expect(keyAct(press('Enter'), five, '')?.kind).toBe('open')
    expect(keyAct(press('Enter', { ctrlKey: true }), five, '')?.kind).toBe('next')
    expect(keyAct(press('z', { ctrlKey: true }), five, '')?.kind).toBe('undo')
    expect(keyAct(press('Z', { ctrlKey: true, shiftKey: true }), five, '')?.kind).toBe('redo')
    expect(keyAct(press('?', { shiftKey: true }), five, '')?.kind).toBe('help')
  })
  test('copy and paste are left to the browser', () => {
    expect(keyAct(press('c', { ctrlKey: true }), five, '')).toBeUndefined()
    expect(keyAct(press('v', { metaKey: true }), five, '')).toBeUndefined()
  })
})
