import type { Criterion } from '../../../contract/model.ts'

/** Criteria as the tree is read from top to bottom: each node before its children, siblings in their order. */
export const inTreeOrder = <C extends Criterion>(criteria: readonly C[]): C[] => {
  const children = Map.groupBy(criteria, (node) => node.parent)
  const beneath = (parent: string | null): C[] =>
    (children.get(parent) ?? []).toSorted((a, b) => a.order - b.order).flatMap((node) => [node, ...beneath(node.id)])
  return beneath(null)
}
