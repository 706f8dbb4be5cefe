/** What is missing, said beside its field in the words of the summary. */
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'

export const errorAt = (problems: readonly ErrorItem[], tried: boolean, field: string): { error?: string } => {
  const found = tried ? problems.find((problem) => problem.field === field) : undefined
  return found ? { error: found.message } : {}
}
