/** The interface as OpenAPI 3.1, written from the same contract that mounts it. */
import type { TSchema } from 'typebox'
import { Problem } from '@workbench/shared/contract/problem.ts'
import type { Operation } from '@workbench/shared/contract/operation.ts'
import { operations } from '@workbench/shared/contract/operations.ts'

const plain = (schema: TSchema): unknown => JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === 'kind' && typeof value === 'string' && value !== '' ? undefined : value)))

const parametersOf = ({ path, params, ifMatch, idempotent }: Operation) => [
  ...Object.entries(params.properties).map(([name, schema]) => {
    const inPath = path.includes(`{${name}}`)
    return { name, in: inPath ? 'path' : 'query', required: inPath || (params.required ?? []).includes(name), schema: plain(schema as TSchema) }
  }),
  ...(ifMatch ? [{ name: 'If-Match', in: 'header', required: true, description: 'The revision this write started from, like "3"', schema: { type: 'string' } }] : []),
  ...(idempotent ? [{ name: 'Idempotency-Key', in: 'header', required: true, description: 'The same for every try of the same act', schema: { type: 'string', minLength: 8, maxLength: 200 } }] : []),
]

const operationOf = (operation: Operation & { readonly produces?: string }) => ({
  operationId: operation.name,
  summary: operation.summary,
  parameters: parametersOf(operation),
  ...(operation.body ? { requestBody: { required: true, content: { 'application/json': { schema: plain(operation.body) } } } } : {}),
  responses: {
    200: { description: 'Done', content: { [operation.produces ?? 'application/json']: { schema: operation.produces ? { type: 'string' } : plain(operation.reply) } } },
    default: { description: 'Refused, with what is wrong and what to do', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
  },
})

export const describeInterface = () => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of Object.values(operations) as Operation[]) (paths[operation.path] ??= {})[operation.method.toLowerCase()] = operationOf(operation)
  return {
    openapi: '3.1.0',
    info: { title: 'Tender workbench', version: '1', description: 'A tender is a record: commands change it, views show it to one person.' },
    paths,
    components: { schemas: { Problem: plain(Problem) } },
  }
}
