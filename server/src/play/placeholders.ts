/** Names in a played body that the file cannot know: "@current", "@parent", "@call-off", and ids that earlier steps were given. */
import { CaseFault } from './check.ts'

const placeholder = /^@([a-z0-9][a-z0-9-]{0,63})$/

/** The body with every "@name" replaced; a name nobody gave is a fault of the file. */
export const fillPlaceholders = (body: unknown, find: (name: string) => string | undefined, file: string, pointer: string): unknown => {
  if (typeof body === 'string') {
    const name = placeholder.exec(body)?.[1]
    if (name === undefined) return body
    const found = find(name)
    if (found === undefined) throw new CaseFault(file, pointer, `“@${name}” stands for nothing here: no earlier step is marked “as”: “${name}”.`)
    return found
  }
  if (Array.isArray(body)) return body.map((item, index) => fillPlaceholders(item, find, file, `${pointer}/${index}`))
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, fillPlaceholders(value, find, file, `${pointer}/${name}`)]))
}
