/**
 * A hash of the program text that a replayed state depends on: a snapshot made by other text is not used. Taken from the
 * files that really run, once in a process and not before it is needed.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What `record` may import; the house test holds it to that. Event bodies and schemas stand in `contract`. */
const folders = ['record', 'scenario', 'method', 'law', 'numeric', 'contract']
const isSource = (name: string): boolean => name.endsWith('.ts') && !/\.(test|arbitrary)\.ts$/.test(name)

const hashSources = async (): Promise<string> => {
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
  await add('packing', join(import.meta.dirname, 'packing.ts'))
  return hash.digest('hex')
}

let known: Promise<string> | undefined

export const sourcesOfState = (): Promise<string> => (known ??= hashSources())
