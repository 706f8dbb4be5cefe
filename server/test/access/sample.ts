/** For tests: a body that fits a command's schema, made of things that exist in the tiny case. */
import type { TSchema } from 'typebox'

interface Node {
  readonly type?: string
  readonly title?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Node[]
  readonly properties?: Readonly<Record<string, Node>>
  readonly required?: readonly string[]
  readonly items?: Node
  readonly minItems?: number
  readonly minimum?: number
  readonly patternProperties?: unknown
}

const things: Readonly<Record<string, string>> = {
  lot: 'records', lots: 'records', bid: 'ash-records', bids: 'ash-records', order: 'ash-records', question: 'find', questions: 'find', criterion: 'find', requirement: 'r1', bidder: 'ash',
  person: 'esme-khan', evaluator: 'ewan-price', evaluators: 'esme-khan', from: 'ewan-price', to: 'esme-khan', attendees: 'esme-khan', speakers: 'esme-khan', reasonOf: 'ewan-price',
  trust: 'northmere', round: 'final', ticks: 'find-s1', scale: 'zero-to-four', threshold: 't-move', parent: 'quality', record: 'elsewhere',
}

/** Required fields only, lists as short as they may be. Deterministic. */
export const sampleOf = (schema: TSchema): unknown => sample(schema as Node, '')

const sample = (node: Node, name: string): unknown => {
  if (node.const !== undefined) return node.const
  if (node.enum) return node.enum[0]
  if (node.anyOf) return sample(node.anyOf[0]!, name)
  if (node.properties) return Object.fromEntries((node.required ?? []).map((field) => [field, sample(node.properties![field]!, field)]))
  switch (node.title) {
    case 'Id': return things[name] ?? 'something'
    case 'NumberText': return '3'
    case 'Day': return '2025-03-03'
    case 'Instant': return '2025-03-03T09:00:00.000Z'
    case 'Digest': return 'a'.repeat(64)
    case undefined: default: break
  }
  switch (node.type) {
    case 'array': return Array.from({ length: node.minItems ?? 0 }, () => sample(node.items ?? {}, name))
    case 'integer': return Math.max(1, node.minimum ?? 1)
    case 'boolean': return true
    case 'object': return {}
    default: return 'Some words about it.'
  }
}
