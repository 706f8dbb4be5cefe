/** A process that opens a data directory and holds it until it is killed; prints what it met. Started by the tests. */
import { openInstallation } from '../../src/store/installation.ts'
import { StartRefusal } from '../../src/store/refusal.ts'
import { seededRandom } from './worlds.ts'

try {
  const installation = openInstallation({ directory: process.argv[2]!, demo: process.argv[3] === 'demo', created: '2026-03-02T09:00:00.000Z', random: seededRandom('start') })
  console.log('open')
  // Named here, or the collector of garbage would take the lock with it.
  setInterval(() => installation.facts, 1_000)
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error
  console.log(`${error.code}: ${error.message}`)
  process.exit(1)
}
