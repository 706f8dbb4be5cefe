/**
 * Hashes of the program text that a replayed state depends on, and that a row of the directory does: a snapshot made by
 * other text is not used, a row made by other text may say something else. Taken from the files that really run, once in a
 * process and not before they are needed.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What `record` may import; the house test holds it to that. Event bodies and schemas stand in `contract`. */
const ofState = ['record', 'scenario', 'method', 'law', 'numeric', 'contract']
/** What a record says of itself in lists, and to whom, is policy. */
const ofDirectory = [...ofState, 'policy']
const isSource = (name: string): boolean => name.endsWith('.ts') && !/\.(test|arbitrary)\.ts$/.test(name)

const hashSources = async (folders: readonly string[], beside: readonly string[]): Promise<string> => {
  const shared = dirname(dirname(createRequire(import.meta.url).resolve('@workbench/shared/record/kernel.ts')))
  const hash = createHash('sha256')
  const add = async (name: string, file: string): Promise<void> => {
    const text = await readFile(file)
    hash.update(`${name} ${text.length}\n`).update(text)
  }
  for (const folder of folders) {
    const names = (await readdir(join(shared, folder), { recursive: true })).map((name) => name.replaceAll('\\', '/')).filter(isSource)
    for (const name of names.toSorted()) await add(`${folder}/${name}`, join(shared, folder, name))
  }
  for (const name of beside) await add(name, join(import.meta.dirname, `${name}.ts`))
  return hash.digest('hex')
}

let state: Promise<string> | undefined
let directory: Promise<string> | undefined

export const sourcesOfState = (): Promise<string> => (state ??= hashSources(ofState, ['packing']))

export const sourcesOfDirectory = (): Promise<string> => (directory ??= hashSources(ofDirectory, []))
