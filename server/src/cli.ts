/** workbench <verb>: 0 done, 1 failed, 2 used wrongly, 3 refused by the rules, 4 verification failed. */
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildClient, clientFolder, isStale, productFolder } from './built-client.ts'
import { ConfigFault, readConfig, type Config } from './config.ts'
import type { Log } from './http/log.ts'
import { openRecords } from './journal/records.ts'
import { makePeople } from './accounts/people.ts'
import { makeSessions } from './accounts/sessions.ts'
import { openStored } from './journal/stored.ts'
import { FIRST_ADMINISTRATOR, openData, serve, world } from './main.ts'
import { checkRecord } from './operations/check-record.ts'
import { verify } from './operations/verify.ts'
import { examineAll } from './ops/doctor.ts'
import { verifyFile } from './ops/verify-file.ts'
import { StartRefusal } from './store/refusal.ts'

const help = `workbench <verb> [options]

  start    the demo: builds the pages if needed, plays the case on first start, opens http://127.0.0.1:4400
  serve    an installation for real work; it never becomes a demo
  verify   checks every record: tree, signatures, texts, replay, results
             --record ID         only this record
             --checkpoint FILE   against a checkpoint that was kept elsewhere
             --file EXPORT       a saved record instead, without any installation
  doctor   asks every record for what a record must never be
  link     prints a new one-time sign-in link for somebody who has an account: the first administrator
             --person ID         or another
  help     this text

  --json    answers as JSON     --quiet   only faults

Settings are environment variables: WORKBENCH_DATA, or WORKBENCH_DATABASE_URL with WORKBENCH_SIGNING_KEY and
WORKBENCH_SEALING_KEY for PostgreSQL; WORKBENCH_PORT, WORKBENCH_HOST, WORKBENCH_ORIGIN, WORKBENCH_DEMO_CASE, WORKBENCH_CLIENT.
Each may come from a file as NAME_FILE.

  Example: WORKBENCH_DATA=/srv/workbench WORKBENCH_ORIGIN=https://tenders.your-trust.nhs.uk workbench serve
`

interface Options {
  readonly json: boolean
  readonly quiet: boolean
  readonly record: string | undefined
  readonly checkpoint: string | undefined
  readonly file: string | undefined
  readonly person: string | undefined
}

class Misuse extends Error {}

const out = (text: string) => process.stdout.write(`${text}\n`)
const complain = (text: string) => process.stderr.write(`${text}\n`)

const readArguments = (): { verb: string; options: Options } => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, quiet: { type: 'boolean' }, help: { type: 'boolean' }, record: { type: 'string' }, checkpoint: { type: 'string' }, file: { type: 'string' }, person: { type: 'string' } },
    })
    if (positionals.length > 1) throw new Misuse(`“${positionals[1]}” is one word too many.`)
    return { verb: values.help ? 'help' : (positionals[0] ?? 'help'), options: { json: values.json ?? false, quiet: values.quiet ?? false, record: values.record, checkpoint: values.checkpoint, file: values.file, person: values.person } }
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse((error as Error).message)
  }
}

/** Serves until it is told to end; ends cleanly, once. */
const untilSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

const run = async (config: Config, demo: boolean, options: Options): Promise<number> => {
  const say = options.quiet ? () => undefined : out
  if (config.client === undefined && isStale()) {
    say('Building the pages…')
    const failed = await buildClient()
    if (failed !== undefined) {
      complain(`The pages could not be built: ${failed.trim()}`)
      return 1
    }
  }
  const log: Log = demo ? () => undefined : (line) => out(JSON.stringify(line))
  const ended = untilSignal()
  const serving = await serve({ config, demo, demoCase: config.demoCase ?? join(productFolder, 'fixtures', 'london-2012'), client: config.client ?? clientFolder, say, log })
  say(demo ? `The demo is at ${serving.address}` : `The workbench is at ${serving.address}`)
  await ended
  await serving.close()
  return 0
}

const runVerify = async (config: Config, options: Options): Promise<number> => {
  const installation = await openData(config, demoOf(config), complain)
  try {
    const { store, keys, facts } = installation
    const records = openRecords({ store, keys, installation: facts.id, now: world.now, random: world.random, log: complain })
    const checkpoints = options.checkpoint === undefined ? [] : [readGiven(options.checkpoint, 'checkpoint')]
    const named = options.record ?? checkpoints.map((note) => /^[^\n]*\/records\/([^\n]+)\n/.exec(note)?.[1]).at(0)
    const all = (await records.list()).map(({ record }) => record)
    if (named !== undefined && !all.includes(named)) {
      complain(`There is no record “${named}” here${options.checkpoint === undefined ? '' : ', though a checkpoint of it was kept: it was removed'}.`)
      return options.checkpoint === undefined ? 1 : 4
    }
    const verified = []
    for (const record of named === undefined ? all : [named]) verified.push({ record, ...(await verify(records, record, (checking) => checkRecord(openStored(store), checking), checkpoints)) })
    if (options.json) out(JSON.stringify(verified))
    else if (!options.quiet || verified.some(({ holds }) => !holds)) for (const { record, answer, events } of verified) out(`${record} (${events} events): ${answer}`)
    await records.close()
    return verified.every(({ holds }) => holds) ? 0 : 4
  } finally {
    await installation.close()
  }
}

