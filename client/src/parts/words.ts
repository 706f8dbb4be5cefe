/** The closed lists of words as people read them, and what to show where a word is of another kind. */
import type { Role, Stage } from '@workbench/shared/contract/tender/words.ts'
import { roleNames, ruleSetNames, stageNames } from '@workbench/shared/report/words.ts'

export { roleNames, ruleSetNames, stageNames }

/** A word that the closed lists do not hold (a directory row of another kind) stands as it is. */
export const stageName = (stage: string): string => stageNames[stage as Stage] ?? stage
export const roleName = (role: string): string => roleNames[role as Role] ?? role
