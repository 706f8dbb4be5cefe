import type { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { placeWords, type Model } from './model.ts'

interface MoveConflictProps {
  readonly record: string
  readonly model: Model
  /** The act that moved, or tried to. */
  readonly act: ReturnType<typeof useAct>
}

/** A move that was refused: from an older reading with both places, else with its reason. */
export const MoveConflict = ({ record, model, act }: MoveConflictProps) => {
  const tried = act.variables
  if (!act.error) return null
  const node = tried?.command === 'moveCriterion' ? model.criteria.find(({ id }) => id === tried.body.criterion) : undefined
  if (act.error.problem.status !== 412 || tried?.command !== 'moveCriterion' || !node) return <p className="status status--bad" role="alert">{act.error.problem.detail}</p>
  return (
    <Overtaken
      record={record} what={`The place of ${node.ref}`} during="before you moved it" written={node.place.written} differences={[{ name: 'Place', mine: placeWords(model.criteria, tried.body.parent, tried.body.order), theirs: placeWords(model.criteria, node.parent, node.order) }]}
      onMine={() => act.mutate({ command: 'moveCriterion', body: tried.body, base: node.place.revision })} onTheirs={() => act.reset()}
    />
  )
}
