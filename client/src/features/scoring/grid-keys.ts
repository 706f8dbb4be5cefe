/** Keys of the grid as acts. Single keys act only while the grid has focus (WCAG 2.1.4). */
import type { CellStatus } from './store.ts'

export type KeyAct =
  | { readonly kind: 'move'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  | { readonly kind: 'edge'; readonly far: boolean }
  | { readonly kind: 'score'; readonly score: string | null; readonly typed: string }
  /** A digit that no score of this question begins with. */
  | { readonly kind: 'off'; readonly key: string }
  | { readonly kind: 'clear' | 'cannot' | 'open' | 'next' | 'undo' | 'redo' | 'help' }

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** `typed` is what was typed into the cell so far: values of more than one digit are typed digit by digit. */
export const keyAct = (pressed: Pressed, scale: readonly string[], typed: string): KeyAct | undefined => {
  const { key, shiftKey } = pressed
  const control = pressed.ctrlKey || pressed.metaKey
  const arrow = arrows[key]
  if (arrow && !control) return { kind: 'move', rows: arrow[0], columns: arrow[1], extend: shiftKey }
  if (key === 'Home' || key === 'End') return { kind: 'edge', far: key === 'End' }
  if (control && key === 'Enter') return { kind: 'next' }
  if (control && key.toLowerCase() === 'z') return { kind: shiftKey ? 'redo' : 'undo' }
  if (control && key.toLowerCase() === 'y') return { kind: 'redo' }
  if (control || pressed.altKey) return undefined
  if (key === 'Enter' || key === 'F2') return { kind: 'open' }
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' }
  if (key === 'x' || key === 'X') return { kind: 'cannot' }
  if (key === '?') return { kind: 'help' }
  return scoreAct(key, scale, typed)
}

const scoreAct = (key: string, scale: readonly string[], typed: string): KeyAct | undefined => {
  if (!/^[0-9.]$/.test(key)) return undefined
  const longer = typed + key
  if (scale.some((value) => value.startsWith(longer))) return { kind: 'score', typed: longer, score: scale.includes(longer) ? longer : null }
  return scale.some((value) => value.startsWith(key)) ? { kind: 'score', typed: key, score: scale.includes(key) ? key : null } : { kind: 'off', key }
}

/** Why a key did nothing, for whoever pressed it. */
export const offScale = (key: string, question: string, scale: readonly string[]): string =>
  scale.length === 0 ? `${question} has no scale, so no key sets a score.` : `“${key}” is no score of ${question}. Its keys are ${scale.join(', ')}.`

export const isTyping = (status: CellStatus): boolean => status === 'typing' || status === 'saving' || status === 'recording'
