/** The demo of an installation: its case played into records, its people entered, its moments described. */
import type { People } from '../accounts/people.ts'
import type { Records } from '../journal/port.ts'
import type { Demo } from '../operations/session.ts'
import { makePlan, playMoment, type PlaySources } from '../play/moments.ts'
import { readCase, type Case } from '../play/read-case.ts'
import type { Store } from '../store/port.ts'
import { readGuide, type Guide } from './guide.ts'

export interface DemoSources extends Omit<PlaySources, 'now'> {
  readonly store: Store
  readonly records: Records
  readonly people: People
  readonly now: () => number
  /** Folder of the case. */
  readonly folder: string
  /** One line as each moment is played. */
  readonly say: (line: string) => void
}

export interface RunningDemo extends Demo {
  /** Plays the case if it has not been played yet. */
  readonly prepare: () => Promise<void>
}

/** Stands among the moments of a generation; no moment's id begins so. */
const WORKSHOP = '@workshop'

export const openDemo = (sources: DemoSources): RunningDemo => {
  const played = readCase(sources.folder)
  const guide = readGuide(played)
  const known = new Set(played.people.map(({ id }) => id))
  let playing: Promise<readonly { id: string; record: string }[]> | undefined

  const latest = async (): Promise<ReadonlyMap<string, string>> => {
    const rows = await sources.store.read('select record, moment from demo_records where generation = (select max(generation) from demo_records)')
    return new Map(rows.map((row) => [String(row.moment), String(row.record)]))
  }

  const playAll = async () => {
    await sources.people.enter(played.people.map(({ id, name, title }) => ({ id, name, title, administrator: false })))
    const plan = makePlan(played)
    const records: { id: string; record: string }[] = []
    let workshop: string | undefined
    for (const moment of played.moments) {
      const began = sources.now()
      const { record, records: parts, workshop: held } = playMoment(played, plan, moment.id, { ...sources, now: sources.now() })
      for (const { options, transactions } of parts) await sources.records.play(options, transactions)
      records.push({ id: moment.id, record })
      workshop = held ?? workshop
      sources.say(`Played “${moment.title}” in ${((sources.now() - began) / 1000).toFixed(1)} s`)
    }
    const [row] = await sources.store.read('select coalesce(max(generation), 0) as generation from demo_records')
    // The moments become the demo's together: a play that was cut off is simply played again.
    const all = [...records, ...(workshop === undefined ? [] : [{ id: WORKSHOP, record: workshop }])]
    await sources.store.write([{ insert: 'insert into demo_records (record, moment, generation)', rows: all.map(({ id, record }) => [record, id, Number(row!.generation) + 1]) }])
    return records
  }

  return {
    prepare: async () => {
      if ((await latest()).size === 0) await playAll()
    },
    hasPerson: (person) => known.has(person),
    // Two who reset at once get the same fresh records.
    reset: () => (playing ??= playAll().finally(() => { playing = undefined })),
    describe: async () => describe(played, guide, await latest()),
  }
}

const describe = (from: Case, guide: Guide | undefined, records: ReadonlyMap<string, string>) => {
  const personOf = (id: string) => from.people.find((person) => person.id === id)
  const shown = (person: string, line: string) => ({ person, name: personOf(person)?.name ?? person, title: personOf(person)?.title ?? '', line })
  const ten = guide?.evaluatorForTenMinutes
  return {
    moments: from.moments.flatMap(({ id, title, explanation, until, person }) => {
      const record = records.get(id)
      const people = guide?.moments.find(({ moment }) => moment === id)?.people ?? from.people.map((entry) => ({ person: entry.id, line: entry.employer }))
      return record === undefined ? [] : [{ id, title, explanation, at: until, record, opensWith: person, people: people.map((entry) => shown(entry.person, entry.line)) }]
    }),
    workshop: describeWorkshop(from, guide, records.get(WORKSHOP), shown),
    evaluatorForTenMinutes: ten && records.has(ten.moment)
      ? { person: ten.person, name: personOf(ten.person)?.name ?? ten.person, moment: ten.moment, record: records.get(ten.moment)!, questions: ten.questions, line: ten.line }
      : null,
  }
}

/** One workshop stands beside the tenders of all moments: it looks back on the choice they lead up to. */
const describeWorkshop = ({ workshop }: Case, guide: Guide | undefined, record: string | undefined, shown: (person: string, line: string) => object) => {
  if (!workshop || record === undefined) return null
  const { material, times } = workshop
  const { title, explanation, person, people } = guide?.workshop ?? {
    title: material.inputs.title, explanation: times.purpose, person: times.facilitator,
    people: [times.facilitator, ...times.roles.map((role) => role.person)].map((id) => ({ person: id, line: times.purpose })),
  }
  return { id: 'workshop', title, explanation, at: times.end, record, opensWith: person, people: people.map((entry) => shown(entry.person, entry.line)) }
}
