import type { ErrorItem } from '../../ui/ErrorSummary.tsx'

/** What a call-off comes from, as chosen; empty where it is not said. */
export interface Parent {
  readonly record: string
  readonly lot: string
  readonly trust: string
}

/** As the address says it, where somebody set out from the tender that is drawn on. */
export const parentIn = (search: string): Parent => {
  const given = new URLSearchParams(search)
  return { record: given.get('from') ?? '', lot: given.get('lot') ?? '', trust: given.get('trust') ?? '' }
}

export const namedParent = ({ record, lot, trust }: Parent) =>
  record === '' ? {} : { parent: { record, ...(lot === '' ? {} : { lot }), ...(trust === '' ? {} : { trust }) } }

/** What is still missing before a tender can be started, each with its field. */
export const missingOf = ({ title, ruleSet, purpose }: { readonly title: string; readonly ruleSet: string; readonly purpose: string }): readonly ErrorItem[] => [
  ...(title.trim() === '' ? [{ message: 'Enter the title of the tender.', field: 'start-title' }] : []),
  ...(ruleSet === '' ? [{ message: 'Choose the rule set the tender runs under.', field: 'start-rules' }] : []),
  ...(purpose.trim() === '' ? [{ message: 'Say what the tender is for.', field: 'start-purpose' }] : []),
]
