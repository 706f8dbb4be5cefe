/** The closed lists of words that tenders use; screens and files spell them the same. */
import { oneOf } from '../primitives.ts'
import type { Static } from 'typebox'

export const ruleSets = ['pcr2006', 'pcr2015', 'pa2023'] as const
export const RuleSet = oneOf(...ruleSets)
export type RuleSet = Static<typeof RuleSet>

/** In order; `suspended` and `abandoned` stand outside the line. */
export const stages = [
  'setUp', 'published', 'selection', 'sealed', 'opened', 'compliance', 'scoring', 'moderation', 'pricesOpened', 'review',
  'decided', 'standstill', 'closed', 'suspended', 'abandoned',
] as const
export const Stage = oneOf(...stages)
export type Stage = Static<typeof Stage>

export const roles = [
  'lead', 'secondPerson', 'commercialLead', 'assuranceReviewer', 'evaluator', 'moderator', 'trustLead', 'bidderContact',
  'facilitator', 'participant', 'neutralAnalyst', 'observer', 'auditor', 'administrator',
] as const
export const Role = oneOf(...roles)
export type Role = Static<typeof Role>

export const RequirementKind = oneOf('mandatory', 'scored', 'information')
export type RequirementKind = Static<typeof RequirementKind>

export const RoundKind = oneOf('selection', 'outline', 'dialogue', 'negotiation', 'final', 'callOff')
export const EnvelopeKind = oneOf('technical', 'commercial')
export type EnvelopeKind = Static<typeof EnvelopeKind>
export const Confidence = oneOf('high', 'medium', 'low')
