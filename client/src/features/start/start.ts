import type { ErrorItem } from '../../ui/ErrorSummary.tsx'

/** What is still missing before a tender can be started, each with its field. */
export const missingOf = ({ title, ruleSet, purpose }: { readonly title: string; readonly ruleSet: string; readonly purpose: string }): readonly ErrorItem[] => [
  ...(title.trim() === '' ? [{ message: 'Enter the title of the tender.', field: 'start-title' }] : []),
  ...(ruleSet === '' ? [{ message: 'Choose the rule set the tender runs under.', field: 'start-rules' }] : []),
  ...(purpose.trim() === '' ? [{ message: 'Say what the tender is for.', field: 'start-purpose' }] : []),
]
