/** A threshold as a person chooses and types it, read into what the command asks for. */
import { exact } from '@workbench/shared/numeric/exact.ts'
import type { Model, Node, Threshold } from './model.ts'

export type OnLot = 'total' | 'count' | 'mandatory'

export interface ThresholdText {
  readonly on: OnLot
  readonly minimum: string
  readonly atMost: string
}

export const noThreshold: ThresholdText = { on: 'mandatory', minimum: '', atMost: '' }

export const thresholdText = (threshold: Threshold): ThresholdText => {
  switch (threshold.on) {
    case 'count': return { on: 'count', minimum: threshold.below, atMost: String(threshold.atMost) }
    case 'mandatory': return noThreshold
    case 'total': return { on: 'total', minimum: threshold.minimum, atMost: '' }
    case 'question': case 'group': return { on: 'total', minimum: threshold.minimum, atMost: '' }
  }
}

/** Where it stands: at one node, or, without it, on the lot as a whole. */
export interface Place {
  readonly model: Model
  readonly lot: string
  readonly node?: Node
}

export const readThreshold = ({ on, minimum, atMost }: ThresholdText, id: string, { model, lot, node }: Place): { readonly threshold: Threshold } | { readonly because: string } => {
  const text = minimum.trim().replace(/\s*%$/, '')
  const number = /^(0|[1-9][0-9]{0,11})(\.[0-9]{1,12})?$/.test(text)
  const percent = number && exact(text).compare(100) <= 0
  if (node?.kind === 'question') {
    const scale = model.scales.find((entry) => entry.id === node.scale)
    return scale?.values.some(({ value }) => value === minimum) ? { threshold: { id, on: 'question', criterion: node.id, minimum } } : { because: 'Choose the lowest score that stays in.' }
  }
  if (node || on === 'total') {
    if (!percent) return { because: 'Enter a percentage from 0 to 100.' }
    return { threshold: node ? { id, on: 'group', criterion: node.id, minimum: text } : { id, on: 'total', lot, minimum: text } }
  }
  if (on === 'mandatory') return { threshold: { id, on, lot } }
  return number && /^[0-9]{1,4}$/.test(atMost.trim()) ? { threshold: { id, on, lot, below: text, atMost: Number(atMost.trim()) } } : { because: 'Enter a score and how many questions may stay below it.' }
}
