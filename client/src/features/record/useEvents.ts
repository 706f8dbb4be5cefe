/** The record page by page, in the order in which things were done. */
import type { OperationParams, OperationReply } from '@workbench/shared/contract/operations.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'

export type EventsPage = Plain<OperationReply<'recordEvents'>>
export type ToldEvent = EventsPage['events'][number]

export const useEvents = (params: OperationParams<'recordEvents'>, enabled: boolean) =>
  useInfiniteQuery<EventsPage, ProblemError, { pages: EventsPage[] }, readonly unknown[], string | undefined>({
    queryKey: [params.record, 'recordEvents', params],
    queryFn: ({ pageParam, signal }) => call('recordEvents', { ...params, ...(pageParam === undefined ? {} : { cursor: pageParam }) }, { signal }),
    enabled,
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })

/** Every event, one JSON object a line; `onRead` hears how far it is. */
export const readAllLines = async (record: string, onRead: (read: number, total: number) => void): Promise<string[]> => {
  const lines: string[] = []
  for (let cursor: string | undefined; ;) {
    const page: EventsPage = await call('recordEvents', { record, limit: '500', ...(cursor === undefined ? {} : { cursor }) })
    for (const event of page.events) lines.push(`${JSON.stringify(event)}\n`)
    onRead(lines.length, page.total)
    if (page.next === null) return lines
    cursor = page.next
  }
}
