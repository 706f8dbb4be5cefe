/** What the server knows, held by TanStack Query: one key a view, so that a live "something changed" refetches a record's views. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { RevisionedOf } from '@workbench/shared/contract/command.ts'
import type { TenderBody, TenderCommands, TenderCommandType } from '@workbench/shared/contract/tender/commands.ts'
import type { CommandName, OperationName, OperationParams, OperationReply } from '@workbench/shared/contract/operations.ts'
import type { WorkshopBody, WorkshopCommands, WorkshopCommandType } from '@workbench/shared/contract/workshop/commands.ts'
import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useDayOf, withDay } from './as-of.ts'
import { call, newKey, type CommandReply } from './call.ts'
import { ProblemError } from './problem.ts'

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 3 && error instanceof ProblemError && error.problem.status === 0,
      },
    },
  })

/** Reads one operation; refetched when the live stream says that something in its record changed. */
export const useRead = <N extends OperationName>(name: N, params: OperationParams<N>, enabled = true): UseQueryResult<Plain<OperationReply<N>>, ProblemError> => {
  const day = useDayOf(recordOf(params))
  const asked = withDay(name, params as object, day) as OperationParams<N>
  return useQuery<Plain<OperationReply<N>>, ProblemError>({
    queryKey: [recordOf(params), name, asked],
    queryFn: ({ signal }) => call(name, asked, { signal }),
    enabled,
    // What was read of another day never stands in for this one.
    placeholderData: (before, query) => ((query?.queryKey[2] as { asOf?: string } | undefined)?.asOf === (asked as { asOf?: string }).asOf ? keepPreviousData(before) : undefined),
  })
}

const recordOf = (params: object): string => ('record' in params && typeof params.record === 'string' ? params.record : '')

/** One command with its own body; one that overwrites names the revision it started from, which no caller can forget. */
type ActOf<N extends string, B, Revisioned extends string> = {
  readonly command: N
  readonly body: B
  /** Kept for a repeated try of the same act. */
  readonly key?: string
} & (N extends Revisioned ? { readonly base: number } : { readonly base?: undefined })

type TenderAct = { [N in Exclude<TenderCommandType, 'startTender'>]: ActOf<N, Plain<TenderBody<N>>, RevisionedOf<TenderCommands>> }[Exclude<TenderCommandType, 'startTender'>]
type WorkshopActName = Exclude<WorkshopCommandType, 'startWorkshop'>
export type WorkshopAct<N extends WorkshopActName = WorkshopActName> = { [K in N]: ActOf<K, Plain<WorkshopBody<K>>, RevisionedOf<WorkshopCommands>> }[N]

/** Sends commands of one kind of record; afterwards everything of the record is read again. */
const useCommands = <A extends { readonly command: CommandName; readonly body: unknown; readonly base?: number | undefined; readonly key?: string }>(record: string) => {
  const client = useQueryClient()
  return useMutation<CommandReply, ProblemError, A>({
    mutationFn: (act) => call(act.command, { record } as never, { body: act.body, key: act.key ?? newKey(), ...(act.base === undefined ? {} : { base: act.base }) }) as Promise<CommandReply>,
    onSettled: () => client.invalidateQueries({ queryKey: [record] }),
  })
}

export const useAct = (record: string) => useCommands<TenderAct>(record)

export const useWorkshopAct = (record: string) => useCommands<WorkshopAct>(record)
