/** Validators compiled from the contract's schemas; the first fault is named in plain words with its place. */
import type { TSchema } from 'typebox'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'

export interface Flaw {
  readonly pointer: string
  readonly message: string
}

/** A token of a JSON pointer (RFC 6901). */
export const pointerToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

const makeAjv = (): Ajv2020 => {
  const ajv = new Ajv2020({ allErrors: false, strict: true, strictTypes: false, strictTuples: false, verbose: true })
  ajv.addKeyword('kind')
  return ajv
}

const ajv = makeAjv()
const compiled = new WeakMap<TSchema, ValidateFunction>()

/** Compiled when first asked for, then kept. */
export const findFlaw = (schema: TSchema, value: unknown): Flaw | undefined => {
  const validate = compiled.get(schema) ?? ajv.compile(schema)
  compiled.set(schema, validate)
  return validate(value) ? undefined : flawOf(validate.errors![0]!)
}

/** As many faults as are told of one body. */
const FLAW_LIMIT = 20

interface Shape {
  readonly type?: string
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: unknown
  readonly items?: TSchema
  readonly maxItems?: number
}

/**
 * Every fault of a value up to a limit: fields that are not there, fields that are not known, and what is wrong in each part.
 * Not by `allErrors`, which goes on for as long as whoever sent it likes: each part is validated up to its first fault.
 */
export const findFlaws = (schema: TSchema, value: unknown, limit = FLAW_LIMIT): Flaw[] => {
  const first = findFlaw(schema, value)
  if (!first) return []
  const parts = flawsOfParts(schema as Shape, value, limit)
  return parts.length > 0 ? parts : [first]
}

const flawsOfParts = ({ type, properties, required = [], additionalProperties, items, maxItems }: Shape, value: unknown, limit: number): Flaw[] => {
  const found: Flaw[] = []
  const into = (token: string | number, schema: TSchema, part: unknown) => {
    for (const { pointer, message } of findFlaws(schema, part, limit - found.length)) found.push({ pointer: `/${pointerToken(String(token))}${pointer}`, message })
  }
  if (type === 'object' && properties && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const name of required) if (found.length < limit && !Object.hasOwn(value, name)) found.push({ pointer: `/${pointerToken(name)}`, message: 'is missing' })
    for (const [name, part] of Object.entries(value)) {
      if (found.length >= limit) break
      if (Object.hasOwn(properties, name)) into(name, properties[name]!, part)
      else if (additionalProperties === false) found.push({ pointer: `/${pointerToken(name)}`, message: 'is not a field here' })
    }
  }
  if (type === 'array' && items && Array.isArray(value) && value.length <= (maxItems ?? Infinity))
    for (const [index, part] of value.entries()) if (found.length < limit) into(index, items, part)
  return found
}

const shapes: Readonly<Record<string, string>> = {
  Id: 'must be an id: lower-case letters, digits and hyphens, at most 64',
  NumberText: 'must be a number as text: a decimal like "0.35" or a fraction like "7/20"',
  Label: 'must hold a letter, a figure or a sign, on one line, and no characters that turn the direction of reading',
  Words: 'must hold a letter, a figure or a sign, and no characters that turn the direction of reading',
  Day: 'must be a day of the calendar like 2012-03-14',
  Instant: 'must be an instant like 2012-03-14T09:30:00.000Z, of a day and a time that there are',
}

const flawOf = (error: ErrorObject): Flaw => {
  const at = (name?: string) => (name === undefined ? error.instancePath : `${error.instancePath}/${pointerToken(name)}`)
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'required':
      return { pointer: at(String(params.missingProperty)), message: 'is missing' }
    case 'additionalProperties':
      return { pointer: at(String(params.additionalProperty)), message: 'is not a field here' }
    case 'enum':
      return { pointer: at(), message: `must be one of ${(params.allowedValues as unknown[]).map((value) => `“${String(value)}”`).join(', ')}` }
    case 'pattern':
      return { pointer: at(), message: shapes[String((error.parentSchema as { title?: string } | undefined)?.title)] ?? 'is not written as it has to be' }
    case 'minLength':
      return { pointer: at(), message: params.limit === 1 ? 'must not be empty' : `must have at least ${String(params.limit)} characters` }
    case 'maxLength':
      return { pointer: at(), message: `must have at most ${String(params.limit)} characters` }
    case 'minItems':
      return { pointer: at(), message: `must have at least ${String(params.limit)} ${params.limit === 1 ? 'entry' : 'entries'}` }
    case 'maxItems':
      return { pointer: at(), message: `must have at most ${String(params.limit)} entries` }
    case 'uniqueItems':
      return { pointer: `${at()}/${Math.max(Number(params.i), Number(params.j))}`, message: `stands twice: it is the same as entry ${Math.min(Number(params.i), Number(params.j)) + 1}` }
    case 'type':
      return { pointer: at(), message: `must be ${String(params.type) === 'integer' ? 'a whole number' : `of type ${String(params.type)}`}` }
    default:
      return { pointer: at(), message: error.message ?? 'is not as it has to be' }
  }
}
