/** The configuration: WORKBENCH_* variables, each with its meaning; one that nobody knows is a mistake and is refused. */
import { readFileSync } from 'node:fs'

export interface Config {
  /** Directory of the embedded store and its keys. */
  readonly data: string
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

const variables = {
  WORKBENCH_DATA: text, WORKBENCH_PORT: port, WORKBENCH_HOST: text, WORKBENCH_ORIGIN: origin, WORKBENCH_DEMO_CASE: text, WORKBENCH_CLIENT: text,
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
  return {
    data: read('WORKBENCH_DATA', text) ?? 'data',
    port: read('WORKBENCH_PORT', port) ?? 4400,
    host: read('WORKBENCH_HOST', text) ?? '127.0.0.1',
    origin: read('WORKBENCH_ORIGIN', origin),
    demoCase: read('WORKBENCH_DEMO_CASE', text),
    client: read('WORKBENCH_CLIENT', text),
  }
}
