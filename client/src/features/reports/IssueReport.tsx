import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call, newKey } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { Asked } from '../../parts/Asked.tsx'

interface IssueReportProps {
  readonly record: string
  readonly onClose: () => void
  readonly onIssued: (sentence: string) => void
}

/** Reads the report as it is now and issues exactly that; the server compares it with what the record gives. */
export const IssueReport = ({ record, onClose, onIssued }: IssueReportProps) => {
  const client = useQueryClient()
  // What was sent without an answer is sent again as it was, so that it is issued once.
  const sent = useRef<{ readonly content: string; readonly key: string } | null>(null)
  const issuing = useMutation<unknown, ProblemError>({
    mutationFn: async () => {
      const { content, key } = (sent.current ??= { content: await call('evaluationReport', { record }), key: newKey() })
      return call('issueDocument', { record }, { body: { kind: 'evaluationReport', title: 'Evaluation report', content }, key })
    },
    onError: ({ problem }) => {
      if (problem.status !== 0 && problem.status !== 503) sent.current = null
    },
    onSuccess: () => onIssued('The evaluation report is issued. It stands in the list below.'),
    onSettled: () => client.invalidateQueries({ queryKey: [record] }),
  })
  return (
    <Asked title="Issue the evaluation report?" act="Issue it" busy={issuing.isPending} error={issuing.error} onClose={onClose} onAct={() => issuing.mutate()}>
      <p>It is made now from the record, compared with what the record gives, and kept to the byte with your name and the time. It cannot be changed or taken back; a later report is another document.</p>
    </Asked>
  )
}
