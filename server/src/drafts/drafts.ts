/**
 * Drafts: what a person has typed but not recorded. They are on disk when acknowledged, belong to their writer alone,
 * and are no part of the record. Every save names the revision it started from, so two tabs never overwrite one another:
 * a draft that was dropped leaves its number behind, negative and without its text, and the next one counts on from there.
 */
import { textOf, utf8 } from '@workbench/shared/proof/bytes.ts'
import { NotStorable, unstorableText } from '@workbench/shared/proof/canonical.ts'
import type { Row, Store } from '../store/port.ts'

export interface Draft {
  readonly key: string
  readonly revision: number
  readonly text: string
  readonly updatedAt: string
}

export interface DraftPlace {
  readonly record: string
  readonly person: string
  readonly key: string
}

export interface Drafts {
  load(record: string, person: string): Promise<readonly Draft[]>
  /**
   * `base` is the revision the text was typed over; 0 for a first draft. A conflict gives what stands there now,
   * undefined where it was removed. Throws NotStorable for a text that has no characters behind some of its bytes.
   */
  save(place: DraftPlace, base: number, text: string): Promise<{ readonly saved: Draft } | { readonly conflict: Draft | undefined }>
  /** `removed` is false where it was gone already. */
  remove(place: DraftPlace, base: number): Promise<{ readonly removed: boolean } | { readonly conflict: Draft | undefined }>
}

export interface DraftsSettings {
  readonly store: Store
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
}

const draftOf = (row: Row): Draft => ({
  key: row.key as string, revision: row.revision as number, text: textOf(row.text as Uint8Array), updatedAt: row.updated_at as string,
})

export const openDrafts = ({ store, now }: DraftsSettings): Drafts => {
  const standing = async ({ record, person, key }: DraftPlace): Promise<Draft | undefined> => {
    const [row] = await store.read('select key, revision, text, updated_at from drafts where record = ? and person = ? and key = ?', [record, person, key])
    return row && draftOf(row)
  }
  const stored = async (place: DraftPlace): Promise<Draft | undefined> => {
    const found = await standing(place)
    return found && found.revision > 0 ? found : undefined
  }

  /** Somebody else was there first, unless the same save came twice: the answer to the first was lost on the way. */
  const answerOther = async (place: DraftPlace, base: number, text: string): Promise<{ readonly saved: Draft } | { readonly conflict: Draft | undefined }> => {
    const other = await stored(place)
    return other && other.text === text && (base === 0 || other.revision === base + 1) ? { saved: other } : { conflict: other }
  }

  return {
    load: async (record, person) =>
      (await store.read('select key, revision, text, updated_at from drafts where record = ? and person = ? and revision > 0 order by key', [record, person])).map(draftOf),

    save: async (place, base, text) => {
      const because = unstorableText(text)
      if (because !== undefined) throw new NotStorable({ pointer: '/text', because })
      const { record, person, key } = place
      const updatedAt = new Date(now()).toISOString()
      // A first draft may follow one that was dropped.
      const from = base === 0 ? ((await standing(place))?.revision ?? 0) : base
      if (base === 0 && from > 0) return answerOther(place, base, text)
      const revision = Math.abs(from) + 1
      const written = await store.write([
        from === 0
          ? { insert: 'insert into drafts (record, person, key, revision, text, updated_at)', rows: [[record, person, key, revision, utf8(text), updatedAt]] }
          : {
              sql: 'update drafts set revision = ?, text = ?, updated_at = ? where record = ? and person = ? and key = ? and revision = ?',
              values: [revision, utf8(text), updatedAt, record, person, key, from], changes: 1,
            },
      ])
      return written === 'written' ? { saved: { key, revision, text, updatedAt } } : answerOther(place, base, text)
    },

    remove: async (place, base) => {
      const { record, person, key } = place
      const written = await store.write([{
        sql: 'update drafts set revision = ?, text = ?, updated_at = ? where record = ? and person = ? and key = ? and revision = ?',
        values: [-base, new Uint8Array(), new Date(now()).toISOString(), record, person, key, base], changes: 1,
      }])
      if (written === 'written') return { removed: true }
      const other = await stored(place)
      return other === undefined ? { removed: false } : { conflict: other }
    },
  }
}
