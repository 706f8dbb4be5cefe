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

/** Stand among the moments of a generation; no moment's id begins so. */
const WORKSHOP = '@workshop'
const CALL_OFF = '@call-off/'

interface PlayedBefore {
  readonly record: string
  readonly moment: string
  readonly generation: number
}

export const openDemo = (sources: DemoSources): RunningDemo => {
  const played = readCase(sources.folder)
  const guide = readGuide(played)
  const known = new Set(played.people.map(({ id }) => id))
  let playing: Promise<readonly { id: string; record: string }[]> | undefined

  const listPlayed = async (): Promise<PlayedBefore[]> => {
    const rows = await sources.store.read('select record, moment, generation from demo_records order by generation desc, record')
    return rows.map((row) => ({ record: String(row.record), moment: String(row.moment), generation: Number(row.generation) }))
  }

  const playAll = async () => {
    await sources.people.enter(played.people.map(({ id, name, title }) => ({ id, name, title, administrator: false })))
    const plan = makePlan(played)
    const records: { id: string; record: string }[] = []
    const beside: { id: string; record: string }[] = []
    for (const moment of played.moments) {
      const began = sources.now()
      const { record, records: parts, workshop: held } = playMoment(played, plan, moment.id, { ...sources, now: sources.now() })
      for (const { options, transactions } of parts) await sources.records.play(options, transactions)
      records.push({ id: moment.id, record })
      if (held !== undefined) beside.push({ id: WORKSHOP, record: held })
      for (const { options } of parts) if (options.record !== record && options.record !== held) beside.push({ id: `${CALL_OFF}${moment.id}`, record: options.record })
      sources.say(`Played “${moment.title}” in ${((sources.now() - began) / 1000).toFixed(1)} s`)
    }
    const [row] = await sources.store.read('select coalesce(max(generation), 0) as generation from demo_records')
    // The moments become the demo's together: a play that was cut off is simply played again.
    const all = [...records, ...beside]
    await sources.store.write([{ insert: 'insert into demo_records (record, moment, generation)', rows: all.map(({ id, record }) => [record, id, Number(row!.generation) + 1]) }])
    return records
  }

  return {
    prepare: async () => {
      if ((await listPlayed()).length === 0) await playAll()
    },
    hasPerson: (person) => known.has(person),
    // Two who reset at once get the same fresh records.
    reset: () => (playing ??= playAll().finally(() => { playing = undefined })),
    describe: async () => describe(played, guide, await listPlayed()),
  }
}

const describe = (from: Case, guide: Guide | undefined, all: readonly PlayedBefore[]) => {
  const now = all[0]?.generation ?? 0
  const records = new Map(all.flatMap(({ record, moment, generation }) => (generation === now ? [[moment, record] as const] : [])))
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
    others: all.filter(({ moment, generation }) => generation < now || moment.startsWith(CALL_OFF)).map(({ record, moment, generation }) => ({ record, ...sceneOf(from, guide, moment), generation, kept: generation < now })),
    evaluatorForTenMinutes: ten && records.has(ten.moment)
      ? { person: ten.person, name: personOf(ten.person)?.name ?? ten.person, moment: ten.moment, record: records.get(ten.moment)!, questions: ten.questions, line: ten.line }
      : null,
  }
}

/** What a record that has no place of its own in the demo belongs to; a moment that the case no longer has keeps its id as its name. */
const sceneOf = (from: Case, guide: Guide | undefined, moment: string): { scene: string; title: string } => {
  if (moment === WORKSHOP) return { scene: 'workshop', title: guide?.workshop?.title ?? from.workshop?.material.inputs.title ?? 'Workshop' }
  const scene = moment.startsWith(CALL_OFF) ? moment.slice(CALL_OFF.length) : moment
  const title = from.moments.find(({ id }) => id === scene)?.title ?? scene
  return { scene, title: moment.startsWith(CALL_OFF) ? `call-off beside “${title}”` : title }
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
