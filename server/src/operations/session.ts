import type { People } from '../accounts/people.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { fault, json, type Call, type Handler } from './outcome.ts'
import { signInPageHtml } from './sign-in-page.ts'

/** The demo: whom one can be and where, kept apart from real accounts by the installation itself. */
export interface Demo {
  readonly describe: () => Promise<unknown>
  readonly hasPerson: (person: string) => boolean
  /** Plays fresh records; the old ones are kept. */
  readonly reset: () => Promise<readonly { readonly id: string; readonly record: string }[]>
}

export interface SessionDependencies {
  readonly people: People
  readonly sessions: Sessions
  readonly newId: () => string
  /** Undefined in an installation that is no demo. */
  readonly demo: Demo | undefined
  /** Ends what listens under a session. */
  readonly endStreams: (session: string) => void
}

type SessionHandlers = Readonly<Record<'session' | 'signOut' | 'signInPage' | 'signIn' | 'invitePerson' | 'renewLink' | 'demoPeople' | 'switchPerson' | 'resetDemo', Handler>>

export const sessionHandlers = ({ people, sessions, newId, demo, endStreams }: SessionDependencies): SessionHandlers => {
  const describe = async (person: string | null) => {
    const found = person === null ? undefined : await people.find(person)
    return { person: found?.id ?? null, name: found?.name ?? null, title: found?.title ?? null, demo: demo !== undefined, administrator: found?.administrator ?? false }
  }
  const leave = async ({ caller }: Call) => {
    if (caller.session === null) return
    await sessions.end(caller.session)
    endStreams(caller.session)
  }
  const linkOf = async (person: string) => {
    const { secret, expiresAt } = await sessions.invite(person)
    return json({ person, link: `/api/v1/sign-in/${secret}`, expiresAt }, { status: 201 })
  }
  const noDemo = () => fault(404, 'no-demo', 'This installation is no demo.')

  return {
    session: async (call) => json(await describe(call.caller.person)),
    signOut: async (call) => {
      await leave(call)
      return json(await describe(null), { cookie: null })
    },
    signInPage: async () => ({ kind: 'html', html: signInPageHtml('open') }),
    signIn: async (call) => {
      const secret = await sessions.accept(call.params.secret!)
      if (secret === undefined) return { kind: 'html', status: 404, html: signInPageHtml('spent') }
      await leave(call)
      return { kind: 'seeOther', to: '/', cookie: secret }
    },
    invitePerson: async (call) => {
      if (!call.caller.administrator) return fault(403, 'not-administrator', 'People are entered by an administrator.')
      const { name, title } = call.body as { name: string; title: string }
      const person = newId()
      await people.enter([{ id: person, name, title, administrator: false }])
      return linkOf(person)
    },
    renewLink: async (call) => {
      if (!call.caller.administrator) return fault(403, 'not-administrator', 'Sign-in links are made by an administrator.')
      const person = call.params.person!
      return (await people.find(person)) ? linkOf(person) : fault(404, 'unknown-person', `Nobody is entered as “${person}”. Enter them first.`, { pointer: '/person' })
    },
    demoPeople: async () => (demo ? json(await demo.describe()) : noDemo()),
    switchPerson: async (call) => {
      if (!demo) return noDemo()
      const { person } = call.body as { person: string }
      if (!demo.hasPerson(person)) return fault(422, 'unknown-person', 'There is nobody of this name in the demo.', { pointer: '/person' })
      await leave(call)
      const secret = await sessions.begin(person)
      return json(await describe(person), { cookie: secret })
    },
    resetDemo: async () => (demo ? json({ moments: await demo.reset() }) : noDemo()),
  }
}
