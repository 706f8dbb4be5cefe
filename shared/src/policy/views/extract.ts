import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import type { Refusal } from '../../record/kernel.ts'
import type { TenderViewOf } from '../view.ts'
import { deriveExtract } from '../workshop/extract.ts'

/** The figures are made here and stand behind no commitment of the tender: they go out as the text they are. */
export const workshopExtract: TenderViewOf<'workshopExtract'> = (state, person, _params, context) =>
  deriveExtract(state, person, context) as unknown as Committed<ReplyOf<'workshopExtract'>> | Refusal
