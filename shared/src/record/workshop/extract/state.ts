import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { AttachExtract } from '../../../contract/workshop/extract.ts'

export type AttachedExtract = Committed<AttachExtract> & { by: string; at: string }

export interface ExtractArea {
  /** The one that is read; earlier ones stand before it, in order. */
  attached: AttachedExtract[]
  /** Readers of the bid-derived part from whom it was taken, with the reason; for every extract to come. */
  withdrawn: Map<string, { reason: Commitment; by: string; at: string }>
}

export const currentExtract = (area: ExtractArea): AttachedExtract | undefined => area.attached.at(-1)

/** Every lot of which figures from bids were ever attached. */
export const derivedLots = (area: ExtractArea): string[] => [...new Set(area.attached.flatMap(({ derived }) => derived?.lots ?? []))]

/** R20: the people the tender's policy named when the extract was made, less those from whom it was taken since. */
export const readsDerivedPart = (area: ExtractArea, person: string): boolean =>
  (currentExtract(area)?.derived?.readers.includes(person) ?? false) && !area.withdrawn.has(person)
