/** The revision that things stand at and who wrote them last, as replies tell it. */
import type { WrittenMap } from '../record/written.ts'

export interface Stands {
  readonly revision: number
  readonly written: { readonly by: string; readonly at: string } | null
}

/** Of what is not there to be changed: a published version, or a viewer who changes nothing. */
export const unchangeable: Stands = { revision: 0, written: null }

export const standsAt = ({ written }: { readonly written: WrittenMap }, key: string): Stands => {
  const found = written.get(key)
  return found ? { revision: found.revision, written: { by: found.by, at: found.at } } : unchangeable
}
