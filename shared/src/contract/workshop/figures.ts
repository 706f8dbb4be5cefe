/** Figures that travel as JSON in a text, so that they can stand in content: read back only through their schema. */
import type { Static, TSchema } from 'typebox'
import { Errors } from 'typebox/value'
import { CostLine } from '../scenario.ts'
import { list } from '../primitives.ts'

export const BidDerivedLines = list(CostLine, 500)

export interface BadFigures {
  readonly bad: true
  /** Where in the figures, and what is wrong there. */
  readonly pointer: string
  readonly message: string
}

/** The figures, or the place and cause of what is wrong with them. */
export const readFigures = <S extends TSchema>(schema: S, text: string): Static<S> | BadFigures => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { bad: true, pointer: '', message: 'is not JSON' }
  }
  // The last complaint is about the object, the first about the place in it.
  const wrong = Errors(schema, value)[0]
  return wrong ? { bad: true, pointer: wrong.instancePath, message: wrong.message } : (value as Static<S>)
}

export const isBadFigures = (value: unknown): value is BadFigures => typeof value === 'object' && value !== null && (value as BadFigures).bad === true
