import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import type { Names } from '../../parts/names.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { scorersOf, type Question } from './panel.ts'

interface ExcuseEvaluatorProps {
  readonly record: string
  readonly question: Question
  readonly evaluator: string
  readonly names: Names
  readonly onClose: () => void
}

export const ExcuseEvaluator = ({ record, question, evaluator, names, onClose }: ExcuseEvaluatorProps) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const left = scorersOf(question).length - 1
  return (
    <Asked
      title={`Excuse ${names.person(evaluator)} from ${question.ref}?`} act="Excuse" reason={{ label: 'Reason' }} busy={act.isPending} error={act.error} onClose={onClose}
      onAct={(reason) => {
        const body = { question: question.id, evaluator, reason }
        act.mutate({ command: 'excuseEvaluator', body, key: keyOf(body) }, { onSuccess: onClose })
      }}
    >
      <p>{names.person(evaluator)} then scores no bid on this question; {left === 0 ? 'nobody is left to score it' : left === 1 ? 'one person is left' : `${left} people are left`}. If somebody else can score it, replace instead.</p>
    </Asked>
  )
}
