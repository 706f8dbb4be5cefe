/** The closed lists of words that workshops use. */
import type { Static } from 'typebox'
import { oneOf } from '../primitives.ts'

export const workshopRoles = ['facilitator', 'participant', 'trustLead', 'neutralAnalyst', 'observer'] as const
export const WorkshopRole = oneOf(...workshopRoles)
export type WorkshopRole = Static<typeof WorkshopRole>

/** What a trust keeps to itself and its analyst until it releases it. */
export const PrivateKind = oneOf('outsideOption', 'reservePrice', 'sidePayment')
export type PrivateKind = Static<typeof PrivateKind>
