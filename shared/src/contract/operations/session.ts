/** Who one is: sessions, invitations, and the choice of a person in the demo. */
import Type from 'typebox'
import { BASE_PATH } from '../operation.ts'
import { closed, Id, Instant, Label, list, orNull } from '../primitives.ts'
import { operation } from './other.ts'

/** A link's secret: 32 random bytes in base64url. */
const Secret = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })

const Session = closed({
  person: orNull(Id),
  name: orNull(Label),
  title: orNull(Label),
  /** This installation is a demo: one chooses whom to be, and everything in it is illustrative. */
  demo: Type.Boolean(),
  /** Invites people and starts tenders. */
  administrator: Type.Boolean(),
})

export const sessionOperations = {
  session: operation({ name: 'session', method: 'GET', path: `${BASE_PATH}/session`, summary: 'Who is signed in', params: closed({}), reply: Session, open: true }),
  signOut: operation({ name: 'signOut', method: 'DELETE', path: `${BASE_PATH}/session`, summary: 'Sign out', params: closed({}), reply: Session, open: true }),
  signInPage: operation({ name: 'signInPage', method: 'GET', path: `${BASE_PATH}/sign-in/{secret}`, summary: 'The page behind a one-time sign-in link', params: closed({ secret: Secret }), reply: Type.String(), open: true, produces: 'text/html' }),
  signIn: operation({ name: 'signIn', method: 'POST', path: `${BASE_PATH}/sign-in/{secret}`, summary: 'Use a one-time sign-in link', params: closed({ secret: Secret }), reply: Type.String(), open: true, produces: 'text/html' }),
  invitePerson: operation({
    name: 'invitePerson', method: 'POST', path: `${BASE_PATH}/people`, summary: 'Enter a person and make a one-time sign-in link for them', params: closed({}),
    body: closed({ name: Label, title: Label }), reply: closed({ person: Id, link: Type.String(), expiresAt: Instant }),
  }),
  renewLink: operation({
    name: 'renewLink', method: 'POST', path: `${BASE_PATH}/people/{person}/link`, summary: 'Make a new one-time sign-in link for a person who is entered already; an earlier one that was not used ends', params: closed({ person: Id }),
    reply: closed({ person: Id, link: Type.String(), expiresAt: Instant }),
  }),
} as const

const DemoPerson = closed({ person: Id, name: Label, title: Label, line: Type.String() })

const DemoScene = closed({
  id: Id, title: Label, explanation: Type.String(), at: Instant, record: Id,
  /** The person whose page the scene opens with. */
  opensWith: Id,
  people: list(DemoPerson, 100),
})

export const demoOperations = {
  demoPeople: operation({
    name: 'demoPeople', method: 'GET', path: `${BASE_PATH}/demo`, summary: 'The demo: its moments, and whom one can be in each', params: closed({}), open: true,
    reply: closed({
      moments: list(DemoScene, 20),
      /** The workshop that the tenders of all moments share; null in a case without one. */
      workshop: orNull(DemoScene),
      /** Every other record the demo has played: call-offs beside a moment, and what earlier generations left. */
      others: list(closed({
        record: Id,
        /** The moment it belongs to, or the workshop. */
        scene: Id, title: Label,
        /** Which time the demo was played: the first is 1. */
        generation: Type.Integer({ minimum: 1 }),
        /** A later playing has taken its place. */
        kept: Type.Boolean(),
      }), 100_000),
      evaluatorForTenMinutes: orNull(closed({ person: Id, name: Label, moment: Id, record: Id, questions: list(Id, 10), line: Type.String() })),
    }),
  }),
  switchPerson: operation({
    name: 'switchPerson', method: 'POST', path: `${BASE_PATH}/demo/person`, summary: 'Become a person of the demo', params: closed({}), body: closed({ person: Id }), reply: Session, open: true,
  }),
  resetDemo: operation({
    name: 'resetDemo', method: 'POST', path: `${BASE_PATH}/demo/reset`, summary: 'Play the demo into fresh records; the old ones are kept', params: closed({}), reply: closed({ moments: list(closed({ id: Id, record: Id }), 20) }), open: true,
  }),
} as const
