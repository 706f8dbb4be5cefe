/** How bidders are told apart on every page and in every report: letter, colour and pattern together, never colour alone. */
import { createElement, type ReactElement } from 'react'

/** Checked for colour-blind viewers. From the seventh bidder on the colours repeat with another pattern. */
export const bidderColours = ['#DB6D00', '#B66DFF', '#920000', '#2424DB', '#6D9292', '#492449'] as const

const patterns = ['plain', 'diagonal', 'horizontal', 'vertical'] as const
export type MarkPattern = (typeof patterns)[number]

export interface BidderMark {
  readonly colour: string
  readonly pattern: MarkPattern
}

/** Letters A, B, C … Z, AA …: the order of entry, from 0. */
export const orderOfLetter = (letter: string): number => [...letter].reduce((sum, character) => sum * 26 + character.charCodeAt(0) - 64, 0) - 1

export const bidderMark = (letter: string): BidderMark => {
  const order = Math.max(0, orderOfLetter(letter))
  return { colour: bidderColours[order % bidderColours.length]!, pattern: patterns[Math.floor(order / bidderColours.length) % patterns.length]! }
}

const strokes: Readonly<Record<Exclude<MarkPattern, 'plain'>, string>> = {
  diagonal: 'M-5 5 L5 -5 M0 20 L20 0 M15 25 L25 15', horizontal: 'M0 3 H20 M0 17 H20', vertical: 'M3 0 V20 M17 0 V20',
}

/** A square of `size` at (x, y) with the bidder's colour, pattern and letter. */
export const bidderSquare = (letter: string, x: number, y: number, size = 20): ReactElement => {
  const { colour, pattern } = bidderMark(letter)
  return createElement('g', { key: `mark-${letter}`, transform: `translate(${x} ${y}) scale(${size / 20})` },
    createElement('rect', { width: 20, height: 20, fill: colour }),
    pattern === 'plain' ? null : createElement('path', { d: strokes[pattern], stroke: '#fff', strokeWidth: 2, fill: 'none' }),
    createElement('rect', { x: 4, y: 4, width: 12, height: 12, fill: '#fff' }),
    createElement('text', { x: 10, y: 14, textAnchor: 'middle', fontSize: letter.length > 1 ? 8 : 11, fontWeight: 700, fill: '#212b32' }, letter))
}
