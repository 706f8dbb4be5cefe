/** Weights typed and not yet recorded, kept while one moves between pages; one set of siblings is one act. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { recordedText, type Draft, type Drafts, type Node } from './model.ts'

/** A first keystroke starts a draft from what is recorded; later ones change it. */
export const typed = (drafts: Drafts, parent: Node, children: readonly Node[], child: string, text: string): Drafts => {
  const before: Draft = drafts[parent.id] ?? { base: parent.weightsRevision, texts: {} }
  const texts = Object.fromEntries(children.map((node) => [node.id, before.texts[node.id] ?? recordedText(node)]))
  return { ...drafts, [parent.id]: { base: before.base, texts: { ...texts, [child]: text } } }
}

export const dropped = (drafts: Drafts, parent: string): Drafts => Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== parent))

/** Goes on with one's own weights from the revision that stands now. */
export const keptMine = (drafts: Drafts, parent: Node): Drafts => {
  const draft = drafts[parent.id]
  return draft ? { ...drafts, [parent.id]: { ...draft, base: parent.weightsRevision } } : drafts
}

/** Somebody else weighed these siblings after one began to type. */
export const isOvertaken = (drafts: Drafts, parent: Node): boolean => {
  const draft = drafts[parent.id]
  return draft !== undefined && draft.base !== parent.weightsRevision
}

const stores = new Map<string, StoreApi<{ readonly drafts: Drafts }>>()

export const weightDraftsOf = (record: string): StoreApi<{ readonly drafts: Drafts }> => {
  const known = stores.get(record)
  if (known) return known
  const made = createStore<{ readonly drafts: Drafts }>(() => ({ drafts: {} }))
  stores.set(record, made)
  return made
}
