/** The closed lists of words as people read them. */
import type { Role, RuleSet, Stage } from '@workbench/shared/contract/tender/words.ts'

export const stageNames: Readonly<Record<Stage, string>> = {
  setUp: 'Set-up', published: 'Published', selection: 'Selection', sealed: 'Bids sealed', opened: 'Bids opened', compliance: 'Compliance', scoring: 'Scoring',
  moderation: 'Moderation', pricesOpened: 'Prices opened', review: 'Review', decided: 'Decided', standstill: 'Standstill', closed: 'Closed', suspended: 'Suspended', abandoned: 'Abandoned',
}

export const roleNames: Readonly<Record<Role, string>> = {
  lead: 'Procurement lead', secondPerson: 'Second person', commercialLead: 'Commercial lead', assuranceReviewer: 'Assurance reviewer', evaluator: 'Evaluator', moderator: 'Moderator',
  trustLead: 'Trust lead', bidderContact: 'Bidder’s contact', facilitator: 'Facilitator', participant: 'Participant', neutralAnalyst: 'Neutral analyst', observer: 'Observer', auditor: 'Auditor',
  administrator: 'Administrator',
}

export const ruleSetNames: Readonly<Record<RuleSet, string>> = {
  pcr2006: 'Public Contracts Regulations 2006', pcr2015: 'Public Contracts Regulations 2015', pa2023: 'Procurement Act 2023',
}

/** A word that the closed lists do not hold (a directory row of another kind) stands as it is. */
export const stageName = (stage: string): string => stageNames[stage as Stage] ?? stage
export const roleName = (role: string): string => roleNames[role as Role] ?? role
