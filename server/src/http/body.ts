/** Reads a request's JSON: bounded in bytes and depth, in strict UTF-8, without keys or characters that no record may hold. */
import type { IncomingMessage } from 'node:http'
import { pointerToken } from '../operations/validate.ts'
import { findMalformed } from './malformed.ts'
import { RequestFault } from './problems.ts'

const BODY_LIMIT_BYTES = 2 * 1024 * 1024
const DEPTH_LIMIT = 40

export const readBytes = async (request: IncomingMessage): Promise<Buffer> => {
  const tooLarge = () => new RequestFault(413, 'too-large', 'The request is larger than 2 MB. Nothing was stored.')
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > BODY_LIMIT_BYTES) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof RequestFault) throw error
    throw new RequestFault(400, 'broken-off', 'The request broke off before it was complete. Nothing was stored.')
  }
  return Buffer.concat(chunks)
}

export const assertJsonType = (request: IncomingMessage): void => {
  const type = (request.headers['content-type'] ?? '').split(';')
  const charset = type.slice(1).map((part) => part.trim().toLowerCase()).find((part) => part.startsWith('charset='))
  if (type[0]!.trim().toLowerCase() !== 'application/json' || (charset !== undefined && charset !== 'charset=utf-8'))
    throw new RequestFault(415, 'not-json', 'Send the body as application/json in UTF-8.')
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') throw new RequestFault(415, 'compressed', 'Send the body without compression.')
}

export const parseBody = (bytes: Buffer): unknown => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new RequestFault(400, 'not-utf8', 'The body is not valid UTF-8.')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw malformed(text)
  }
  check(value, '', 0)
  return value
}

const malformed = (text: string): RequestFault => {
  const found = findMalformed(text)
  if (!found) return new RequestFault(400, 'malformed-json', 'The body is not valid JSON.')
  const { pointer, at, line, column, expected } = found
  const where = at === text.length ? `it ends at line ${line}, column ${column}, where ${expected} should stand` : `at line ${line}, column ${column}, ${expected} should stand`
  return new RequestFault(400, 'malformed-json', `The body is not valid JSON: ${where}.`, { pointer, facts: { at, line, column } })
}

const refusedKeys = new Set(['__proto__', 'constructor', 'prototype'])

const check = (value: unknown, pointer: string, depth: number): void => {
  if (depth > DEPTH_LIMIT) throw new RequestFault(422, 'too-deep', `The body is nested deeper than ${DEPTH_LIMIT} levels.`, { pointer: pointer.slice(0, 200) })
  if (typeof value === 'string') checkText(value, pointer)
  else if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RequestFault(422, 'number-unsafe', 'This number is too large to be kept exactly. Send it as text.', { pointer })
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) check(item, `${pointer}/${index}`, depth + 1)
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) {
      checkText(name, pointer)
      if (refusedKeys.has(name)) throw new RequestFault(422, 'unknown-field', `“${name}” is not a field here.`, { pointer: `${pointer}/${name}` })
      check(item, `${pointer}/${pointerToken(name)}`, depth + 1)
    }
}

const checkText = (text: string, pointer: string): void => {
  if (text.includes('\u0000')) throw new RequestFault(422, 'nul-character', 'This text holds a NUL character, which no record may hold.', { pointer })
  if (!text.isWellFormed()) throw new RequestFault(422, 'lone-surrogate', 'This text holds half a character (a lone surrogate), which no record may hold.', { pointer })
}
