import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { followChanges } from '../api/live.ts'
import { makeQueryClient, useRead } from '../api/queries.ts'
import { Faults } from './Faults.tsx'
import { keepFocus } from './kept-focus.ts'
import { Shell } from './Shell.tsx'

export const App = () => {
  const [client] = useState(makeQueryClient)
  useEffect(() => keepFocus(document.body), [])
  return (
    <QueryClientProvider client={client}>
      <Faults>
        <Live />
        <Shell />
      </Faults>
    </QueryClientProvider>
  )
}

/** Listens for changes as the person one is; nobody signed in hears nothing. */
const Live = () => {
  const client = useQueryClient()
  const { data: session } = useRead('session', {})
  const person = session?.person ?? null
  useEffect(() => (person === null ? undefined : followChanges(client)), [client, person])
  return null
}
