/** The configuration: WORKBENCH_* variables, each with its meaning; one that nobody knows is a mistake and is refused. */
import { readFileSync } from 'node:fs'

export interface Config {
  /** Directory of the embedded store and its keys. */
  readonly data: string
  /** PostgreSQL in place of the data directory, with the keys that the directory would hold. */
  readonly database: { readonly url: string; readonly signing: Uint8Array; readonly sealing: Uint8Array } | undefined
  readonly port: number
  readonly host: string
  /** The address people use, where it is not this machine's own: https behind a proxy. */
  readonly origin: string | undefined
  /** Folder of the case that the demo plays. */
  readonly demoCase: string | undefined
  /** Folder of the built client. */
  readonly client: string | undefined
}

export class ConfigFault extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'ConfigFault'
  }
}

type Reader<T> = (text: string, name: string) => T

const text: Reader<string> = (value) => value
const port: Reader<number> = (value, name) => {
  if (!/^[0-9]{1,5}$/.test(value) || Number(value) > 65_535) throw new ConfigFault(`${name} must be a port between 0 and 65535, not “${value}”.`)
  return Number(value)
}
const origin: Reader<string> = (value, name) => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.origin !== value || url.hostname.endsWith('example.org') || url.hostname.endsWith('example.com'))
    throw new ConfigFault(`${name} must be the address people use, like https://tenders.your-trust.nhs.uk, without a path; “${value}” is not.`)
  return value
}

const postgresql: Reader<string> = (value, name) => {
  // The value may hold a password: it is never said back.
  if (!URL.canParse(value) || !['postgres:', 'postgresql:'].includes(new URL(value).protocol)) throw new ConfigFault(`${name} must be an address like postgresql://user@host/database.`)
  return value
}
const key: Reader<Uint8Array> = (value, name) => {
  if (!/^[0-9a-f]{64}$/.test(value) || /^(.)\1*$/.test(value)) throw new ConfigFault(`${name} must be a key of 64 hexadecimal digits that was made at random, for instance by “openssl rand -hex 32”.`)
  return new Uint8Array(Buffer.from(value, 'hex'))
}

const variables = {
  WORKBENCH_DATA: text, WORKBENCH_DATABASE_URL: postgresql, WORKBENCH_SIGNING_KEY: key, WORKBENCH_SEALING_KEY: key, WORKBENCH_PORT: port, WORKBENCH_HOST: text, WORKBENCH_ORIGIN: origin, WORKBENCH_DEMO_CASE: text, WORKBENCH_CLIENT: text,
} as const satisfies Record<string, Reader<unknown>>
type VariableName = keyof typeof variables

/** Values from the environment or, as NAME_FILE, from a file: secrets need not stand in the environment. */
const valueOf = (environment: Readonly<Record<string, string | undefined>>, name: VariableName): string | undefined => {
  const direct = environment[name]
  const file = environment[`${name}_FILE`]
  if (direct !== undefined && file !== undefined) throw new ConfigFault(`Both ${name} and ${name}_FILE are set; set one of them.`)
  if (file === undefined) return direct
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new ConfigFault(`${name}_FILE names ${file}, which cannot be read (${(error as Error).message}).`)
  }
}

export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const known = new Set(Object.keys(variables).flatMap((name) => [name, `${name}_FILE`]))
  const stray = Object.keys(environment).filter((name) => name.startsWith('WORKBENCH_') && !known.has(name)).sort()
  if (stray.length > 0) throw new ConfigFault(`There is no setting ${stray.join(', ')}. The settings are ${Object.keys(variables).join(', ')}.`)
  const read = <T>(name: VariableName, as: Reader<T>): T | undefined => {
    const value = valueOf(environment, name)
    if (value === '') throw new ConfigFault(`${name} is set but empty; give it a value or leave it out.`)
    return value === undefined ? undefined : as(value, name)
  }
  const url = read('WORKBENCH_DATABASE_URL', postgresql)
  const signing = read('WORKBENCH_SIGNING_KEY', key)
  const sealing = read('WORKBENCH_SEALING_KEY', key)
  if ((url === undefined) !== (signing === undefined) || (url === undefined) !== (sealing === undefined))
    throw new ConfigFault('WORKBENCH_DATABASE_URL, WORKBENCH_SIGNING_KEY and WORKBENCH_SEALING_KEY belong together: set all three or none. Keep the keys in files and name those, as in WORKBENCH_SIGNING_KEY_FILE.')
  return {
    data: read('WORKBENCH_DATA', text) ?? 'data',
    database: url === undefined ? undefined : { url, signing: signing!, sealing: sealing! },
    port: read('WORKBENCH_PORT', port) ?? 4400,
    host: read('WORKBENCH_HOST', text) ?? '127.0.0.1',
    origin: read('WORKBENCH_ORIGIN', origin),
    demoCase: read('WORKBENCH_DEMO_CASE', text),
    client: read('WORKBENCH_CLIENT', text),
  }
}
