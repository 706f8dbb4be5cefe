import { useMutation, useQueryClient } from '@tanstack/react-query'
import { dayOfInstant, formatDay } from '@workbench/shared/numeric/format.ts'
import { useLocation } from 'wouter'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { useRead } from '../../api/queries.ts'
import { placeOf } from '../../parts/places.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'

/** The same case at five moments, each a record of its own; and ten minutes as an evaluator. */
export const DemoMoments = ({ nobody }: { readonly nobody: boolean }) => {
  const client = useQueryClient()
  const [, go] = useLocation()
  const { data: demo } = useRead('demoPeople', {})
  const enter = useMutation<unknown, ProblemError, { person: string; page: string }>({
    mutationFn: ({ person }) => call('switchPerson', {}, { body: { person } }),
    onSuccess: async (_session, { page }) => {
      await client.resetQueries()
      go(page)
    },
  })
  if (!demo) return null
  const ten = demo.evaluatorForTenMinutes
  return (
    <>
      {ten ? (
        <section className="note">
          <h2>Be an evaluator for ten minutes</h2>
          <p>{ten.line}</p>
          <p><Button filled={nobody} busy={enter.isPending} onClick={() => enter.mutate({ person: ten.person, page: `/records/${ten.record}/scoring` })}>Begin as {ten.name}</Button></p>
        </section>
      ) : null}
      <DataTable
        caption="The London joint tender of 2012 at five moments" rows={demo.moments} rowKey={(row) => row.id}
        columns={[
          { key: 'title', head: 'Moment', rowHead: true, cell: (row) => row.title },
          { key: 'day', head: 'It is', cell: (row) => formatDay(dayOfInstant(row.at)) },
          { key: 'what', head: 'What you find', cell: (row) => row.explanation },
          {
            key: 'open', head: 'Open',
            cell: (row) => {
              const person = row.people.find((entry) => entry.person === row.opensWith)
              return <button type="button" className="as-link" onClick={() => enter.mutate({ person: row.opensWith, page: `/records/${row.record}/overview` })}>Open as {person?.name ?? row.opensWith}</button>
            },
          },
        ]}
      />
      {demo.workshop ? (
        <section className="note">
          <h2>{demo.workshop.title}</h2>
          <p>{demo.workshop.explanation}</p>
          <p><Button busy={enter.isPending} onClick={() => enter.mutate({ person: demo.workshop!.opensWith, page: placeOf('workshop', demo.workshop!.record, 'board') })}>Open as {demo.workshop.people.find(({ person }) => person === demo.workshop!.opensWith)?.name ?? demo.workshop.opensWith}</Button></p>
        </section>
      ) : null}
      {enter.error ? <p className="status status--bad" role="alert">{enter.error.problem.detail}</p> : null}
    </>
  )
}
