/** Checking of a case's files and commands: what does not fit stops with the file, the place in it and the cause. */
import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Static, TSchema } from 'typebox'

/** A file of the case that cannot be played: which, where in it, and why. */
export class CaseFault extends Error {
  readonly file: string
  readonly pointer: string
  readonly because: string

  constructor(file: string, pointer: string, because: string) {
    super(`${file}${pointer === '' ? '' : ` at ${pointer}`}: ${because}`)
    this.name = 'CaseFault'
    this.file = file
    this.pointer = pointer
    this.because = because
  }
}

const ajv = new Ajv2020({ strict: false, allErrors: false, verbose: true })
const compiled = new WeakMap<TSchema, ValidateFunction>()

const validatorOf = (schema: TSchema): ValidateFunction => {
  const known = compiled.get(schema)
  if (known) return known
  const made = ajv.compile(schema)
  compiled.set(schema, made)
  return made
}

/** The value, typed by its schema; else a fault that names file and pointer. `at` is where the value itself stands in the file. */
export const assertFits = <S extends TSchema>(schema: S, value: unknown, file: string, at = ''): Static<S> => {
  const validate = validatorOf(schema)
  if (validate(value)) return value as Static<S>
  // In a union every branch reports; the first says most about the shape that was meant.
  const error = validate.errors![0]!
  const field = error.keyword === 'additionalProperties' ? ` (“${String(error.params['additionalProperty'])}”)` : ''
  throw new CaseFault(file, `${at}${error.instancePath}`, `${error.message ?? 'does not fit its schema'}${field}`)
}

/** Reads one JSON file; `path` is where it lies, `file` how it is called inside the case. */
export const readJson = <S extends TSchema>(schema: S, path: string, file: string): Static<S> => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new CaseFault(file, '', 'this file is missing or cannot be read.')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new CaseFault(file, '', `this is no JSON: ${(error as Error).message}`)
  }
  return assertFits(schema, value, file)
}
