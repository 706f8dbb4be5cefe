/**
 * An installation on PostgreSQL, which several servers may share: its facts stand in the database, its keys come from the
 * configuration of each server and must be the ones it was made with.
 */
import { publicKeyOf } from '@workbench/shared/proof/checkpoint.ts'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import { hex } from '@workbench/shared/proof/bytes.ts'
import { recordKey } from '@workbench/shared/seal/seal.ts'
import type { InstallationFacts, Keys } from './installation.ts'
import { SCHEMA_VERSION } from './migrations/migrations.ts'
import type { Store } from './port.ts'
import { openPostgresql } from './postgresql.ts'
import { StartRefusal } from './refusal.ts'

export interface SharedInstallation {
  readonly facts: InstallationFacts
  readonly keys: Keys
  /** True where this start made it. */
  readonly fresh: boolean
  readonly store: Store
  close(): Promise<void>
}

export interface SharedInstallationSettings {
  readonly url: string
  readonly keys: Keys
  readonly created: string
  readonly random: (bytes: number) => Uint8Array
  readonly log: (sentence: string) => void
}

/** Names both keys without telling anything of them. */
const fingerprintOf = ({ signing, sealing }: Keys): string =>
  hashOfJson({ signing: hex(publicKeyOf(signing)), sealing: hex(recordKey(sealing, 'the fingerprint of the installation')) })

const enter = async (store: Store, { keys, created, random }: SharedInstallationSettings): Promise<boolean> => {
  const known = await store.read('select id from installation')
  if (known.length > 0) return false
  // Two servers may start at once: the one row can only be entered by one of them.
  return (await store.write([{
    insert: 'insert into installation (only_one, id, created, keys)', rows: [[1, `workbench-${hex(random(8))}`, created, fingerprintOf(keys)]],
  }])) === 'written'
}

export const openSharedInstallation = async (settings: SharedInstallationSettings): Promise<SharedInstallation> => {
  const { url, keys, random, log } = settings
  const store = await openPostgresql({ url, process: hex(random(8)), log })
  try {
    const fresh = await enter(store, settings)
    const [row] = await store.read('select id, created, keys from installation')
    if (row?.keys !== fingerprintOf(keys))
      throw new StartRefusal('damaged', 'The configured signing and sealing keys are not the ones this database was made with; configure those, or checkpoints and sealed bids could not be trusted.')
    // A demo is an embedded installation: this one never is.
    return { facts: { id: row.id as string, demo: false, created: row.created as string, schema: SCHEMA_VERSION }, keys, fresh, store, close: () => store.close() }
  } catch (error) {
    await store.close()
    throw error
  }
}
