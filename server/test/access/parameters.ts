/** For tests: what the parameters of paths may be filled with in the tiny case. A new parameter has to be entered here. */
const values: Readonly<Record<string, readonly string[]>> = {
  lot: ['records'], question: ['find', 'view', 'move', 'help', 'leave'], bid: ['ash-records', 'beech-records'], requirement: ['r1', 'r2'], trust: ['northmere', 'eastfen'],
  document: ['no-such-document'], key: ['draft.find'], person: ['eva-lind'], secret: ['x'.repeat(43)], from: ['1'], to: ['1', 'draft'],
}

const valuesOf = (parameter: string, record: string): readonly string[] => {
  const found = parameter === 'record' ? [record] : values[parameter]
  if (!found) throw new Error(`No test knows what to put for the path parameter “${parameter}”.`)
  return found
}

/** Every way to fill the parameters named. */
export const fillings = (parameters: readonly string[], record: string): Record<string, string>[] =>
  parameters.reduce<Record<string, string>[]>((made, name) => made.flatMap((params) => valuesOf(name, record).map((value) => ({ ...params, [name]: value }))), [{}])

export const pathParameters = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
