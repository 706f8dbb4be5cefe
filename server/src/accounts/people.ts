/** People by their opaque id: the only place where names are kept. */
import type { Store, Row } from '../store/port.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly administrator: boolean
}

const personOf = (row: Row): Person => ({ id: String(row.person), name: String(row.name), title: String(row.title), administrator: row.administrator === 1 })

/** Few enough values a statement for both engines. */
const SLICE = 500

export const makePeople = (store: Store) => ({
  /** Enters people, or their new names. */
  enter: async (people: readonly Person[]): Promise<void> => {
    if (people.length === 0) return
    await store.write([{
      insert: 'insert into people (person, name, title, administrator)',
      rows: people.map(({ id, name, title, administrator }) => [id, name, title, administrator ? 1 : 0]),
      ending: 'on conflict (person) do update set name = excluded.name, title = excluded.title, administrator = excluded.administrator',
    }])
  },
  find: async (id: string): Promise<Person | undefined> => {
    const [row] = await store.read('select person, name, title, administrator from people where person = ?', [id])
    return row && personOf(row)
  },
  findAll: async (ids: readonly string[]): Promise<readonly Person[]> => {
    const found: Person[] = []
    for (let from = 0; from < ids.length; from += SLICE) {
      const slice = ids.slice(from, from + SLICE)
      found.push(...(await store.read(`select person, name, title, administrator from people where person in (${slice.map(() => '?').join(', ')})`, slice)).map(personOf))
    }
    return found
  },
  hasAdministrator: async (): Promise<boolean> => (await store.read('select person from people where administrator = 1 limit 1')).length > 0,
})

export type People = ReturnType<typeof makePeople>
