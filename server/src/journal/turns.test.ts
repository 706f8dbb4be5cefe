import { expect, it } from 'vitest'
import { inTurns } from './turns.ts'

it('a turn of the event loop runs one slice, however many are at work', async () => {
  let turn = 0
  let counting = true
  const count = (): void => {
    turn += 1
    if (counting) setImmediate(count)
  }
  setImmediate(count)
  const seen: number[] = []
  await Promise.all(Array.from({ length: 5 }, async () => {
    const slices = inTurns()
    for (let slice = 0; slice < 20; slice++) {
      await slices.begin()
      seen.push(turn)
    }
  }))
  counting = false
  expect(seen.length).toBe(100)
  expect(new Set(seen).size).toBe(100)
})
