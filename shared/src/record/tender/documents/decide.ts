import { accept, refuse } from '../../kernel.ts'
import { event } from '../events.ts'
import { currentVersion } from '../guards.ts'
import type { Deciders } from '../state.ts'

/** Issued documents are generated, hashed and kept; they name the model version and the sequence they were made from (R9). */
export const documentsDeciders: Deciders<'issueDocument'> = {
  issueDocument: (state, { kept }, context) => {
    const version = currentVersion(state)
    return version
      ? accept(event('documentIssued', { ...kept, id: context.newId(), modelHash: version.hash, resultSeq: state.seq }))
      : refuse('stage', 'no-model', 'Nothing is published yet, so there is no model a document could rest on.')
  },
}
