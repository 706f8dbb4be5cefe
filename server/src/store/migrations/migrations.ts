/** Numbered steps of the schema, the same numbers for both engines. A step that was released is never changed again. */
import { postgresqlMigrations } from './postgresql.ts'
import { sqliteMigrations } from './sqlite.ts'

export const migrations = { sqlite: sqliteMigrations, postgresql: postgresqlMigrations } as const

/** The schema this version of the product writes. */
export const SCHEMA_VERSION = sqliteMigrations.at(-1)!.number
