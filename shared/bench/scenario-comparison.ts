/**
 * How long the deterministic comparison of scenarios takes: London 2012, eight scenarios × nine trusts × 13 years, three ranges and three sets of dates.
 * Run: node shared/bench/scenario-comparison.ts. Prints milliseconds (best and median of the runs).
 */
import { readFileSync } from 'node:fs'
import type { WorkshopMaterial } from '../src/contract/scenario.ts'
import { compareScenarios } from '../src/scenario/compare/compare.ts'

const { inputs, scenarios } = JSON.parse(readFileSync(new URL('../../fixtures/london-2012/workshop.json', import.meta.url), 'utf8')) as WorkshopMaterial
const runs = 15

const times = Array.from({ length: runs }, () => {
  const start = performance.now()
  compareScenarios(inputs, scenarios)
  return performance.now() - start
}).toSorted((a, b) => a - b)

const lines = inputs.lines.length
console.log(`comparison: ${scenarios.length} scenarios, ${inputs.trusts.length} trusts, ${lines} lines: best ${times[0]!.toFixed(1)} ms, median ${times[Math.floor(runs / 2)]!.toFixed(1)} ms`)
