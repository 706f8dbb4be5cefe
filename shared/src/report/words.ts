/** The closed lists of words as people read them: on pages, in the record's sentences, in reports. */
import type { PathKind } from '../contract/scenario.ts'
import type { Role, RuleSet, Stage } from '../contract/tender/words.ts'
import type { PrivateKind, WorkshopRole } from '../contract/workshop/words.ts'

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

/** "Lot 1": references are written with the word or without it. */
export const lotRef = (ref: string): string => (/^lot\b/i.test(ref) ? ref : `Lot ${ref}`)

export const roundingNames = { halfAwayFromZero: 'half away from zero', halfEven: 'half to even', down: 'down' } as const

export const positionNames = { support: 'supports the result', reservation: 'supports it with a reservation', chooseOtherwise: 'chooses otherwise' } as const

export const analysisNames = { viewWeights: 'view weights of a trust', formulas: 'other price formulas', leaveOneOut: 'one bid left out', sweep: 'a sweep of weights' } as const

export const documentNames = { evaluationReport: 'Evaluation report', decisionLetter: 'Decision letter', notice: 'Notice', minutes: 'Minutes' } as const

export const clarificationNames = { bidder: 'a bidder', authority: 'the authority', evaluator: 'an evaluator' } as const

export const workshopRoleNames: Readonly<Record<WorkshopRole, string>> = {
  facilitator: 'facilitator', participant: 'participant', trustLead: 'trust lead', neutralAnalyst: 'neutral analyst', observer: 'observer',
}

export const pathNames: Readonly<Record<PathKind, string>> = {
  businessAsUsual: 'business as usual', doMinimum: 'do minimum', continueDirect: 'continue direct', converge: 'converge', portalOverlay: 'portal overlay', ripAndReplace: 'rip and replace',
}

export const privateNames: Readonly<Record<PrivateKind, string>> = { outsideOption: 'outside option', reservePrice: 'reserve price', sidePayment: 'side payment' }
