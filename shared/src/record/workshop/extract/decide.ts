import { ExtractDerivedPart } from '../../../contract/workshop/extract.ts'
import { isBadFigures, readFigures } from '../../../contract/workshop/figures.ts'
import { accept, refuse } from '../../kernel.ts'
import { event } from '../events.ts'
import type { Deciders } from '../state.ts'
import { currentExtract } from './state.ts'

export const extractDeciders: Deciders<'attachExtract' | 'withdrawExtractReader'> = {
  attachExtract: (state, { body, kept }, context) => {
    if (state.setup.tender !== undefined && state.setup.tender !== body.tender)
      return refuse('content', 'other-tender', 'This workshop is about another tender.', { tender: state.setup.tender }, '/tender')
    const hash = context.hash(body.open)
    if (hash !== body.hash) return refuse('content', 'extract-altered', 'The open part does not match its hash. Make the extract again.', { given: body.hash, found: hash }, '/hash')
    const before = currentExtract(state.extract)
    if (before && before.tender !== body.tender)
      return refuse('content', 'other-tender', 'An extract of another tender is attached already, and figures on the board may rest on it. Start another workshop for this tender.', { tender: before.tender }, '/tender')
    if (before && before.seq > body.seq)
      return refuse('stale', 'older-extract', 'A later extract of this tender is attached already.', { attached: before.seq, given: body.seq }, '/seq')
    if (!body.derived) return accept(event('extractAttached', kept))
    const derived = readFigures(ExtractDerivedPart, body.derived.figures)
    if (isBadFigures(derived)) return refuse('content', 'figures-unreadable', `The bid-derived figures are wrong at “${derived.pointer}”: ${derived.message}.`, { at: derived.pointer }, '/derived/figures')
    const lots = derived.lots.map(({ lot }) => lot)
    return JSON.stringify(lots) === JSON.stringify(body.derived.lots)
      ? accept(event('extractAttached', kept))
      : refuse('content', 'lots-differ', 'The bid-derived figures are of other lots than those named.', { named: body.derived.lots, found: lots }, '/derived/lots')
  },

  withdrawExtractReader: (state, { body, kept }) => {
    const readers = currentExtract(state.extract)?.derived?.readers ?? []
    if (!readers.includes(body.person)) return refuse('content', 'no-reader', 'This person does not read the bid-derived part.', {}, '/person')
    return state.extract.withdrawn.has(body.person)
      ? refuse('content', 'already-withdrawn', 'The bid-derived part was already taken from this person.', {}, '/person')
      : accept(event('extractReaderWithdrawn', kept))
  },
}
