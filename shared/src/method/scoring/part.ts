/** The part of a lot's criteria that a round asks. */
import type { Criterion } from '../../contract/model.ts'

/** Criteria in tree order without the questions left out, and without the groups that hold nothing else. */
export const askedCriteria = <C extends Pick<Criterion, 'id' | 'parent' | 'kind'>>(ordered: readonly C[], leftOut: readonly string[]): readonly C[] => {
  if (leftOut.length === 0) return ordered
  const out = new Set(leftOut)
  const kept = new Set<string>()
  // Children stand after their parent: from the end up, a group is kept by the first thing beneath it that is.
  for (const { id, parent, kind } of ordered.toReversed()) {
    if (kind === 'group' ? !kept.has(id) : out.has(id)) continue
    kept.add(id)
    if (parent !== null) kept.add(parent)
  }
  return ordered.filter(({ id }) => kept.has(id))
}
