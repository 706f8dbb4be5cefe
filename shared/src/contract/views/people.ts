import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Id, Label, list, maybe, stands, Words } from '../primitives.ts'
import { Role } from '../tender/words.ts'

/** People of a tender as ids with roles; names live in accounts and are asked for apart. */
export const peopleViews = {
  people: tenderView('people', 'Who takes part, in which role', closed({}), closed({
    people: list(closed({
      person: Id,
      roles: list(closed({ role: Role, trust: maybe(Id), bidder: maybe(Id), title: maybe(Label) }), 50),
      interests: Type.Union([Type.Null(), closed({ ...stands, state: Type.String(), declaredAt: Type.String(), review: maybe(Type.String()), items: list(closed({ bidder: maybe(Id), nature: Words() }), 20) })]),
    }), 2_000),
    /** Reads the interests of others; everybody reads their own. */
    readsInterests: Type.Boolean(),
    /** Decides on the interests of others; nobody on their own. */
    mayDecide: Type.Boolean(),
    mayGrant: Type.Boolean(),
  })),
} as const
