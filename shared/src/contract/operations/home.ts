/** What a person finds on arrival: what waits, their tenders, their drafts; and the start of a tender. */
import Type from 'typebox'
import { BASE_PATH, CommandReply } from '../operation.ts'
import { closed, Id, Instant, Label, list, maybe, Revision, Words } from '../primitives.ts'
import { StartTender } from '../tender/setup.ts'
import { StartWorkshop } from '../workshop/setup.ts'
import { operation } from './other.ts'

export const homeOperations = {
  home: operation({
    name: 'home', method: 'GET', path: `${BASE_PATH}/home`, summary: 'What waits for me, and the tenders I belong to', params: closed({}), open: true,
    reply: closed({
      waiting: list(closed({ record: Id, tender: Label, sentence: Type.String(), page: Type.String(), due: maybe(Type.String()), action: Type.String() }), 1_000),
      tenders: list(closed({
        record: Id, kind: Type.String(), title: Label, stage: Type.String(), roles: list(Type.String(), 50), illustrative: Type.Boolean(),
        /** The tender that a workshop stands beside, or that a call-off comes from. */
        about: maybe(Id),
      }), 1_000),
    }),
  }),
  startTender: operation({
    name: 'startTender', method: 'POST', path: `${BASE_PATH}/tenders`, summary: 'Start a tender; its lead is whoever starts it', params: closed({}), body: StartTender, reply: CommandReply, idempotent: true,
  }),
  startWorkshop: operation({
    name: 'startWorkshop', method: 'POST', path: `${BASE_PATH}/workshops`, summary: 'Start a workshop; whoever starts it facilitates it', params: closed({}), body: StartWorkshop, reply: CommandReply, idempotent: true,
  }),
  names: operation({
    name: 'names', method: 'GET', path: `${BASE_PATH}/records/{record}/names`, summary: 'Names of the people and bidders one may see, by id', params: closed({ record: Id }),
    reply: closed({
      people: list(closed({ id: Id, name: Label, title: Label }), 5_000),
      bidders: list(closed({ id: Id, letter: Type.String(), name: Words(200, 'name') }), 1_000),
    }),
  }),
} as const

/** Names the field a draft belongs to, as the page that keeps it spells it: "score.q1.alder". */
export const DraftKey = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$', title: 'DraftKey' })
const DraftText = Type.String({ maxLength: 100_000 })
const Draft = closed({ key: DraftKey, revision: Revision, text: DraftText, savedAt: Instant })

export const draftOperations = {
  loadDrafts: operation({ name: 'loadDrafts', method: 'GET', path: `${BASE_PATH}/records/{record}/drafts`, summary: 'One’s own drafts in a record', params: closed({ record: Id }), reply: closed({ drafts: list(Draft, 20_000) }) }),
  saveDraft: operation({
    name: 'saveDraft', method: 'PUT', path: `${BASE_PATH}/records/{record}/drafts/{key}`, summary: 'Keep a draft of one’s own; it is no part of the record', params: closed({ record: Id, key: DraftKey }),
    body: closed({ text: DraftText }), reply: closed({ revision: Revision, savedAt: Instant }), ifMatch: true,
  }),
  removeDraft: operation({ name: 'removeDraft', method: 'DELETE', path: `${BASE_PATH}/records/{record}/drafts/{key}`, summary: 'Drop a draft of one’s own', params: closed({ record: Id, key: DraftKey }), reply: closed({ removed: Type.Boolean() }), ifMatch: true }),
} as const
