/** demo.json of a case: whom one can be in each moment, with one line on what to try. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Static } from 'typebox'
import Type from 'typebox'
import { closed, Id, Label, list, maybe } from '@workbench/shared/contract/primitives.ts'
import { readJson } from '../play/check.ts'
import type { Case } from '../play/read-case.ts'

const Line = Type.String({ minLength: 1, maxLength: 500 })
const People = list(closed({ person: Id, line: Line }), 100, 1)

const GuideFile = closed({
  illustrative: Type.Literal(true),
  opensWith: closed({ moment: Id, person: Id }),
  moments: list(closed({ moment: Id, people: People }), 20, 1),
  /** The workshop that all moments share. */
  workshop: maybe(closed({ title: Label, explanation: Type.String({ minLength: 1, maxLength: 2_000 }), person: Id, people: People })),
  evaluatorForTenMinutes: closed({ person: Id, moment: Id, questions: list(Id, 10, 1), line: Line }),
})
export type Guide = Static<typeof GuideFile>

/** A case without a guide lets one be anybody, with their title as the line. */
export const readGuide = (from: Case): Guide | undefined => {
  const file = join(from.folder, 'demo.json')
  return existsSync(file) ? readJson(GuideFile, file, 'demo.json') : undefined
}
