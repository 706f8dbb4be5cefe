import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { makeQueryClient } from '../api/queries.ts'
import { followChanges } from '../api/live.ts'
import { Faults } from './Faults.tsx'
import { Shell } from './Shell.tsx'

export const App = () => {
  const [client] = useState(makeQueryClient)
  useEffect(() => followChanges(client), [client])
  return (
    <QueryClientProvider client={client}>
      <Faults>
        <Shell />
      </Faults>
    </QueryClientProvider>
  )
}
