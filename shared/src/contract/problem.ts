/** How a refusal travels: RFC 9457 problem details. */
import Type, { type Static } from 'typebox'

export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  /** The sentence that says what is wrong and what to do. */
  detail: Type.String(),
  code: Type.String(),
  errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() }))),
  facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})
export type Problem = Static<typeof Problem>
