/**
 * One live stream a browser: the tab that holds the lock listens and tells the others. It hears only that something
 * one may see changed, never what.
 */
import { operations } from '@workbench/shared/contract/operations.ts'
import type { QueryClient } from '@tanstack/react-query'

const CHANNEL = 'workbench-live'

/** Changes that come close together are read again once. */
const TOGETHER_MS = 250

export const followChanges = (client: QueryClient): (() => void) => {
  const stop = new AbortController()
  const channel = new BroadcastChannel(CHANNEL)
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const refetch = (record: string) => {
    waiting.add(record)
    timer ??= setTimeout(() => {
      timer = undefined
      for (const changed of waiting) void client.invalidateQueries({ queryKey: [changed] })
      void client.invalidateQueries({ queryKey: [''] })
      waiting.clear()
    }, TOGETHER_MS)
  }
  channel.addEventListener('message', (event: MessageEvent<string>) => refetch(event.data))
  void navigator.locks
    .request(CHANNEL, { signal: stop.signal }, () => listen(stop.signal, (record) => {
      refetch(record)
      channel.postMessage(record)
    }))
    .catch(() => undefined)
  return () => {
    stop.abort()
    channel.close()
    clearTimeout(timer)
  }
}

const listen = (signal: AbortSignal, changed: (record: string) => void): Promise<void> =>
  new Promise((resolve) => {
    const source = new EventSource(operations.live.path)
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      const { record } = JSON.parse(event.data) as { record: string }
      changed(record)
    })
    signal.addEventListener('abort', () => {
      source.close()
      resolve()
    })
  })
