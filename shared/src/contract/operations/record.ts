/** The record itself, for those who may read all of it; the contract; the live stream. */
import Type from 'typebox'
import { BASE_PATH } from '../operation.ts'
import { closed, Day, Digest, Id, Instant, list, maybe, oneOf, orNull } from '../primitives.ts'
import { Moment, MomentsReply } from '../views/moments.ts'
import { operation } from './other.ts'

export const recordOperations = {
  recordEvents: operation({
    name: 'recordEvents', method: 'GET', path: `${BASE_PATH}/records/{record}/events`, summary: 'Everything that was done, in order', params: closed({
      record: Id,
      /** Where the page before ended. */
      cursor: maybe(Type.String({ pattern: '^[0-9]{1,10}$' })),
      limit: maybe(Type.String({ pattern: '^([1-9]|[1-9][0-9]|[1-4][0-9][0-9]|500)$' })),
      /** Event types, separated by commas. */
      types: maybe(Type.String({ pattern: '^[A-Za-z]{1,60}(,[A-Za-z]{1,60}){0,99}$' })),
      actor: maybe(Id), from: maybe(Day), to: maybe(Day),
      search: maybe(Type.String({ minLength: 2, maxLength: 200 })),
    }),
    reply: closed({
      events: list(closed({
        seq: Type.Integer(), at: Instant, actor: Id, type: Type.String(),
        /** The event’s body with its texts; what is sealed or withheld says so in its place. */
        facts: Type.Unknown(),
      }), 500),
      /** How many events the record holds. */
      total: Type.Integer(),
      /** Where the next page begins; null at the end. */
      next: orNull(Type.String()),
    }),
  }),
  latestEvents: operation({
    name: 'latestEvents', method: 'GET', path: `${BASE_PATH}/records/{record}/latest`, summary: 'The last five events of a tender that one may be told of', params: closed({ record: Id }),
    reply: closed({
      /** The latest first; numbers only for those who read the whole record, people only for those who may see their names. */
      events: list(closed({ seq: orNull(Type.Integer()), at: Instant, actor: orNull(Id), type: Type.String(), facts: Type.Unknown() }), 5),
    }),
  }),
  recordChanges: operation({
    name: 'recordChanges', method: 'GET', path: `${BASE_PATH}/records/{record}/changes`, summary: 'What changed between two moments of a tender, by which events, and what it did to the results', params: closed({
      record: Id, from: Moment, to: Moment,
    }),
    reply: MomentsReply,
  }),
  recordExport: operation({
    name: 'recordExport', method: 'GET', path: `${BASE_PATH}/records/{record}/export`, summary: 'The stored bytes with hashes, salts and a signed checkpoint, to be checked elsewhere', params: closed({
      record: Id,
      /** Where the page before ended. */
      cursor: maybe(Type.String({ pattern: '^[0-9]{1,10}$' })),
    }),
    reply: closed({
      /** Of the events up to now: that of the last page covers exactly what all pages hold. */
      head: closed({ record: Id, kind: oneOf('tender', 'workshop'), origin: Type.String(), events: Type.Integer(), checkpoint: Type.String(), publicKey: Type.String() }),
      events: list(closed({ seq: Type.Integer(), leaf: Digest, event: maybe(Type.String()), base64: maybe(Type.String()), withheld: maybe(Type.String()) }), 500),
      /** What the events of this page name; one that an earlier page held may stand again. */
      content: list(closed({ sha256: Digest, kind: Type.String(), salt: maybe(Type.String()), text: maybe(Type.String()), base64: maybe(Type.String()), gone: maybe(oneOf('sealed', 'withheld', 'destroyed')) }), 1_000_000),
      next: orNull(Type.String()),
    }),
  }),
  recordVerify: operation({
    name: 'recordVerify', method: 'GET', path: `${BASE_PATH}/records/{record}/verify`, summary: 'Check the record: tree, signature, replay, results', params: closed({ record: Id }),
    reply: closed({
      holds: Type.Boolean(),
      answer: Type.String(),
      events: Type.Integer(),
      checks: list(closed({ what: Type.String(), outcome: oneOf('holds', 'broken', 'cannotTell'), sentence: Type.String() }), 1_000),
      /** The signed checkpoint, to be kept elsewhere: it proves later that nothing was cut off. */
      checkpoint: Type.String(),
    }),
  }),
  evaluationReport: operation({
    name: 'evaluationReport', method: 'GET', path: `${BASE_PATH}/records/{record}/report.html`, summary: 'The evaluation report, made from the record as it stands or as it stood after an event', params: closed({
      record: Id, seq: maybe(Type.String({ pattern: '^[0-9]{1,10}$' })),
    }),
    reply: Type.String(), produces: 'text/html',
  }),
  issuedDocument: operation({
    name: 'issuedDocument', method: 'GET', path: `${BASE_PATH}/records/{record}/documents/{document}`, summary: 'A document as it was issued, with the SHA-256 of its bytes', params: closed({ record: Id, document: Id }),
    reply: closed({
      id: Id, kind: Type.String(), title: Type.String(), by: Id, at: Instant,
      /** From which event and under which model it was made; null of what somebody uploaded. */
      made: orNull(closed({ modelHash: Type.String(), resultSeq: Type.Integer() })), content: Type.String(),
      /** Of the document's own bytes; the record commits to them with a salt. */
      sha256: Type.String(),
    }),
  }),
} as const

export const serviceOperations = {
  openapi: operation({ name: 'openapi', method: 'GET', path: `${BASE_PATH}/openapi.json`, summary: 'This interface as OpenAPI 3.1', params: closed({}), reply: Type.Unknown(), open: true }),
  live: operation({
    name: 'live', method: 'GET', path: `${BASE_PATH}/live`, summary: 'Says that something one may see has changed, never what', params: closed({}),
    reply: closed({ record: Id }), produces: 'text/event-stream',
  }),
} as const
