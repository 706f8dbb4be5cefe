/** A fixed share of the kill campaign (`kills.ts`): rounds and seed are part of the title. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { killRounds } from './kills.ts'
import { startEngines, type Engine } from './worlds.ts'

let engines: Engine[] = []
beforeAll(async () => { engines = await startEngines() })
afterAll(async () => { for (const engine of engines) await engine.stop() })

const [ROUNDS, SEED] = [3, '2012']

describe.each(['sqlite', 'postgresql'] as const)('a killed process on %s', (name) => {
  it(`loses nothing it acknowledged and doubles nothing (${ROUNDS} kills, seed ${SEED})`, async ({ skip }) => {
    const engine = engines.find((candidate) => candidate.name === name)
    if (!engine) return skip(`no ${name} here`)
    const report = await killRounds(engine, ROUNDS, SEED)
    expect(report).toMatchObject({ lost: [], doubled: [], draftsLost: [], findings: [] })
    expect(report.acknowledged).toBeGreaterThan(ROUNDS)
  })
})
