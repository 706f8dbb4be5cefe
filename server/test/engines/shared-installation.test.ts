/** An installation on PostgreSQL: made once, by whichever server comes first, and bound to its keys. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSharedInstallation, type SharedInstallation } from '../../src/store/shared-installation.ts'
import { startCluster, type Cluster } from './cluster.ts'
import { keys, seededRandom } from './worlds.ts'

let cluster: Cluster | undefined
beforeAll(async () => { cluster = await startCluster() })
afterAll(async () => { await cluster?.stop() })

const open = (url: string, seed: string, over = keys): Promise<SharedInstallation> =>
  openSharedInstallation({ url, keys: over, created: '2026-03-02T09:00:00.000Z', random: seededRandom(seed), log: () => undefined })

describe('an installation on PostgreSQL', () => {
  it('is made by one of two servers that start at once, and found by the other', async ({ skip }) => {
    if (!cluster) return skip('no PostgreSQL here')
    const url = await cluster.database('shared')
    const both = await Promise.all([open(url, 'one'), open(url, 'two')])
    expect(both.map(({ fresh }) => fresh).sort()).toEqual([false, true])
    expect(both[0]!.facts).toEqual(both[1]!.facts)
    for (const installation of both) await installation.close()
  })

  it('refuses other keys, a newer schema and a database that is not there', async ({ skip }) => {
    if (!cluster) return skip('no PostgreSQL here')
    const url = await cluster.database('bound')
    await (await open(url, 'one')).close()
    await expect(open(url, 'two', { ...keys, sealing: new Uint8Array(32).fill(1) })).rejects.toMatchObject({ name: 'StartRefusal', code: 'damaged' })
    await expect(open(url, 'two', { ...keys, signing: new Uint8Array(32).fill(1) })).rejects.toMatchObject({ name: 'StartRefusal', code: 'damaged' })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('update workbench_schema set version = 999')
    await client.end()
    await expect(open(url, 'three')).rejects.toMatchObject({ name: 'StartRefusal', code: 'newer' })
    await expect(open(url.replace('/bound', '/absent'), 'four')).rejects.toMatchObject({ name: 'StartRefusal', code: 'unreachable' })
  })
})