/** What somebody saved and handed over: checked by what stands in it and by a checkpoint from elsewhere, nothing else. */
const runVerifyFile = (file: string, options: Options): number => {
  if (options.record !== undefined) throw new Misuse('A file holds one record; leave --record out.')
  const verified = verifyFile(readGiven(file, 'record'), options.checkpoint === undefined ? [] : [readGiven(options.checkpoint, 'checkpoint')])
  if (options.json) out(JSON.stringify(verified))
  else if (!options.quiet || !verified.holds) {
    out(`${verified.record} (${verified.events} events): ${verified.answer}`)
    if (!options.quiet) for (const note of verified.notes) out(`  ${note}`)
  }
  return verified.holds ? 0 : 4
}

const runDoctor = async (config: Config, options: Options): Promise<number> => {
  const installation = await openData(config, demoOf(config), complain)
  try {
    const { store, keys, facts } = installation
    const records = openRecords({ store, keys, installation: facts.id, now: world.now, random: world.random, log: complain })
    const examined = await examineAll(records)
    await records.close()
    const sick = examined.filter(({ violations }) => violations.length > 0)
    if (options.json) out(JSON.stringify(examined))
    else {
      for (const { record, notes } of examined) for (const note of notes) if (!options.quiet) out(`${record}: ${note}`)
      for (const { record, violations } of sick) for (const { sentence, found } of violations) out(`${record}: ${found} (${sentence})`)
      if (!options.quiet) out(sick.length === 0 ? `All ${examined.length} records are sound.` : `${sick.length} of ${examined.length} records are not sound.`)
    }
    return sick.length === 0 ? 0 : 1
  } finally {
    await installation.close()
  }
}

/** A way back in for whoever can reach the data: sessions end, and a link works once. */
const runLink = async (config: Config, { person = FIRST_ADMINISTRATOR }: Options): Promise<number> => {
  const installation = await openData(config, false, complain)
  try {
    const { store } = installation
    if (!(await makePeople(store).find(person))) {
      complain(`Nobody is entered here as “${person}”. ${person === FIRST_ADMINISTRATOR ? '“workbench serve” enters the first administrator when it first starts.' : 'Name the id that the workbench gave them.'}`)
      return 1
    }
    const { secret, expiresAt } = await makeSessions({ store, now: world.now, random: world.random }).invite(person)
    out(`Sign in as “${person}”, once, until ${expiresAt}: ${config.origin ?? `http://${config.host}:${config.port}`}/api/v1/sign-in/${secret}`)
    return 0
  } finally {
    await installation.close()
  }
}

/** What the directory was made as; a directory that is none is told so before anything is made. */
const demoOf = (config: Config): boolean => {
  if (config.database) return false
  try {
    return (JSON.parse(readFileSync(join(config.data, 'installation'), 'utf8')) as { demo?: unknown }).demo === true
  } catch {
    throw new StartRefusal('notOurs', `There is no installation in ${config.data}; name its directory in WORKBENCH_DATA.`)
  }
}

const readGiven = (file: string, what: 'checkpoint' | 'record'): string => {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    throw new Misuse(`The ${what} ${file} cannot be read (${(error as Error).message}).`)
  }
}

const main = async (): Promise<number> => {
  const { verb, options } = readArguments()
  switch (verb) {
    case 'help':
      out(help)
      return 0
    case 'start':
      return run(readConfig(process.env), true, options)
    case 'serve':
      return run(readConfig(process.env), false, options)
    case 'verify':
      return options.file === undefined ? runVerify(readConfig(process.env), options) : runVerifyFile(options.file, options)
    case 'doctor':
      return runDoctor(readConfig(process.env), options)
    case 'link':
      return runLink(readConfig(process.env), options)
    default:
      throw new Misuse(`There is no verb “${verb}”.`)
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof Misuse || error instanceof ConfigFault) {
    complain(`${error.message}${error instanceof Misuse ? ' See “workbench help”.' : ''}`)
    process.exitCode = 2
  } else if (error instanceof StartRefusal) {
    complain(error.message)
    process.exitCode = 1
  } else throw error
}
