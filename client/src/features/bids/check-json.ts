/**
 * Checks a pasted bid against the contract's schema before it is sent, and names every fault by its place (RFC 6901), not the
 * first alone. The server checks again; nothing here lets anything pass.
 */
export interface Fault {
  readonly pointer: string
  readonly message: string
}

interface Node {
  readonly title?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, Node>>
  readonly required?: readonly string[]
  readonly additionalProperties?: unknown
  readonly items?: Node
  readonly anyOf?: readonly Node[]
}

const MANY = 50
const token = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** At most fifty faults, in the order of the text. */
export const faultsOf = (schema: object, value: unknown): Fault[] => check(schema as Node, value, '').slice(0, MANY)

const kindOf = (value: unknown): string => (value === null ? 'nothing' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'text' : typeof value === 'number' ? 'a number' : 'yes or no')
const asked: Readonly<Record<string, string>> = { string: 'text', integer: 'a whole number', number: 'a number', boolean: 'true or false', array: 'a list', object: 'an object', null: 'nothing' }
const shapes: Readonly<Record<string, string>> = {
  Id: 'must be an id: lower-case letters, digits and hyphens, at most 64', NumberText: 'must be a number as text, like "0.35" or "7/20"', Instant: 'must be an instant like 2012-03-14T09:30:00.000Z', Day: 'must be a day of the calendar like 2012-03-14',
}

const isOf = (type: string, value: unknown): boolean =>
  type === 'array' ? Array.isArray(value)
    : type === 'object' ? typeof value === 'object' && value !== null && !Array.isArray(value)
      : type === 'integer' ? Number.isSafeInteger(value)
        : type === 'null' ? value === null : typeof value === type

const check = (node: Node, value: unknown, pointer: string): Fault[] => {
  const fault = (message: string): Fault[] => [{ pointer, message }]
  if (node.anyOf) {
    const tried = node.anyOf.map((branch) => check(branch, value, pointer))
    return tried.some((faults) => faults.length === 0) ? [] : (tried.find((faults) => faults.some((found) => found.pointer !== pointer)) ?? tried[0]!)
  }
  if (node.type !== undefined && !isOf(node.type, value)) return fault(`must be ${asked[node.type] ?? node.type}, not ${kindOf(value)}${node.type === 'integer' && typeof value === 'number' ? ' with a fraction' : ''}`)
  if (node.enum && !node.enum.includes(value)) return fault(`must be one of ${node.enum.map((word) => `“${String(word)}”`).join(', ')}`)
  if (typeof value === 'string') return ofText(node, value).flatMap(fault)
  if (typeof value === 'number') return ofNumber(node, value).flatMap(fault)
  if (Array.isArray(value)) {
    const count = value.length < (node.minItems ?? 0) ? fault(`must have at least ${node.minItems} ${node.minItems === 1 ? 'entry' : 'entries'}`) : value.length > (node.maxItems ?? Infinity) ? fault(`must have at most ${node.maxItems} entries`) : []
    return [...count, ...(node.items ? value.flatMap((item, index) => check(node.items!, item, `${pointer}/${index}`)) : [])]
  }
  return node.properties ? ofObject(node as Node & Required<Pick<Node, 'properties'>>, value as Readonly<Record<string, unknown>>, pointer) : []
}

const ofText = (node: Node, value: string): string[] => {
  if (value.length < (node.minLength ?? 0)) return ['must not be empty']
  if (value.length > (node.maxLength ?? Infinity)) return [`must have at most ${node.maxLength} characters`]
  return node.pattern !== undefined && !new RegExp(node.pattern, 'u').test(value) ? [shapes[node.title ?? ''] ?? 'is not written as it has to be'] : []
}

const ofNumber = (node: Node, value: number): string[] =>
  value < (node.minimum ?? -Infinity) ? [`must be ${node.minimum} or more`] : value > (node.maximum ?? Infinity) ? [`must be ${node.maximum} or less`] : []

const ofObject = (node: Node & Required<Pick<Node, 'properties'>>, value: Readonly<Record<string, unknown>>, pointer: string): Fault[] => [
  ...(node.required ?? []).filter((name) => !Object.hasOwn(value, name)).map((name) => ({ pointer: `${pointer}/${token(name)}`, message: 'is missing' })),
  ...Object.entries(value).flatMap(([name, item]) => {
    const child = Object.hasOwn(node.properties, name) ? node.properties[name] : undefined
    return child ? check(child, item, `${pointer}/${token(name)}`) : node.additionalProperties === false ? [{ pointer: `${pointer}/${token(name)}`, message: 'is not a field here' }] : []
  }),
]
