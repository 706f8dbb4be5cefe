import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { call } from '../api/call.ts'
import type { ProblemError } from '../api/problem.ts'
import { useRead } from '../api/queries.ts'
import { Asked } from '../parts/Asked.tsx'
import { useNarrow } from '../ui/narrow.ts'
import { offeredPeople, shortLabel, type DemoPerson } from './demo-people.ts'

/** Says that this is a demo, whom one is, and lets one be somebody else. The server decides what each of them sees. */
export const DemoBar = ({ record }: { readonly record?: string }) => {
  const client = useQueryClient()
  const [, go] = useLocation()
  const { data: session } = useRead('session', {})
  const { data: demo } = useRead('demoPeople', {}, session?.demo === true)
  const scenes = demo ? [...demo.moments, ...(demo.workshop ? [demo.workshop] : [])] : []
  const other = demo?.others.find((candidate) => candidate.record === record)
  const moment = scenes.find((candidate) => candidate.record === record || candidate.id === other?.scene)
  // In a record of one’s own: who has a part in it is whom one goes on as.
  const { data: named } = useRead('names', { record: record ?? '' }, demo !== undefined && record !== undefined && moment === undefined)
  const [resetting, setResetting] = useState(false)
  const narrow = useNarrow()
  const become = useMutation<unknown, ProblemError, string>({
    mutationFn: (person) => call('switchPerson', {}, { body: { person } }),
    onSuccess: () => client.resetQueries(),
  })
  const reset = useMutation<unknown, ProblemError>({
    mutationFn: () => call('resetDemo', {}),
    onSuccess: () => {
      setResetting(false)
      go('~/')
      return client.resetQueries()
    },
  })
  if (!session?.demo || !demo) return null
  const { here, others } = offeredPeople(demo.moments, moment, new Set(record === undefined ? [] : named?.people.map(({ id }) => id)))
  const known = [...here, ...others].some((entry) => entry.person === session.person)
  const invented = <><strong>Demo. Illustrative:</strong> bids, prices, scores and people are invented.</>
  const where = other ? `${other.title}${other.kept ? `, kept from demo ${other.generation}` : ''}` : moment?.title
  const whom = (
    <label>
      You are
      <select value={session.person ?? ''} onChange={(event) => become.mutate(event.target.value)} disabled={become.isPending}>
        {known ? null : <option value={session.person ?? ''}>{session.name ?? 'nobody yet'}</option>}
        {here.length > 0 ? <optgroup label="With a part here">{here.map(optionOf)}</optgroup> : null}
        {here.length > 0 ? <optgroup label="Others of the demo">{others.map(optionOf)}</optgroup> : others.map(optionOf)}
      </select>
    </label>
  )
  const afresh = <button type="button" className="as-link" onClick={() => setResetting(true)}>Start the demo afresh</button>
  return (
    <div className="demo-bar" role="region" aria-label="Demo">
      {narrow ? (
        <details>
          <summary>{invented}</summary>
          {where ? <p><strong>{where}.</strong> {moment?.explanation}</p> : null}
          {whom}
          <p>{afresh}</p>
        </details>
      ) : (
        <>
          <p>{invented}</p>
          {where ? <details className="demo-bar__moment"><summary>{where}</summary><p>{moment?.explanation}</p></details> : null}
          {whom}
          {afresh}
        </>
      )}
      {become.error ? <span className="status status--bad" role="alert">{become.error.problem.detail}</span> : null}
      {resetting ? (
        <Asked title="Start the demo afresh?" act="Play fresh records" busy={reset.isPending} error={reset.error} onClose={() => setResetting(false)} onAct={() => reset.mutate()}>
          <p>Fresh records are played from the files; it takes some seconds. What was done in the present ones is kept: you find them on your first page, under “Kept from earlier demos”.</p>
        </Asked>
      ) : null}
    </div>
  )
}

const optionOf = (entry: DemoPerson) => <option key={entry.person} value={entry.person}>{shortLabel(entry)}</option>
