import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findMalformed } from './malformed.ts'

const faultOf = (text: string): string | undefined => {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

describe('where a text stops being JSON', () => {
  test.each([
    ['{"ref":"1",}', '/ref', 1, 12, 'the name of a field in quotation marks'],
    ['{"ref":x}', '/ref', 1, 8, 'a value'],
    ['{\n  "lots": [1, 2\n}', '/lots/1', 3, 1, '“,” or “]”'],
    ['{"a":{"b/c":[true,nul]}}', '/a/b~1c/1', 1, 19, 'a value'],
    ['{"a" 1}', '/a', 1, 6, '“:” after the name of a field'],
    ["{'a':1}", '', 1, 2, 'the name of a field in quotation marks or “}”'],
    ['{"a":"tab\there"}', '/a', 1, 10, 'an escape like “\\n” instead of a control character'],
    ['{"a":"\\u00g0"}', '/a', 1, 11, 'four hexadecimal digits after “\\u”'],
    ['{} {}', '', 1, 4, 'nothing more'],
    ['', '', 1, 1, 'a value'],
    ['\uFEFF{}', '', 1, 1, 'a value'],
    ['{"a":"no end', '/a', 1, 13, 'a quotation mark that ends the text'],
  ])('%s', (text, pointer, line, column, expected) => {
    expect(findMalformed(text)).toMatchObject({ pointer, line, column, expected })
  })

  test('finds a fault exactly where JSON.parse finds one, and at the same place where that tells it: seed 4406', () => {
    const json = fc.json({ maxDepth: 4 })
    const broken = fc.tuple(json, fc.nat(), fc.constantFrom('', '"', '{', ']', ',', ':', '\\', '0', '-', '.', 'e', 'x', '\n', '\u0001', ' ')).map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1))
    let told = 0
    fc.assert(fc.property(broken, (text) => {
      const said = faultOf(text)
      const found = findMalformed(text)
      expect(found === undefined).toBe(said === undefined)
      const position = said === undefined ? undefined : /at position (\d+)/.exec(said)?.[1]
      if (position === undefined || /escape|exponent|fraction|number|control/i.test(said!)) return
      told += 1
      // JSON.parse points into a misspelt true, false or null; here it is where the word begins.
      const inWord = /^(t|tr|tru|f|fa|fal|fals|n|nu|nul)$/.test(text.slice(found!.at, Number(position)))
      expect(inWord ? Number(position) : found!.at, `${text}: ${said}`).toBe(Number(position))
    }), { seed: 4406, numRuns: 3_000 })
    expect(told).toBeGreaterThan(200)
  })

  test('a hundred thousand levels and two million letters are gone through once', () => {
    expect(findMalformed('['.repeat(100_000))).toMatchObject({ at: 100_000, expected: 'a value or “]”' })
    expect(findMalformed(`{"a":"${'x'.repeat(2_000_000)}`)).toMatchObject({ pointer: '/a', expected: 'a quotation mark that ends the text' })
    expect(findMalformed(`{"${'k'.repeat(5_000)}":?`)!.pointer).toBe('')
  })
})
